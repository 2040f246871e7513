using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>
/// Checks generators, analyzers and code fixes against marked source. Tests of rules use <see cref="Verify"/>, which runs everything
/// that the package ships; the verifier's own tests give it small parts of their own.
/// </summary>
public sealed class Verifier(CompilerParts parts)
{
    private readonly CompilerParts _parts = parts;

    /// <inheritdoc cref="Verify.RuleAsync"/>
    public async Task RuleAsync(string id, Scenario scenario)
    {
        var expectation = new Expectation(scenario, id);
        var ids = expectation.Ids;
        var all = await DiagnosticsAsync(scenario);
        expectation.Check([.. all.Where(d => ids.Contains(d.Id) || IsCompilerError(d) || IsCrash(d))]);
    }

    /// <inheritdoc cref="Verify.CleanAsync"/>
    public async Task CleanAsync(Scenario scenario)
    {
        var loud = (await DiagnosticsAsync(scenario)).Where(d => d.Severity >= DiagnosticSeverity.Warning || IsCrash(d)).ToList();
        Assert.True(loud.Count == 0, "Expected no warning and no error, but:\n" + FailureReport.List(loud));
    }

    /// <inheritdoc cref="Verify.OnlyAsync"/>
    public async Task OnlyAsync(Scenario scenario, DiagnosticSeverity least = DiagnosticSeverity.Warning)
    {
        var expectation = new Expectation(scenario, ruleId: null);
        var ids = expectation.Ids;
        var all = await DiagnosticsAsync(scenario);
        expectation.Check([.. all.Where(d => d.Severity >= least || ids.Contains(d.Id) || IsCrash(d))]);
    }

    /// <inheritdoc cref="Verify.FixAsync"/>
    public Task FixAsync(string id, Scenario before, Scenario after, string? equivalenceKey = null, int index = 0) =>
        new FixVerifier(this, _parts, id).FixAsync(before, after, equivalenceKey, index);

    /// <inheritdoc cref="Verify.FixAllAsync"/>
    public Task FixAllAsync(string id, Scenario before, Scenario after, string? equivalenceKey = null, int index = 0) =>
        new FixVerifier(this, _parts, id).FixAllAsync(before, after, equivalenceKey, index);

    /// <inheritdoc cref="Verify.NoFixAsync"/>
    public Task NoFixAsync(string id, Scenario scenario) => new FixVerifier(this, _parts, id).NoFixAsync(scenario);

    /// <inheritdoc cref="Verify.FixTitlesAsync"/>
    public Task<IReadOnlyList<string>> FixTitlesAsync(string id, Scenario scenario) => new FixVerifier(this, _parts, id).TitlesAsync(scenario);

    /// <inheritdoc cref="Verify.Generated"/>
    public IReadOnlyDictionary<string, string> Generated(Scenario scenario)
    {
        var run = ScenarioRun.Start(scenario, _parts);
        var crashes = run.Result.Diagnostics.Where(IsCrash).ToList();
        Assert.True(crashes.Count == 0, "The generator threw:\n" + FailureReport.List(crashes));
        return run.Generated;
    }

    /// <inheritdoc cref="Verify.Load"/>
    public LoadedProgram Load(Scenario scenario) => LoadedProgram.Of(scenario, _parts);

    internal async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(Scenario scenario) =>
        await ScenarioRun.Start(scenario, _parts).DiagnosticsAsync(TestContext.Current.CancellationToken);

    internal static bool IsCompilerError(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);

    internal static bool IsCrash(Diagnostic diagnostic) => ScenarioRun.CrashIds.Contains(diagnostic.Id);
}
