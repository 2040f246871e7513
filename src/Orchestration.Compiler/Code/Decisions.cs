using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Tells whether what a question answers decides anything: where the program goes on, or what it gives as its decision. To count, to show and to tidy is not to decide.</summary>
internal sealed class Decisions(CodeFile file)
{
    private static readonly string[] Telling = ["Log", "Print", "Write", "Show", "Render", "Highlight", "Report", "Display", "Trace", "Debug"];

    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the answer to a question, a value of type <see cref="bool"/> or a place in a text, decides.</summary>
    public bool IsOne(IOperation question)
    {
        IOperation value = question;
        while (value.Parent is { } parent)
        {
            switch (parent)
            {
                case IUnaryOperation or IConversionOperation or IBinaryOperation or IIsPatternOperation or IPatternOperation or ITupleOperation or IAwaitOperation or IConditionalAccessOperation or ICoalesceOperation:
                    value = parent;
                    continue;
                case IConditionalOperation choice when value == choice.Condition && choice.Type is null:
                    return Matters(choice.WhenTrue) || Matters(choice.WhenFalse);
                case IConditionalOperation choice when value == choice.Condition && !choice.Type.IsClosed():
                    return Asks(choice.WhenTrue) || Asks(choice.WhenFalse);
                case IConditionalOperation { Type: { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean } }:
                    value = parent;
                    continue;
                case ILoopOperation loop:
                    return loop is IWhileLoopOperation or IForLoopOperation;
                case IPatternCaseClauseOperation or ISwitchExpressionArmOperation:
                    return true;
                case IReturnOperation:
                    if (parent.EnclosingFunction() is IAnonymousFunctionOperation lambda)
                    {
                        if (QuestionAround(lambda) is not { } asked)
                        {
                            return lambda.Ancestors().OfType<IArgumentOperation>().FirstOrDefault() is { } given && ReplyFlow.IsGivenToFramework(given);
                        }

                        value = asked;
                        continue;
                    }

                    return IsFlagged(file.Calls.FunctionAround(parent));
                case IArgumentOperation argument:
                    if (argument.Parent is IInvocationOperation { TargetMethod.Name: "FromResult" } wrapped)
                    {
                        value = wrapped;
                        continue;
                    }

                    return argument.Parent is IObjectCreationOperation { Type: { } made } && made.IsInSource() && argument.Parameter?.Type.SpecialType == SpecialType.System_Boolean;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return IsReadToDecide(local);
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation, Parent: IObjectOrCollectionInitializerOperation }:
                    return true;
                case IAssignmentOperation assignment when value == assignment.Value && assignment.Target.SymbolOrNull() is { } target:
                    return IsReadToDecide(target);
                default:
                    return false;
            }
        }

        return false;
    }

    private bool IsReadToDecide(ISymbol flag) => seen.Add(flag) && file.Operations.Any(operation =>
        operation is ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation
        && SymbolEqualityComparer.Default.Equals(operation.SymbolOrNull(), flag)
        && !(operation.Parent is IAssignmentOperation assignment && assignment.Target == operation)
        && IsOne(operation));

    /// <summary>The question that a predicate is a part of: how many there are, or whether there is one.</summary>
    private static IOperation? QuestionAround(IAnonymousFunctionOperation predicate) => predicate.Ancestors()
        .OfType<IInvocationOperation>()
        .FirstOrDefault(call => call.TargetMethod.Name is "Any" or "All" or "Count" or "Exists" or "TrueForAll");

    private static bool IsFlagged(CodeBody? function) =>
        function?.Owner is IMethodSymbol { ReturnType: var type } && Flags(type.Awaited());

    private static bool Flags(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(element => Flags(element.Type)),
        _ => false,
    };

    /// <summary>Whether a branch does more than count, show or tidy.</summary>
    private bool Matters(IOperation? branch) => branch is not null && branch.DescendantsAndSelf().Any(operation => operation switch
    {
        IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo } => true,
        ISimpleAssignmentOperation { Value: var value, Target: var target } => IsFlag(target) && value.ConstantValue.HasValue,
        IInvocationOperation call => file.Calls.CallsModel(call) || IsOwn(call),
        _ => false,
    });

    /// <summary>A flag of the program's own; a property of a library, such as the console's colour, is none.</summary>
    private static bool IsFlag(IOperation target) =>
        Flags(target.Type) && target.SymbolOrNull() is { } symbol && symbol.IsInSource();

    private bool Asks(IOperation? value) => value is not null && value.DescendantsAndSelf().Any(operation => operation is IThrowOperation || file.Calls.CallsModel(operation));

    private static bool IsOwn(IInvocationOperation call) =>
        call.TargetMethod.IsInSource()
        && call.Type.Awaited()?.SpecialType != SpecialType.System_String
        && !Telling.Any(start => call.TargetMethod.Name.StartsWith(start, StringComparison.Ordinal));
}
