using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>
/// Finds which values of a body are held against something: asked whether they are among what is allowed, matched, parsed, compared, or given to a check of the user's own. Whether the
/// check is a good one is not judged; that there is any text at all is none.
/// </summary>
internal sealed class TextChecks
{
    private readonly List<IOperation> asked;

    public TextChecks(IEnumerable<IOperation> operations) => asked = operations.Where(IsAsked).ToList();

    /// <summary>Whether a value is checked anywhere in the body.</summary>
    public bool Cover(IOperation value) => value.SymbolOrNull() is not null && asked.Any(reference => IsSame(reference, value));

    private static bool IsSame(IOperation? one, IOperation? other) => (one, other) switch
    {
        (null, null) => true,
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (IMemberReferenceOperation left, IMemberReferenceOperation right) => SymbolEqualityComparer.Default.Equals(left.Member, right.Member) && IsSame(left.Instance?.Unconverted(), right.Instance?.Unconverted()),
        (not null and not IMemberReferenceOperation, not null and not IMemberReferenceOperation) => one.SymbolOrNull() is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, other.SymbolOrNull()),
        _ => false,
    };

    private static bool IsAsked(IOperation reference)
    {
        if (reference is not (ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation))
        {
            return false;
        }

        IOperation part = reference;
        for (IOperation? around = reference.Parent; around is not null; part = around, around = around.Parent)
        {
            if (Asks(around, part) is { } answer)
            {
                return answer;
            }
        }

        return false;
    }

    /// <summary>Whether what stands around a value checks it; null where that says nothing, and what stands around that decides.</summary>
    private static bool? Asks(IOperation around, IOperation part) => around switch
    {
        IInvocationOperation call => OfCall(call, part),
        // To ask a part of it, such as its length, is not to ask the whole.
        IMemberReferenceOperation => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            !IsNothing(comparison.LeftOperand == part ? comparison.RightOperand : comparison.LeftOperand),
        IIsPatternOperation question => Names(question.Pattern),
        ISwitchExpressionOperation choice when choice.Value == part => choice.Arms.Any(arm => Names(arm.Pattern)),
        ISwitchOperation choice when choice.Value == part => true,
        IArgumentOperation or IConversionOperation or IParenthesizedOperation or IUnaryOperation or IConditionalAccessOperation or IAwaitOperation => null,
        // An element of a text or a list, or a part of a longer text that is then checked as a whole.
        IInterpolatedStringOperation or IInterpolationOperation or IArrayInitializerOperation or IArrayCreationOperation => null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => null,
        _ => false,
    };

    private static bool? OfCall(IInvocationOperation call, IOperation part)
    {
        IMethodSymbol method = call.TargetMethod;
        return method.Name switch
        {
            "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "Exists" => false,
            _ when method.ReturnType.SpecialType == SpecialType.System_Boolean => true,
            _ when method.Name.StartsWith("Parse", StringComparison.Ordinal) && method.ReturnType.IsClosed() => true,
            // A method of the user's own that gives nothing can only throw.
            _ when method.ReturnsVoid => part is IArgumentOperation && method.IsInSource() && !WritesOut(method.Name),
            _ => null,
        };
    }

    private static bool WritesOut(string name) => Words.In(name).FirstOrDefault() is "write" or "log" or "print" or "save" or "store" or "show" or "add" or "append" or "send" or "delete" or "run" or "execute";

    private static bool Names(IPatternOperation pattern) => pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Any(constant => !IsNothing(constant.Value));

    private static bool IsNothing(IOperation value) =>
        value.Unconverted() is { ConstantValue: { HasValue: true, Value: null or "" } }
        || value.Unconverted() is IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } };
}
