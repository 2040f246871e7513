using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules;

/// <summary>A method that a run calls as a step of a pipeline, while its body is looked at.</summary>
/// <param name="Pipeline">The pipeline's class.</param>
/// <param name="Step">The step.</param>
internal sealed record CodeStep(INamedTypeSymbol Pipeline, StepModel Step);

/// <summary>Looks at the bodies of code steps, and at nothing else.</summary>
internal static class CodeSteps
{
    /// <summary>Has operations of some kinds looked at wherever they stand in a code step, its lambdas and local functions included.</summary>
    public static void Register(
        CompilationStartAnalysisContext context,
        PipelineSession session,
        Action<OperationAnalysisContext, CodeStep> check,
        params OperationKind[] kinds) =>
        context.RegisterOperationBlockStartAction(block =>
        {
            if (Of(block.OwningSymbol, session, block.CancellationToken) is { } step)
            {
                block.RegisterOperationAction(operation => check(operation, step), kinds);
            }
        });

    /// <summary>Has the body of each code step looked at as a whole.</summary>
    public static void RegisterBodies(CompilationStartAnalysisContext context, PipelineSession session, Action<OperationBlockAnalysisContext, CodeStep> check) =>
        context.RegisterOperationBlockAction(block =>
        {
            if (Of(block.OwningSymbol, session, block.CancellationToken) is { } step)
            {
                check(block, step);
            }
        });

    private static CodeStep? Of(ISymbol symbol, PipelineSession session, CancellationToken cancellationToken) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { } type } method
        && PipelineParser.PatternOf(type) is not null
        && session.Read(type, cancellationToken)?.Model.Step(method.Name) is { IsCode: true } step
            ? new CodeStep(type, step)
            : null;
}
