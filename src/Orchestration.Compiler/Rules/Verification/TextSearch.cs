using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>Finds where a predicate looks for words in the text of a verdict.</summary>
/// <param name="isMember">Whether the predicate is the verdict's own member, and so reads it through <c>this</c>.</param>
internal sealed class TextSearch(bool isMember)
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

    private bool IsSearch(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsSearch(call),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            (IsOfVerdict(comparison.LeftOperand) && IsWord(comparison.RightOperand)) || (IsOfVerdict(comparison.RightOperand) && IsWord(comparison.LeftOperand)),
        IIsPatternOperation question => IsOfVerdict(question.Value) && NamesWord(question.Pattern),
        ISwitchExpressionOperation choice => IsOfVerdict(choice.Value) && choice.Arms.Any(arm => NamesWord(arm.Pattern)),
        ISwitchOperation choice => IsOfVerdict(choice.Value) && choice.Cases.SelectMany(section => section.Clauses).Any(clause => clause switch
        {
            ISingleValueCaseClauseOperation single => IsWord(single.Value),
            IPatternCaseClauseOperation pattern => NamesWord(pattern.Pattern),
            _ => false,
        }),
        _ => false,
    };

    private bool IsSearch(IInvocationOperation call)
    {
        if (!Searches.Contains(call.TargetMethod.Name) || !IsOfFramework(call.TargetMethod))
        {
            return false;
        }

        List<IOperation> operands = call.Arguments.Select(argument => argument.Value).ToList();
        if (call.Instance is not null)
        {
            operands.Add(call.Instance);
        }

        return operands.Any(IsOfVerdict) && !operands.Any(IsNothing);
    }

    /// <summary>Whether a text comes from the verdict, as it is or after some changes; a local is taken to.</summary>
    private bool IsOfVerdict(IOperation operand)
    {
        IOperation value = Unconverted(operand);
        return IsText(value.Type) && value.ConstantValue is not { HasValue: true } && value.DescendantsAndSelf().Any(part => part switch
        {
            IParameterReferenceOperation or ILocalReferenceOperation => true,
            IInstanceReferenceOperation => isMember,
            _ => false,
        });
    }

    private static bool NamesWord(IPatternOperation pattern) =>
        pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Any(constant => IsWord(constant.Value));

    private static bool IsWord(IOperation operand)
    {
        IOperation value = Unconverted(operand);
        return value.ConstantValue is { HasValue: true, Value: var constant }
            ? constant is string { Length: > 0 } or char
            : value is IFieldReferenceOperation { Field.IsStatic: true } && IsText(value.Type);
    }

    /// <summary>To ask whether there is any text at all is no search.</summary>
    private static bool IsNothing(IOperation operand) =>
        Unconverted(operand).ConstantValue is { HasValue: true, Value: null or "" };

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_String or SpecialType.System_Char;

    private static bool IsOfFramework(IMethodSymbol method)
    {
        INamespaceSymbol? space = method.ContainingType?.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name == "System";
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
