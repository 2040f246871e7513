using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Benchmarks.Generators;

/// <summary>The generators and the reference assemblies that come with the SDK, out of its targeting packs.</summary>
internal static class SdkGenerators
{
    private const string Framework = "Microsoft.NETCore.App.Ref";
    private const string Web = "Microsoft.AspNetCore.App.Ref";

    public static ISourceGenerator Json() => Load(Framework, "System.Text.Json.SourceGeneration.dll");

    public static ISourceGenerator LoggerMessage() => Load(Web, "Microsoft.Extensions.Logging.Generators.dll");

    /// <summary>The assembly with <c>ILogger</c>, to compile against.</summary>
    public static string Logging => Find(Web, "Microsoft.Extensions.Logging.Abstractions.dll");

    private static ISourceGenerator Load(string pack, string file)
    {
        Type type = Assembly.LoadFrom(Find(pack, file)).GetTypes().Single(type => type.IsDefined(typeof(GeneratorAttribute)) && !type.IsAbstract);
        object generator = Activator.CreateInstance(type)!;
        return generator as ISourceGenerator ?? ((IIncrementalGenerator)generator).AsSourceGenerator();
    }

    /// <summary>A file of the newest targeting pack that the runtime's SDK has.</summary>
    private static string Find(string pack, string file)
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.EnumerateFiles(Path.Combine(root, "packs", pack), file, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
    }
}
