using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Rules;

namespace Orchestration.Compiler.Tests.Conventions;

/// <summary>A rule with the files that belong to it.</summary>
/// <param name="Rule">The rule.</param>
internal sealed record RuleEntry(Rule Rule)
{
    private static readonly Dictionary<char, string> Groups = new()
    {
        ['1'] = "Declaration",
        ['2'] = "Termination",
        ['3'] = "Verification",
        ['4'] = "DataFlow",
        ['5'] = "Robustness",
        ['6'] = "Security",
        ['7'] = "Simplicity",
        ['8'] = "Durability",
        ['9'] = "ModelCode",
    };

    private static readonly Dictionary<char, string> GroupTitles = new()
    {
        ['1'] = "Declaration",
        ['2'] = "Termination and cost",
        ['3'] = "Verification",
        ['4'] = "Data flow and context",
        ['5'] = "Concurrency and robustness",
        ['6'] = "Security",
        ['7'] = "Start simple",
        ['8'] = "Durability",
        ['9'] = "Hand-written model code",
    };

    /// <summary>Every rule of the compiler component, by id.</summary>
    public static IReadOnlyList<RuleEntry> All { get; } =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(Rule)) && !t.IsAbstract)
            .Select(t => new RuleEntry((Rule)Activator.CreateInstance(t, nonPublic: true)!))
            .OrderBy(r => r.Id, StringComparer.Ordinal),
    ];

    public DiagnosticDescriptor Descriptor => Rule.Descriptor;

    public string Id => Descriptor.Id;

    public string Title => Descriptor.Title.ToString(null);

    /// <summary>The name that rule, fix, tests and page share.</summary>
    public string Stem => Rule.GetType().Name;

    /// <summary>The group that the id belongs to.</summary>
    public string Group => Groups[Id[3]];

    /// <summary>The group's name in the documentation.</summary>
    public string GroupTitle => GroupTitles[Id[3]];

    public string RuleFile => Repository.PathOf("src", "Orchestration.Compiler", "Rules", Group, $"{Stem}.cs");

    public string FixFile => Repository.PathOf("src", "Orchestration.CodeFixes", Group, $"{Stem}Fix.cs");

    public string RuleTests => Repository.PathOf("tests", "Orchestration.Compiler.Tests", "Rules", Group, $"{Stem}Tests.cs");

    public string FixTests => Repository.PathOf("tests", "Orchestration.Compiler.Tests", "CodeFixes", Group, $"{Stem}FixTests.cs");

    public string Page => Repository.PathOf("docs", "rules", $"{Id}.md");

    /// <summary>Whether a code fix is registered for it.</summary>
    public bool HasFix => CompilerParts.UnderTest.FixesOf(Id).Any();

    public override string ToString() => $"{Id} {Stem}";
}
