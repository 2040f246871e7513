using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Finds where code looks for words in a text.</summary>
/// <param name="isText">Whether a value is the text, or made of it.</param>
internal sealed class WordSearch(Func<IOperation, bool> isText)
{
    private static readonly HashSet<string> Searches = new(StringComparer.Ordinal)
    {
        "Contains", "StartsWith", "EndsWith", "IndexOf", "LastIndexOf", "Equals", "IsMatch", "Match", "Matches",
    };

    /// <summary>The first operation that searches, in source order; null where none does.</summary>
    public IOperation? FirstIn(IEnumerable<IOperation> blocks) => blocks
        .SelectMany(block => block.DescendantsAndSelf())
        .Where(IsSearch)
        .OrderBy(operation => operation.Syntax.SpanStart)
        .FirstOrDefault();

    /// <summary>Whether an operation searches.</summary>
    public bool IsSearch(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsSearch(call),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            (IsOfText(comparison.LeftOperand) && IsWord(comparison.RightOperand)) || (IsOfText(comparison.RightOperand) && IsWord(comparison.LeftOperand)),
        IIsPatternOperation question => IsOfText(question.Value) && NamesWord(question.Pattern),
        ISwitchExpressionOperation choice => IsOfText(choice.Value) && choice.Arms.Any(arm => NamesWord(arm.Pattern)),
        ISwitchOperation choice => IsOfText(choice.Value) && choice.Cases.SelectMany(section => section.Clauses).Any(clause => clause switch
        {
            ISingleValueCaseClauseOperation single => IsWord(single.Value),
            IPatternCaseClauseOperation pattern => NamesWord(pattern.Pattern),
            _ => false,
        }),
        _ => false,
    };

    private bool IsSearch(IInvocationOperation call)
    {
        if (!Searches.Contains(call.TargetMethod.Name) || !call.TargetMethod.IsOfFramework())
        {
            return false;
        }

        List<IOperation> operands = call.Arguments.Select(argument => argument.Value).ToList();
        if (call.Instance is not null)
        {
            operands.Add(call.Instance);
        }

        return operands.Any(IsOfText) && !operands.Any(IsNothing);
    }

    private bool IsOfText(IOperation operand)
    {
        IOperation value = operand.Unconverted();
        return IsText(value.Type) && value.ConstantValue is not { HasValue: true } && isText(value);
    }

    private static bool NamesWord(IPatternOperation pattern) =>
        pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Any(constant => IsWord(constant.Value));

    private static bool IsWord(IOperation operand)
    {
        IOperation value = operand.Unconverted();
        return value.ConstantValue is { HasValue: true, Value: var constant }
            ? constant is string { Length: > 0 } or char
            : value is IFieldReferenceOperation { Field.IsStatic: true } && IsText(value.Type);
    }

    /// <summary>To ask whether there is any text at all is no search.</summary>
    private static bool IsNothing(IOperation operand) =>
        operand.Unconverted().ConstantValue is { HasValue: true, Value: null or "" };

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_String or SpecialType.System_Char;
}
