using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules;

/// <summary>Reads the pipelines of one compilation, each once however many rules and pipelines ask for it.</summary>
internal sealed class PipelineSession(Compilation compilation, AnalyzerOptions options)
{
    private readonly ConcurrentDictionary<string, ParsedPipeline?> parsed = new(StringComparer.Ordinal);
    private readonly Lazy<ISet<string>> inner = new(() => InnerPipelines.In(compilation));

    public ParsedPipeline? Read(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        parsed.GetOrAdd(
            TypeReader.MetadataNameOf(type),
            _ => PipelineParser.Parse(type, compilation, cancellationToken) is { } read
                ? PromptFiles.Bind(read, path => TextOf(path, cancellationToken))
                : null);

    public PipelineCatalog CatalogFor(SyntaxTree tree, CancellationToken cancellationToken) =>
        new(name => Find(name, cancellationToken), inner.Value.Contains, new ProjectSettings(options.AnalyzerConfigOptionsProvider.GetOptions(tree)));

    /// <summary>The additional file with a full path, or null.</summary>
    public AdditionalText? File(string path) =>
        options.AdditionalFiles.FirstOrDefault(file => PromptFiles.IsPrompt(file.Path) && PromptFiles.Normalize(file.Path) == path);

    /// <summary>The file in which the project keeps the bounds of its pipelines, or null where it keeps none.</summary>
    public AdditionalText? BoundsFile => options.AdditionalFiles.FirstOrDefault(file => Termination.BoundsFile.Is(file.Path));

    private string? TextOf(string path, CancellationToken cancellationToken) =>
        File(path) is { } file ? file.GetText(cancellationToken)?.ToString() ?? "" : null;

    private PipelineModel? Find(string metadataName, CancellationToken cancellationToken) =>
        compilation.Assembly.GetTypeByMetadataName(metadataName) is { } type ? Read(type, cancellationToken)?.Model : null;
}
