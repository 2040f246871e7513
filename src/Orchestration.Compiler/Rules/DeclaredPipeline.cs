using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules;

/// <summary>A pipeline whose declaration has no mistakes, with the methods and types that its model only names.</summary>
/// <param name="Type">The pipeline's class.</param>
/// <param name="Model">What was read of it.</param>
/// <param name="Session">Reads other pipelines.</param>
/// <param name="Context">Where findings are reported.</param>
internal sealed record DeclaredPipeline(INamedTypeSymbol Type, PipelineModel Model, PipelineSession Session, SymbolAnalysisContext Context)
{
    /// <summary>Has every pipeline without mistakes looked at.</summary>
    public static void Register(CompilationStartAnalysisContext context, PipelineSession session, Action<DeclaredPipeline> check) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Class } type
                    && PipelineParser.PatternOf(type) is not null
                    && session.Read(type, symbol.CancellationToken) is { Findings.Count: 0, Model: { Pattern: not null } model })
                {
                    check(new DeclaredPipeline(type, model, session, symbol));
                }
            },
            SymbolKind.NamedType);

    /// <summary>What other pipelines say of this one.</summary>
    public PipelineCatalog Catalog => Session.CatalogFor(UserView.Reference(Type).SyntaxTree, Context.CancellationToken);

    /// <summary>Whether what a step gives can be what the run gives.</summary>
    public bool IsGiven(StepModel step) => Orchestration.Compiler.Model.Verification.GiversOf(Model, Model.Pattern!).SelectMany(Model.WithFallbacks).Contains(step);

    /// <summary>The method that is a step.</summary>
    public IMethodSymbol? MethodOf(StepModel step) => MethodOf(Type, step);

    /// <inheritdoc cref="MethodOf(StepModel)"/>
    public static IMethodSymbol? MethodOf(INamedTypeSymbol pipeline, StepModel step) => UserView.Methods(pipeline).FirstOrDefault(method => method.Name == step.Method);

    /// <summary>The type of what a step gives, or null where it gives nothing.</summary>
    public ITypeSymbol? ResultOf(StepModel step) => MethodOf(step) is { } method ? ResultOf(method) : null;

    /// <summary>The type of what a method gives, in a task or without one; null where it gives nothing.</summary>
    public static ITypeSymbol? ResultOf(IMethodSymbol method) =>
        KnownTypes.IsTask(method.ReturnType, out ITypeSymbol? result) || KnownTypes.IsValueTask(method.ReturnType, out result) ? result
        : method.ReturnsVoid ? null
        : method.ReturnType;

    /// <summary>Where an anchor points.</summary>
    public Location PlaceOf(Anchor anchor) => new AnchorResolver(Type, Session, Context.CancellationToken).Resolve(anchor);
}
