using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>ORC3005: an <c>[Accept]</c> reads the decision out of free text.</summary>
internal sealed class VerdictAsText : BodyRule
{
    public const string Id = "ORC3005";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A verdict is read out of free text");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session) =>
        context.RegisterOperationBlockAction(Check);

    private void Check(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is not IMethodSymbol method || AcceptOf(method) is not { } accept)
        {
            return;
        }

        bool isOfVerdict = method.Parameters.Length == 0;
        if (!isOfVerdict && !IsModels(method))
        {
            return;
        }

        Location? place = new WordSearch(text => IsOfVerdict(text, isOfVerdict)).FirstIn(context.OperationBlocks)?.Syntax.GetLocation()
            ?? (!isOfVerdict && method.Parameters[0].Type.SpecialType == SpecialType.System_String ? accept.Locations.FirstOrDefault() : null);
        if (place is not null)
        {
            context.ReportDiagnostic(At(
                place,
                $"'{accept.Name}' reads the verdict out of free text, where \"not approved\" is approved to whoever looks for the word; let the judge return 'Verdict', which carries the decision as a flag."));
        }
    }

    /// <summary>Whether a text comes from the verdict, as it is or after some changes; a local is taken to. A verdict's own member reads it through <c>this</c>.</summary>
    private static bool IsOfVerdict(IOperation text, bool isMember) => text.DescendantsAndSelf().Any(part => part switch
    {
        IParameterReferenceOperation or ILocalReferenceOperation => true,
        IInstanceReferenceOperation => isMember,
        _ => false,
    });

    /// <summary>The method or property that is marked; the body of a property is its getter's.</summary>
    private static ISymbol? AcceptOf(IMethodSymbol method)
    {
        ISymbol marked = method.AssociatedSymbol ?? method;
        return method.ReturnType.SpecialType == SpecialType.System_Boolean && method.Parameters.Length <= 1 && marked.HasOurs("Accept") ? marked : null;
    }

    /// <summary>Whether a predicate of a pipeline decides on what a model wrote. What code has found out, code may read as it likes.</summary>
    private static bool IsModels(IMethodSymbol predicate) =>
        UserView.Methods(predicate.ContainingType).Any(step =>
            step.HasOurs("Evaluate")
            && step.IsPartialDefinition
            && (KnownTypes.IsTask(step.ReturnType, out ITypeSymbol? result) || KnownTypes.IsValueTask(step.ReturnType, out result))
            && SymbolEqualityComparer.Default.Equals(result, predicate.Parameters[0].Type));
}
