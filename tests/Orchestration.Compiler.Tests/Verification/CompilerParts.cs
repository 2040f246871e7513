using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>The generators, analyzers (suppressors among them) and code fixes that a verifier runs.</summary>
public sealed record CompilerParts(
    ImmutableArray<IIncrementalGenerator> Generators,
    ImmutableArray<DiagnosticAnalyzer> Analyzers,
    ImmutableArray<CodeFixProvider> Fixes)
{
    private static readonly Lazy<CompilerParts> Shipped = new(() =>
        From([.. Assembly.Load("Orchestration.Compiler").GetTypes(), .. Assembly.Load("Orchestration.CodeFixes").GetTypes()]));

    /// <summary>Everything that the package brings into the compiler and the editor, found as they find it: by attribute.</summary>
    public static CompilerParts UnderTest => Shipped.Value;

    /// <summary>The ids and descriptors of every rule; a rule of several severities has several.</summary>
    public IEnumerable<DiagnosticDescriptor> Descriptors => Analyzers.SelectMany(a => a.SupportedDiagnostics).Distinct();

    /// <summary>Makes the parts out of the types that are marked as such.</summary>
    public static CompilerParts From(IReadOnlyList<Type> types) => new(
        [.. Marked<GeneratorAttribute, IIncrementalGenerator>(types)],
        [.. Marked<DiagnosticAnalyzerAttribute, DiagnosticAnalyzer>(types)],
        [.. Marked<ExportCodeFixProviderAttribute, CodeFixProvider>(types)]);

    /// <summary>The fixes that are registered for a diagnostic.</summary>
    public IEnumerable<CodeFixProvider> FixesOf(string id) => Fixes.Where(f => f.FixableDiagnosticIds.Contains(id));

    private static IEnumerable<T> Marked<TAttribute, T>(IReadOnlyList<Type> types)
        where TAttribute : Attribute =>
        from type in types
        where !type.IsAbstract && type.IsDefined(typeof(TAttribute), inherit: false)
        orderby type.FullName
        select (T)Activator.CreateInstance(type, nonPublic: true)!;
}
