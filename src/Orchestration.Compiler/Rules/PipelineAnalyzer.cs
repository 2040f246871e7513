using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules;

/// <summary>Reads each pipeline once and asks every rule about it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PipelineAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleSet.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("Orchestration.ChainAttribute") is null)
        {
            return;
        }

        var session = new PipelineSession(context.Compilation, context.Options);
        Topic topics = Topics.Of(context.Compilation);
        if ((topics & Topic.Pipelines) != 0)
        {
            context.RegisterSymbolAction(symbol => Check(symbol, session), SymbolKind.NamedType);
        }

        foreach (BodyRule rule in RuleSet.OnBodies.Where(rule => (topics & rule.Topic) != 0 || session.BoundsFile is not null))
        {
            rule.Register(context, session);
        }
    }

    private static void Check(SymbolAnalysisContext context, PipelineSession session)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        // That a struct cannot have the attribute is said by the compiler.
        if (type.TypeKind != TypeKind.Class || PipelineParser.PatternOf(type) is null || session.Read(type, context.CancellationToken) is not { } parsed)
        {
            return;
        }

        var places = new AnchorResolver(type, session, context.CancellationToken);
        PipelineCatalog catalog = session.CatalogFor(TreeOf(type), context.CancellationToken);
        foreach (Finding finding in parsed.Findings.Concat(FindingsOf(parsed, catalog)))
        {
            context.ReportDiagnostic(ToDiagnostic(finding, places));
        }
    }

    /// <summary>
    /// Where the declaration itself has mistakes, only errors are added: whatever else would be said follows from them.
    /// </summary>
    private static IEnumerable<Finding> FindingsOf(ParsedPipeline parsed, PipelineCatalog catalog)
    {
        List<Finding> errors = RuleSet.ErrorsOnModels.SelectMany(rule => rule.Check(parsed.Model, catalog)).ToList();
        return parsed.Findings.Count > 0 || errors.Count > 0
            ? errors
            : RuleSet.OthersOnModels.SelectMany(rule => rule.Check(parsed.Model, catalog));
    }

    private static SyntaxTree TreeOf(INamedTypeSymbol type) => UserView.Reference(type).SyntaxTree;

    private static Diagnostic ToDiagnostic(Finding finding, AnchorResolver places)
    {
        DiagnosticDescriptor descriptor = RuleSet.ById[finding.RuleId];
        DiagnosticSeverity severity = finding.IsInfo ? DiagnosticSeverity.Info : finding.IsWarning ? DiagnosticSeverity.Warning : descriptor.DefaultSeverity;
        return Diagnostic.Create(
            descriptor,
            places.Resolve(finding.Anchor),
            severity,
            finding.Related.Select(places.Resolve),
            finding.Properties.ToImmutableDictionary(property => property.Key, property => (string?)property.Value),
            [.. finding.Arguments]);
    }
}
