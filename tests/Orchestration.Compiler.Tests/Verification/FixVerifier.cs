using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>Applies the code fixes of one diagnostic and checks where they lead.</summary>
internal sealed class FixVerifier(Verifier verifier, CompilerParts parts, string id)
{
    private const int MostSteps = 100;

    public async Task FixAsync(Scenario before, Scenario after, string? equivalenceKey, int index)
    {
        await verifier.RuleAsync(id, before);
        var project = ScenarioWorkspace.Open(before, parts);
        for (var step = 0; await FirstOfferAsync(project, equivalenceKey, index) is { } offer; step++)
        {
            Assert.True(step < MostSteps, $"The fix was applied {MostSteps} times and is still offered.\n\n{await ScenarioWorkspace.ShowAsync(project)}");
            project = await ApplyAsync(project, offer.Action);
        }

        await CheckResultAsync(project, before, after);
    }

    public async Task FixAllAsync(Scenario before, Scenario after, string? equivalenceKey, int index)
    {
        await verifier.RuleAsync(id, before);
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            var project = ScenarioWorkspace.Open(before, parts);
            // A project and a solution are fixed at once, documents one after another.
            var most = scope == FixAllScope.Document ? project.DocumentIds.Count : 1;
            for (var step = 0; step < most && await FirstOfferAsync(project, equivalenceKey, index) is { } offer; step++)
            {
                project = await ApplyAsync(project, await FixAllActionAsync(offer, scope));
            }

            await CheckResultAsync(project, before, after);
        }
    }

    public async Task NoFixAsync(Scenario scenario)
    {
        await verifier.RuleAsync(id, scenario);
        var project = ScenarioWorkspace.Open(scenario, parts);
        foreach (var diagnostic in await ScenarioWorkspace.DiagnosticsAsync(project, parts, id))
        {
            var offers = await OffersAsync(project, diagnostic);
            Assert.True(offers.Count == 0, $"Expected no fix, but \"{offers.FirstOrDefault()?.Action.Title}\" is offered for:\n{FailureReport.List([diagnostic])}");
        }
    }

    public async Task<IReadOnlyList<string>> TitlesAsync(Scenario scenario)
    {
        await verifier.RuleAsync(id, scenario);
        var project = ScenarioWorkspace.Open(scenario, parts);
        var diagnostics = await ScenarioWorkspace.DiagnosticsAsync(project, parts, id);
        return diagnostics.Count == 0 ? [] : [.. (await OffersAsync(project, diagnostics[0])).Select(o => o.Action.Title)];
    }

    private sealed record Offer(Project Project, TextDocument Document, CodeFixProvider Provider, CodeAction Action);

    /// <summary>The chosen fix of the first diagnostic that has it.</summary>
    private async Task<Offer?> FirstOfferAsync(Project project, string? equivalenceKey, int index)
    {
        foreach (var diagnostic in await ScenarioWorkspace.DiagnosticsAsync(project, parts, id))
        {
            var offers = (await OffersAsync(project, diagnostic)).Where(o => equivalenceKey is null || o.Action.EquivalenceKey == equivalenceKey).ToList();
            if (index < offers.Count)
            {
                return offers[index];
            }
        }

        return null;
    }

    private async Task<List<Offer>> OffersAsync(Project project, Diagnostic diagnostic)
    {
        var offers = new List<Offer>();
        var document = ScenarioWorkspace.DocumentOf(project, diagnostic);
        foreach (var provider in document is null ? [] : parts.FixesOf(id))
        {
            var context = new CodeFixContext(document!, diagnostic, (action, _) => offers.AddRange(Leaves(action).Select(a => new Offer(project, document!, provider, a))), default);
            await provider.RegisterCodeFixesAsync(context);
        }

        return offers;
    }

    private static IEnumerable<CodeAction> Leaves(CodeAction action) =>
        action.NestedActions.IsEmpty ? [action] : action.NestedActions.SelectMany(Leaves);

    private async Task<CodeAction> FixAllActionAsync(Offer offer, FixAllScope scope)
    {
        var all = offer.Provider.GetFixAllProvider();
        Assert.True(all is not null && all.GetSupportedFixAllScopes().Contains(scope), $"{offer.Provider.GetType().Name} does not support Fix All in a {scope}.");
        Assert.True(offer.Action.EquivalenceKey is not null, $"\"{offer.Action.Title}\" has no equivalence key, which Fix All needs.");
        var context = new FixAllContext(
            Assert.IsType<Document>(offer.Document), offer.Provider, scope, offer.Action.EquivalenceKey, [id], new FixAllDiagnostics(parts, id), default);
        var action = await all.GetFixAsync(context);
        Assert.True(action is not null, $"Fix All in a {scope} offers nothing.");
        return action;
    }

    private static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(default);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        var before = await ScenarioWorkspace.ShowAsync(project);
        Assert.True(before != await ScenarioWorkspace.ShowAsync(changed), $"\"{action.Title}\" changes nothing in:\n\n{before}");
        return changed;
    }

    private async Task CheckResultAsync(Project project, Scenario before, Scenario result)
    {
        var after = Complete(result, before);
        var expected = ScenarioWorkspace.Show(after);
        var actual = await ScenarioWorkspace.ShowAsync(project);
        if (expected != actual)
        {
            Assert.Fail("The fix leads elsewhere. (- expected, + actual)\n\n" + LineDiff.Show(expected, actual));
        }

        // Compiled from scratch, against its own marks.
        await verifier.RuleAsync(id, after);
    }

    /// <summary>The result with what the fix does not touch: options, references, and the files that the result does not name.</summary>
    private static Scenario Complete(Scenario result, Scenario before) => before with
    {
        Source = result.Source,
        Files = Complete(result.Files, before.Files),
        AdditionalFiles = Complete(result.AdditionalFiles, before.AdditionalFiles),
        Messages = [],
        Severity = null,
    };

    private static Dictionary<string, string> Complete(IDictionary<string, string> result, IDictionary<string, string> before)
    {
        var files = before.ToDictionary(f => f.Key, f => MarkedText.Parse(f.Value).Text);
        foreach (var (name, text) in result)
        {
            files[name] = text;
        }

        return files;
    }

    private sealed class FixAllDiagnostics(CompilerParts parts, string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await ScenarioWorkspace.DiagnosticsAsync(project, parts, id);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await ScenarioWorkspace.DiagnosticsAsync(document.Project, parts, id)).Where(d => FailureReport.PathOf(d) == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
