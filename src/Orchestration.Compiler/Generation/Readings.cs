using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Generation;

/// <summary>
/// The pipelines that one generator has read. Roslyn asks for every one again after any edit, since an edit anywhere may change what names mean;
/// an edit that leaves all declarations as they were cannot, and then only the pipelines in the edited file are read again.
/// </summary>
internal sealed class Readings
{
    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<(TextSpan Class, string Pattern), Reading>> known = new();
    private readonly ConditionalWeakTable<Compilation, Declarations> declared = new();
    private Declarations? latest;

    /// <summary>The pipeline as it was read before, where that cannot have changed.</summary>
    public ParsedPipeline? Read(GeneratorAttributeSyntaxContext found, string pattern, Func<ParsedPipeline?> read)
    {
        var compilation = (CSharpCompilation)found.SemanticModel.Compilation;
        object version = declared.GetValue(compilation, Declare).Version;
        var ofFile = known.GetValue(found.TargetNode.SyntaxTree, _ => new());
        (TextSpan, string) key = (found.TargetNode.Span, pattern);
        if (ofFile.TryGetValue(key, out Reading before) && before.Version == version && before.Files.All(compilation.ContainsSyntaxTree))
        {
            return before.Parsed;
        }

        ParsedPipeline? parsed = read();
        ofFile[key] = new Reading(version, found.TargetSymbol.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).ToImmutableArray(), parsed);
        return parsed;
    }

    private Declarations Declare(Compilation compilation)
    {
        Declarations own = Declarations.Of((CSharpCompilation)compilation);
        Declarations? before = Volatile.Read(ref latest);
        own = before is not null && own.AreSameAs(before) ? own with { Version = before.Version } : own;
        Volatile.Write(ref latest, own);
        return own;
    }

    /// <summary>What was read of a class.</summary>
    /// <param name="Version">What was declared then.</param>
    /// <param name="Files">The files with the class's parts, of which bodies and comments are read too.</param>
    /// <param name="Parsed">What it gave.</param>
    private sealed record Reading(object Version, ImmutableArray<SyntaxTree> Files, ParsedPipeline? Parsed);

    /// <summary>All that names in a compilation can mean, without its symbols. Equal ones have the same version.</summary>
    private sealed record Declarations(ImmutableArray<SyntaxTree> Files, ImmutableArray<MetadataReference> References, CompilationOptions Options, string? Assembly, object Version)
    {
        public static Declarations Of(CSharpCompilation compilation) =>
            new(compilation.SyntaxTrees, compilation.ExternalReferences, compilation.Options, compilation.AssemblyName, new object());

        public bool AreSameAs(Declarations other) =>
            Assembly == other.Assembly
            && (References == other.References || References.SequenceEqual(other.References))
            && Options.Equals(other.Options)
            && Files.Length == other.Files.Length
            && Files.Zip(other.Files, SameDeclarations.In).All(same => same);
    }
}
