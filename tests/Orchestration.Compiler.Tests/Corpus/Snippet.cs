using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Tests.Conventions;

namespace Orchestration.Compiler.Tests.Corpus;

/// <summary>
/// A file of hand-written model code as somebody might have it, and what the rules of the group ModelCode should say of it. It starts with
/// <code>
/// // expects: ORC9001, ORC9002|ORC9014     each of these; of a group with | at least one
/// // allows: ORC9010                       may be said too (optional)
/// // What the shape is, and why it is risky or harmless.
/// </code>
/// </summary>
internal sealed record Snippet(string Name, string Source)
{
    private const string Expects = "// expects: ";
    private const string Allows = "// allows: ";
    private const string Nothing = "nothing";

    /// <summary>The libraries compiled as a project of their own, as a user references them.</summary>
    private static readonly Scenario Libraries = new Scenario("") { AssemblyName = "Libraries" }.Using(ModelApis.All);

    /// <summary>The names of the snippets in a folder.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(PathOf(folder), "*.cs.txt").Select(path => Path.GetFileName(path)[..^".cs.txt".Length]).Order(StringComparer.Ordinal);

    /// <summary>Reads a snippet.</summary>
    public static Snippet Read(string folder, string name) => new(name, File.ReadAllText(Path.Combine(PathOf(folder), $"{name}.cs.txt")));

    /// <summary>What is wrong with it, each by the ids of which at least one should be reported.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Risks => [.. Ids(Expects).Select(group => group.Split('|'))];

    /// <summary>The risks for which there are rules.</summary>
    public IEnumerable<IReadOnlyList<string>> Expected => Risks.Where(group => group.All(IsRule));

    /// <summary>The ids that may be reported.</summary>
    public IReadOnlySet<string> Allowed => Risks.SelectMany(group => group).Concat(Ids(Allows)).ToHashSet();

    /// <summary>Whether it says of itself that it is harmless.</summary>
    public bool IsHarmless => Line(Expects) == Nothing;

    /// <summary>The file as a project that references the libraries.</summary>
    public Scenario Scenario => new(Source) { IsProgram = IsProgram, References = [Libraries] };

    /// <summary>What compiler and rules say of it; it has to compile.</summary>
    public async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync()
    {
        var all = await Verify.DiagnosticsAsync(Scenario);
        var broken = all.Where(d => Verifier.IsCompilerError(d) || Verifier.IsCrash(d)).ToList();
        Assert.True(broken.Count == 0, $"{Name} does not compile, or a rule threw:\n{FailureReport.List(broken)}");
        return [.. all.Where(d => d.Id.StartsWith("ORC9", StringComparison.Ordinal))];
    }

    private bool IsProgram =>
        CSharpSyntaxTree.ParseText(Source).GetCompilationUnitRoot().Members.Any(m => m is GlobalStatementSyntax);

    private static string PathOf(string folder) => Repository.PathOf("tests", "Orchestration.Compiler.Tests", "Corpus", "Snippets", folder);

    private static bool IsRule(string id) => RuleEntry.All.Any(rule => rule.Id == id);

    private IEnumerable<string> Ids(string header) =>
        Line(header) is { } ids and not Nothing ? ids.Split(',', StringSplitOptions.TrimEntries) : [];

    private string? Line(string header) =>
        Source.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal))
            .FirstOrDefault(line => line.StartsWith(header, StringComparison.Ordinal))?[header.Length..].Trim();
}
