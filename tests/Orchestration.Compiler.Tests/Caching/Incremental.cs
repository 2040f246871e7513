using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orchestration.Compiler.Tests.Caching;

/// <summary>
/// Runs the generator over a scenario and again over an edited one, as an editor does from one key press to the next.
/// <code>
/// Incremental.Run(scenario).Then(scenario.Edit("Translate", "Render")).OnlyRegenerates("Demo.Translation.g.cs");
/// Incremental.Run(scenario).Then(scenario.Edit("{\n", "{\n\n")).AllStepsAreCachedOrUnchanged();
/// </code>
/// </summary>
public sealed class Incremental
{
    private readonly Scenario _scenario;
    private readonly CompilerParts _parts;
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _compilation;
    private readonly ImmutableArray<AdditionalText> _texts;

    private Incremental(Scenario scenario, CompilerParts parts, GeneratorDriver driver, CSharpCompilation compilation, ImmutableArray<AdditionalText> texts)
    {
        (_scenario, _parts, _compilation, _texts) = (scenario, parts, compilation, texts);
        _driver = driver.ReplaceAdditionalTexts(texts).RunGenerators(compilation);
    }

    /// <summary>The first run.</summary>
    public static Incremental Run(Scenario scenario) => Run(scenario, CompilerParts.UnderTest);

    internal static Incremental Run(Scenario scenario, CompilerParts parts) =>
        new(scenario, parts, ScenarioCompiler.Driver(scenario, parts, trackSteps: true), ScenarioCompiler.Compile(scenario, parts), ScenarioCompiler.AdditionalTexts(scenario));

    /// <summary>The next run. Files that are equal stay the same trees; the others are edited trees.</summary>
    public IncrementalChange Then(Scenario edited)
    {
        var next = new Incremental(edited, _parts, EditOptions(edited), EditCompilation(edited), EditTexts(edited));
        return new IncrementalChange(_driver.GetRunResult(), next._driver.GetRunResult());
    }

    private CSharpCompilation EditCompilation(Scenario edited)
    {
        var compilation = edited.References.SequenceEqual(_scenario.References)
            ? _compilation
            : _compilation.WithReferences(ScenarioCompiler.References(edited, _parts));
        var texts = ScenarioCompiler.Sources(edited).ToDictionary();
        foreach (var tree in _compilation.SyntaxTrees)
        {
            compilation = !texts.Remove(tree.FilePath, out var text) ? compilation.RemoveSyntaxTrees(tree)
                : text == tree.ToString() ? compilation
                : compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(ScenarioCompiler.ToText(text)));
        }

        return compilation.AddSyntaxTrees(texts.Select(t => CSharpSyntaxTree.ParseText(ScenarioCompiler.ToText(t.Value), ScenarioCompiler.ParseOptions, t.Key)));
    }

    private GeneratorDriver EditOptions(Scenario edited) => edited.Options.OrderBy(o => o.Key).SequenceEqual(_scenario.Options.OrderBy(o => o.Key))
        ? _driver
        : _driver.WithUpdatedAnalyzerConfigOptions(new ScenarioConfig(edited));

    // Roslyn tells additional texts apart by instance, so one that was not edited must stay the same.
    private ImmutableArray<AdditionalText> EditTexts(Scenario edited) =>
        [.. ScenarioCompiler.AdditionalTexts(edited).Select(t => _texts.FirstOrDefault(old => old.Path == t.Path && TextOf(old) == TextOf(t)) ?? t)];

    private static string TextOf(AdditionalText text) => text.GetText()!.ToString();
}
