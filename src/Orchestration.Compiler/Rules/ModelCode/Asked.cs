using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>Recognises where a program asks whether it has an answer at all: for null, for emptiness, by a flag.</summary>
internal static class Asked
{
    /// <summary>Whether an operation asks this of one of some variables.</summary>
    public static bool Is(IOperation operation, ISet<ISymbol> variables) => operation switch
    {
        IIsPatternOperation question => AsksForMissing(question.Pattern) && Names(question.Value, variables),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality =>
            (IsEmpty(equality.RightOperand) && NamesAnywhere(equality.LeftOperand, variables)) || (IsEmpty(equality.LeftOperand) && NamesAnywhere(equality.RightOperand, variables)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } size =>
            IsEmpty(size.RightOperand) && NamesAnywhere(size.LeftOperand, variables),
        IInvocationOperation { TargetMethod.Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "Any" or "ThrowIfNull" or "ThrowIfNullOrEmpty" or "ThrowIfNullOrWhiteSpace" } question =>
            (question.Instance is { } instance && Names(instance, variables)) || question.Arguments.Any(argument => Names(argument.Value, variables)),
        ICoalesceOperation either => Substitutes.Of(either.WhenNull, "") == Substitute.Explicit && Names(either.Value, variables),
        ICoalesceAssignmentOperation either => Names(either.Target, variables),
        IConditionalOperation choice => IsFlag(choice.Condition, variables),
        IWhileLoopOperation { Condition: { } condition } => IsFlag(condition, variables),
        _ => false,
    };

    /// <summary>Whether the result of a call is asked for null where it is made, or in the variable that it goes to.</summary>
    public static bool IsResult(IInvocationOperation call)
    {
        IOperation value = call;
        while (value.Parent is IAwaitOperation or IConversionOperation or IParenthesizedOperation || (value.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }))
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IIsPatternOperation or IBinaryOperation => true,
            ICoalesceOperation either => Substitutes.Of(either.WhenNull, "") <= Substitute.Other,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsAskedAnywhere(call, declarator.Symbol),
            ISimpleAssignmentOperation assignment when assignment.Target.SymbolOrNull() is { } target => IsAskedAnywhere(call, target),
            _ => false,
        };
    }

    private static bool IsAskedAnywhere(IOperation place, ISymbol variable)
    {
        var variables = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { variable };
        return place.Root().Descendants().Any(operation => Is(operation, variables));
    }

    private static bool AsksForMissing(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsEmpty(constant.Value),
        IRelationalPatternOperation relational => IsEmpty(relational.Value),
        INegatedPatternOperation not => AsksForMissing(not.Pattern),
        IBinaryPatternOperation either => AsksForMissing(either.LeftPattern) || AsksForMissing(either.RightPattern),
        IRecursivePatternOperation or IDeclarationPatternOperation or ITypePatternOperation => true,
        _ => false,
    };

    private static bool IsEmpty(IOperation value) => Substitutes.Of(value, "") == Substitute.Nothing;

    private static bool IsFlag(IOperation condition, ISet<ISymbol> variables) => condition.Unconverted() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => IsFlag(not.Operand, variables),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => IsFlag(both.LeftOperand, variables) || IsFlag(both.RightOperand, variables),
        var flag => flag.Type?.SpecialType == SpecialType.System_Boolean && Names(flag, variables),
    };

    private static bool Names(IOperation operation, ISet<ISymbol> variables) => operation.Unconverted().SymbolOrNull() is { } symbol && variables.Contains(symbol);

    private static bool NamesAnywhere(IOperation operation, ISet<ISymbol> variables) => operation.DescendantsAndSelf().Any(part => part.SymbolOrNull() is { } symbol && variables.Contains(symbol));
}
