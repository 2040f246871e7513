using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Emission;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Parsing.Patterns;

namespace Orchestration.Compiler.Generation;

/// <summary>
/// Writes one file for each pipeline. Only the wiring is here: a class becomes a model, the model gets its prompt files and, once all
/// pipelines are known, its figures, and then its code.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PipelineGenerator : IIncrementalGenerator
{
    private static readonly Encoding WithoutMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EquatableArray<PromptFileText>> promptFiles = context.AdditionalTextsProvider
            .Where(static file => PromptFiles.IsPrompt(file.Path))
            .WithTrackingName(TrackedSteps.FoundPromptFiles)
            .Select(static (file, cancellationToken) => PromptFileText.Of(file, cancellationToken))
            .WithTrackingName(TrackedSteps.PromptFiles)
            .Collect()
            .WithTrackingName(TrackedSteps.CollectedPromptFiles)
            .Select(static (files, _) => files.ToEquatableArray())
            .WithTrackingName(TrackedSteps.AllPromptFiles);

        var readings = new Readings();
        List<IncrementalValuesProvider<PipelineModel>> patterns = PatternBinders.All
            .Select(pattern => Pipelines(context, pattern.Name, promptFiles, readings))
            .ToList();
        IncrementalValueProvider<EquatableArray<PipelineFacts>> facts = FactsOf(patterns);
        ServiceRegistration.Register(context, facts);
        foreach (IncrementalValuesProvider<PipelineModel> pipelines in patterns)
        {
            IncrementalValuesProvider<ResolvedPipeline> resolved = pipelines
                .Combine(facts)
                .WithTrackingName(TrackedSteps.WithFacts)
                .Select(static (pair, _) => new ResolvedPipeline(pair.Left, FactResolver.Find(pair.Right, pair.Left.MetadataName)))
                .WithTrackingName(TrackedSteps.Resolved);
            context.RegisterSourceOutput(resolved, static (output, pipeline) => Write(output, pipeline));
        }
    }

    private static IncrementalValuesProvider<PipelineModel> Pipelines(
        IncrementalGeneratorInitializationContext context,
        string pattern,
        IncrementalValueProvider<EquatableArray<PromptFileText>> promptFiles,
        Readings readings) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                $"{KnownTypes.Namespace}.{pattern}Attribute",
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax or StructDeclarationSyntax,
                (found, cancellationToken) => readings.Read(found, pattern, () => Parse(found, pattern, cancellationToken)))
            .WithTrackingName(TrackedSteps.Found)
            .Where(static parsed => parsed is not null)
            .WithTrackingName(TrackedSteps.Parsed)
            .Combine(promptFiles)
            .WithTrackingName(TrackedSteps.WithPromptFiles)
            .Select(static (pair, _) => PromptFiles.Bind(pair.Left!, path => PromptFileText.Find(pair.Right, path)).Model)
            .WithTrackingName(TrackedSteps.Bound);

    /// <summary>A class is read once, though the attribute may stand on several of its parts, or beside those of other patterns.</summary>
    private static ParsedPipeline? Parse(GeneratorAttributeSyntaxContext found, string pattern, CancellationToken cancellationToken)
    {
        if (found.TargetSymbol is not INamedTypeSymbol type || PipelineParser.PatternOf(type)?.Name != pattern)
        {
            return null;
        }

        SyntaxReference? first = type.Ours(pattern)?.ApplicationSyntaxReference;
        return first is not null && found.TargetNode.SyntaxTree == first.SyntaxTree && found.TargetNode.Span.Contains(first.Span)
            ? PipelineParser.Parse(type, found.SemanticModel.Compilation, cancellationToken)
            : null;
    }

    private static IncrementalValueProvider<EquatableArray<PipelineFacts>> FactsOf(List<IncrementalValuesProvider<PipelineModel>> patterns)
    {
        IncrementalValueProvider<ImmutableArray<PipelineSummary>>? all = null;
        foreach (IncrementalValuesProvider<PipelineModel> pipelines in patterns)
        {
            IncrementalValueProvider<ImmutableArray<PipelineSummary>> own = pipelines
                .Select(static (pipeline, _) => PipelineSummary.Of(pipeline))
                .WithTrackingName(TrackedSteps.Summaries)
                .Collect()
                .WithTrackingName(TrackedSteps.CollectedSummaries);
            all = all is { } earlier ? Both(earlier, own) : own;
        }

        return all!.Value
            .Select(static (summaries, _) => FactResolver.Resolve(summaries))
            .WithTrackingName(TrackedSteps.Facts);
    }

    private static IncrementalValueProvider<ImmutableArray<PipelineSummary>> Both(
        IncrementalValueProvider<ImmutableArray<PipelineSummary>> earlier,
        IncrementalValueProvider<ImmutableArray<PipelineSummary>> own) =>
        earlier.Combine(own)
            .WithTrackingName(TrackedSteps.PairedSummaries)
            .Select(static (pair, _) => pair.Left.AddRange(pair.Right))
            .WithTrackingName(TrackedSteps.AllSummaries);

    private static void Write(SourceProductionContext output, ResolvedPipeline pipeline)
    {
        if (pipeline.Pipeline.CanBeExtended)
        {
            output.AddSource(pipeline.Facts.HintName, TextOf(PipelineEmitter.Emit(pipeline)));
        }
    }

    internal static SourceText TextOf(string source) => SourceText.From(source, WithoutMark);
}
