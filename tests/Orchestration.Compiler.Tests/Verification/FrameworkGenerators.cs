using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>
/// The generators that come with the framework and that a pipeline may lean on: that of System.Text.Json, out of the SDK's targeting pack. They
/// run only where a scenario needs them, so that nobody else waits for them.
/// </summary>
internal static class FrameworkGenerators
{
    private static readonly Lazy<ImmutableArray<ISourceGenerator>> Json = new(() => Load("System.Text.Json.SourceGeneration"));

    public static ImmutableArray<ISourceGenerator> For(Scenario scenario) =>
        scenario.Files.Values.Append(scenario.Source).Any(text => text.Contains("JsonSerializerContext", StringComparison.Ordinal)) ? Json.Value : [];

    private static ImmutableArray<ISourceGenerator> Load(string name)
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string packs = Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref");
        string path = Directory.EnumerateFiles(packs, name + ".dll", SearchOption.AllDirectories)
            .Where(file => file.Contains(Path.Combine("dotnet", "cs"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Last();
        return [.. Assembly.LoadFrom(path).GetTypes()
            .Where(type => type.IsDefined(typeof(GeneratorAttribute)) && !type.IsAbstract)
            .Select(type => Activator.CreateInstance(type))
            .Select(generator => generator as ISourceGenerator ?? ((IIncrementalGenerator)generator!).AsSourceGenerator())];
    }
}
