using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Tests.Robustness;

namespace Orchestration.Compiler.Tests.Caching;

/// <summary>One project of all examples, in which each type stands in a file of its own, so that it is what pipelines in other files name.</summary>
internal sealed class ManyFiles
{
    private readonly List<SyntaxTree> _trees;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    public ManyFiles(params string[] others)
    {
        Origins = [.. Examples.All.SelectMany(example => Types(example.Text).Select(text => (example.Name, text))), .. others.Select(text => ("another file", text))];
        _trees = [.. Origins.Select((origin, number) => Parse(origin.Text, number))];
        _compilation = ScenarioCompiler.Compile("", CompilerParts.UnderTest).RemoveAllSyntaxTrees().AddSyntaxTrees([.. _trees, Parse(Scenario.GlobalUsings, _trees.Count)]);
        _driver = NewDriver().RunGenerators(_compilation);
    }

    /// <summary>What stands in each file at first, and the example that it is of.</summary>
    public IReadOnlyList<(string Name, string Text)> Origins { get; }

    /// <summary>What the generator has written so far.</summary>
    public IReadOnlyDictionary<string, string> Generated => Texts(_driver);

    /// <summary>What a run from nothing writes.</summary>
    public IReadOnlyDictionary<string, string> GeneratedAfresh => Texts(NewDriver().RunGenerators(_compilation));

    /// <summary>Gives a file another text, and runs the generator.</summary>
    /// <returns>The bytes that the run has allocated.</returns>
    public long Edit(int number, string text)
    {
        var tree = _trees[number].WithChangedText(ScenarioCompiler.ToText(text));
        _compilation = _compilation.ReplaceSyntaxTree(_trees[number], tree);
        _trees[number] = tree;
        long before = GC.GetAllocatedBytesForCurrentThread();
        _driver = _driver.RunGenerators(_compilation);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static IEnumerable<string> Types(string source) => CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot().Members.SelectMany(member =>
        member is FileScopedNamespaceDeclarationSyntax space
            ? space.Members.Select(inner => $"namespace {space.Name};\n\n{inner.ToFullString()}")
            : [member.ToFullString()]);

    private static SyntaxTree Parse(string text, int number) => CSharpSyntaxTree.ParseText(ScenarioCompiler.ToText(text), ScenarioCompiler.ParseOptions, $"{Scenario.Folder}File{number}.cs");

    private static GeneratorDriver NewDriver() => ScenarioCompiler.Driver("", CompilerParts.UnderTest);

    private static Dictionary<string, string> Texts(GeneratorDriver driver) =>
        driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources.IsDefault ? [] : result.GeneratedSources).ToDictionary(source => source.HintName, source => source.SourceText.ToString());
}
