using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>Turns scenarios into Roslyn's compilations and generator drivers, with the options of an ordinary user's project.</summary>
internal static class ScenarioCompiler
{
    /// <summary>The newest language version, documentation comments checked.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>The C# files of a scenario, global usings included, without markup.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Sources(Scenario scenario) => scenario.MarkedSources
        .Select(s => KeyValuePair.Create(s.Key, s.Value.Text))
        .Append(new(Scenario.Folder + "GlobalUsings.cs", Scenario.GlobalUsings));

    /// <summary>The compilation of a scenario before any generator ran.</summary>
    public static CSharpCompilation Compile(Scenario scenario, CompilerParts parts) => CSharpCompilation.Create(
        scenario.AssemblyName ?? "Demo",
        Sources(scenario).Select(s => CSharpSyntaxTree.ParseText(ToText(s.Value), ParseOptions, s.Key)),
        References(scenario, parts),
        CompilationOptions(scenario));

    /// <summary>How a scenario is compiled.</summary>
    public static CSharpCompilationOptions CompilationOptions(Scenario scenario) =>
        new CSharpCompilationOptions(scenario.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithSyntaxTreeOptionsProvider(new ScenarioConfig(scenario).TreeOptions);

    /// <summary>The references of a scenario: the framework and the library, and the projects it names, compiled.</summary>
    public static ImmutableArray<MetadataReference> References(Scenario scenario, CompilerParts parts) =>
        [.. ReferenceAssemblies.All, .. scenario.Assemblies.Select(ReferenceAssemblies.Of), .. Images(scenario, parts).Select(i => i.Value.ToReference())];

    /// <summary>The projects that a scenario references, directly or not, as images by assembly name.</summary>
    public static IEnumerable<KeyValuePair<string, AssemblyImage>> Images(Scenario scenario, CompilerParts parts)
    {
        var named = scenario.References.Select((r, i) => r with { AssemblyName = r.AssemblyName ?? $"Library{i}" });
        return named.SelectMany(r => Images(r, parts).Append(new(r.AssemblyName!, AssemblyImage.Of(ScenarioRun.Start(r, parts)))));
    }

    /// <summary>A driver that runs the generators over a scenario and, if asked to, remembers what each of their steps did.</summary>
    public static GeneratorDriver Driver(Scenario scenario, CompilerParts parts, bool trackSteps = false) => CSharpGeneratorDriver.Create(
        parts.Generators.Select(g => g.AsSourceGenerator()).Concat(FrameworkGenerators.For(scenario)),
        AdditionalTexts(scenario),
        ParseOptions,
        new ScenarioConfig(scenario),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>The additional files of a scenario without markup.</summary>
    public static ImmutableArray<AdditionalText> AdditionalTexts(Scenario scenario) =>
        [.. scenario.MarkedAdditionalFiles.Select(f => new InMemoryText(f.Key, f.Value.Text))];

    /// <summary>A text as read from a file in UTF-8.</summary>
    public static SourceText ToText(string text) => SourceText.From(text, Encoding.UTF8);

    private sealed class InMemoryText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = ToText(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
