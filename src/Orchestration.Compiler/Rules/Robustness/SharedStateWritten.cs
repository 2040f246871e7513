using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Rules.Robustness;

/// <summary>ORC5002: a step keeps something in its pipeline's class, which all runs and branches share.</summary>
internal sealed class SharedStateWritten : BodyRule
{
    public const string Id = "ORC5002";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A step writes what all runs share");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session) => CodeSteps.Register(
        context,
        session,
        Check,
        OperationKind.SimpleAssignment,
        OperationKind.CompoundAssignment,
        OperationKind.CoalesceAssignment,
        OperationKind.DeconstructionAssignment,
        OperationKind.Increment,
        OperationKind.Decrement);

    private void Check(OperationAnalysisContext context, CodeStep step)
    {
        IOperation? target = context.Operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation change => change.Target,
            _ => null,
        };
        foreach (IOperation written in Parts(target))
        {
            if (Shared(written, step.Pipeline) is var (kind, name))
            {
                context.ReportDiagnostic(At(
                    written.Syntax.GetLocation(),
                    $"'{step.Step.Method}' writes the {kind} '{name}', which all runs of an instance share and branches write at once; return the value, so that later steps read it as the result of '{step.Step.Method}'."));
            }
        }
    }

    /// <summary>The targets of a deconstruction one by one.</summary>
    private static IEnumerable<IOperation> Parts(IOperation? target) => target switch
    {
        null => [],
        ITupleOperation tuple => tuple.Elements.SelectMany(Parts),
        IDeclarationExpressionOperation => [],
        _ => [target],
    };

    private static (string Kind, string Name)? Shared(IOperation target, INamedTypeSymbol pipeline) => target switch
    {
        IFieldReferenceOperation field when IsOwn(field, pipeline) => ("field", field.Field.Name),
        IPropertyReferenceOperation property when IsOwn(property, pipeline) => ("property", property.Property.Name),
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter =>
            ("constructor parameter", parameter.Parameter.Name),
        _ => null,
    };

    /// <summary>Whether a member is the pipeline's own, its base classes' included, or static in it.</summary>
    private static bool IsOwn(IMemberReferenceOperation reference, INamedTypeSymbol pipeline)
    {
        if (reference.Instance is not (null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }))
        {
            return false;
        }

        for (INamedTypeSymbol? type = pipeline; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, reference.Member.ContainingType))
            {
                return true;
            }
        }

        return false;
    }
}
