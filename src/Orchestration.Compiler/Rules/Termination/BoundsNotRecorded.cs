using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>
/// ORC2010: the project keeps the bounds of its pipelines in a file, and code and file say different things. A change of a bound is thereby a
/// changed line, which a review sees.
/// </summary>
internal sealed class BoundsNotRecorded : BodyRule
{
    public const string Id = "ORC2010";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "The bounds differ from the project's file of bounds");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session)
    {
        if (session.BoundsFile is not { } file)
        {
            return;
        }

        var recorded = new Lazy<BoundsFile>(() => BoundsFile.Parse(file.GetText()?.ToString() ?? ""));
        Compilation compilation = context.Compilation;
        context.RegisterSymbolAction(symbol => CheckPipeline(symbol, session, recorded.Value), SymbolKind.NamedType);
        context.RegisterAdditionalFileAction(additional =>
        {
            if (additional.AdditionalFile.Path == file.Path)
            {
                CheckFile(additional, compilation, recorded.Value);
            }
        });
    }

    /// <summary>The lines that the file should have, by pipeline.</summary>
    public static IReadOnlyDictionary<string, string> LinesOf(Compilation compilation, PipelineSession session, CancellationToken cancellationToken)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (INamedTypeSymbol type in InnerPipelines.Declared(compilation))
        {
            if (session.Read(type, cancellationToken) is { Model: { } pipeline })
            {
                string name = BoundsFile.NameOf(pipeline);
                lines[name] = BoundsFile.LineOf(name, FiguresOf(type, pipeline, session, cancellationToken));
            }
        }

        return lines;
    }

    private static Figures FiguresOf(INamedTypeSymbol type, PipelineModel pipeline, PipelineSession session, CancellationToken cancellationToken) =>
        session.CatalogFor(UserView.Reference(type).SyntaxTree, cancellationToken).FiguresOf(pipeline);

    private void CheckPipeline(SymbolAnalysisContext context, PipelineSession session, BoundsFile file)
    {
        var type = (INamedTypeSymbol)context.Symbol;

        if (type.TypeKind != TypeKind.Class
            || PipelineParser.PatternOf(type) is not { } pattern
            || session.Read(type, context.CancellationToken) is not { Findings.Count: 0, Model: { } pipeline }
            || IsMistaken(pipeline, session.CatalogFor(UserView.Reference(type).SyntaxTree, context.CancellationToken)))
        {
            return;
        }

        Figures figures = FiguresOf(type, pipeline, session, context.CancellationToken);
        string name = BoundsFile.NameOf(pipeline);
        string line = BoundsFile.LineOf(name, figures);
        BoundsEntry? entry = file.Entries.FirstOrDefault(candidate => candidate.Pipeline == name);
        if (entry?.Text != line)
        {
            Location place = new AnchorResolver(type, session, context.CancellationToken).Resolve(Anchor.Attribute(null, pattern.Name));
            context.ReportDiagnostic(At(place, entry is null
                ? $"'{pipeline.Name}' is not in {BoundsFile.Name}; add the line '{line}'."
                : $"'{pipeline.Name}' now has {BoundsFile.Describe(figures)}, but {BoundsFile.Name} says '{entry.Text}'; if the change is meant, let it say '{line}'."));
        }
    }

    /// <summary>The bounds of a pipeline that cannot work are no news.</summary>
    private static bool IsMistaken(PipelineModel pipeline, PipelineCatalog catalog) =>
        RuleSet.ErrorsOnModels.Any(rule => rule.Check(pipeline, catalog).Any());

    private void CheckFile(AdditionalFileAnalysisContext context, Compilation compilation, BoundsFile file)
    {
        ISet<string> declared = new HashSet<string>(
            InnerPipelines.Declared(compilation).Select(type => TypeReader.MetadataNameOf(type).Replace('+', '.')), StringComparer.Ordinal);
        SourceText? text = context.AdditionalFile.GetText(context.CancellationToken);
        foreach (BoundsEntry entry in file.Entries)
        {
            bool isSecond = file.Entries.First(other => other.Pipeline == entry.Pipeline) != entry;
            if (text is not null && (isSecond || !declared.Contains(entry.Pipeline)))
            {
                TextSpan span = text.Lines[entry.Line].Span;
                context.ReportDiagnostic(At(
                    Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)),
                    isSecond ? $"'{entry.Pipeline}' stands in {BoundsFile.Name} twice; remove this line." : $"There is no pipeline '{entry.Pipeline}' in this project; remove its line."));
            }
        }
    }
}
