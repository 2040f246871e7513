using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>
/// Checks everything that the package brings into the compiler and the editor against marked source.
/// <code>
/// await Verify.RuleAsync("ORC2001", """
///     [{|ORC2001:Critic|}]
///     public partial class Translation(IChatClient client) { … }
///     """);
/// </code>
/// <c>[|…|]</c> marks a place for the rule under test, <c>{|ORC1007:…|}</c> or <c>{|CS0103:…|}</c> for an id. Where a string is
/// not enough, a <see cref="Scenario"/> brings further files, prompts, options, references, messages and the severity.
/// </summary>
public static class Verify
{
    private static readonly Verifier Verifier = new(CompilerParts.UnderTest);

    /// <summary>
    /// The diagnostics of the rule, and of every other id that is marked, stand exactly where they are marked. Nothing throws, and there is no
    /// compiler error but the marked ones. Other rules may say what they like.
    /// </summary>
    public static Task RuleAsync(string id, Scenario scenario) => Verifier.RuleAsync(id, scenario);

    /// <summary>No rule and no compiler says anything of warning or above, in the user's code or in generated code.</summary>
    public static Task CleanAsync(Scenario scenario) => Verifier.CleanAsync(scenario);

    /// <summary>
    /// One mistake, one message: all that rules and compiler say is what is marked. Marks name their ids; what is quieter than
    /// <paramref name="least"/> counts only where its id is marked somewhere.
    /// </summary>
    public static Task OnlyAsync(Scenario scenario, DiagnosticSeverity least = DiagnosticSeverity.Warning) => Verifier.OnlyAsync(scenario, least);

    /// <summary>
    /// The fix for a diagnostic (of a rule or of the compiler) leads to the expected text. It is applied again and again until no marked
    /// diagnostic has it any more; the result compiles, generator included, and has no diagnostic of the id, but for what
    /// <paramref name="after"/> marks.
    /// </summary>
    /// <param name="id">The diagnostic that is fixed.</param>
    /// <param name="before">The source, every diagnostic of the id marked.</param>
    /// <param name="after">
    /// The source afterwards; marks say which diagnostics it still has. Options, references, and files that it does not name are as before.
    /// </param>
    /// <param name="equivalenceKey">Chooses among several fixes.</param>
    /// <param name="index">Chooses among several fixes, in the order offered.</param>
    public static Task FixAsync(string id, Scenario before, Scenario after, string? equivalenceKey = null, int index = 0) =>
        Verifier.FixAsync(id, before, after, equivalenceKey, index);

    /// <summary>As <see cref="FixAsync"/>, by Fix All in each document, in the project and in the solution, each of which must give the same.</summary>
    public static Task FixAllAsync(string id, Scenario before, Scenario after, string? equivalenceKey = null, int index = 0) =>
        Verifier.FixAllAsync(id, before, after, equivalenceKey, index);

    /// <summary>The marked diagnostics are there, and no fix is offered for any of them.</summary>
    public static Task NoFixAsync(string id, Scenario scenario) => Verifier.NoFixAsync(id, scenario);

    /// <summary>The titles of the fixes offered for the first marked diagnostic, in the order offered.</summary>
    public static Task<IReadOnlyList<string>> FixTitlesAsync(string id, Scenario scenario) => Verifier.FixTitlesAsync(id, scenario);

    /// <summary>Every diagnostic of compiler and rules that a user would see, for checks that the other methods do not make.</summary>
    public static Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(Scenario scenario) => Verifier.DiagnosticsAsync(scenario);

    /// <summary>The generated files by hint name. The code need not compile.</summary>
    public static IReadOnlyDictionary<string, string> Generated(Scenario scenario) => Verifier.Generated(scenario);

    /// <summary>Compiles the code, generated code included, and loads it, so that a test can run it.</summary>
    public static LoadedProgram Load(Scenario scenario) => Verifier.Load(scenario);
}
