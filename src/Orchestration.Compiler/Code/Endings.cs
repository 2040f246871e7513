using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Finds what ends a loop or a recursion. What is not understood is taken to be a bound.</summary>
internal sealed class Endings(CodeFile file)
{
    /// <summary>What ends a loop, at its surest.</summary>
    public Ending Of(ILoopOperation loop)
    {
        if (loop is IForEachLoopOperation || HasDeadline(loop))
        {
            return Ending.Bound;
        }

        IEnumerable<Ending> endings = ExitsOf(loop).Select(exit => OfExit(exit, loop)).Append(OfCondition(loop))
            .Concat(Inside(loop).OfType<ICatchClauseOperation>().Select(caught => caught.Filter).OfType<IOperation>().Select(filter => OfCondition(filter, isToGoOn: true, loop)))
            .Concat(Inside(loop).OfType<IInvocationOperation>().Select(OfCall));
        return endings.Max();
    }

    /// <summary>What ends a recursion: what stands before a call of the method in its own body, or around it.</summary>
    public Ending Of(IInvocationOperation recursion, IOperation body)
    {
        IEnumerable<Ending> before = body.Descendants()
            .Where(operation => operation is IReturnOperation { IsImplicit: false } or IThrowOperation && !recursion.IsWithin(operation))
            .Select(exit => Guard(exit, body));
        return before.Append(Guard(recursion, body)).Concat(body.Descendants().OfType<IInvocationOperation>().Where(call => call != recursion).Select(OfCall)).Max();
    }

    private Ending OfCondition(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: var isUntil } => OfCondition(condition, !isUntil, loop),
        IForLoopOperation { Condition: { } condition } => OfCondition(condition, isToGoOn: true, loop),
        _ => Ending.None,
    };

    /// <summary>What a condition waits for.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="isToGoOn">Whether it says to go on, and not to stop: then either side of an "or" keeps the loop going.</param>
    /// <param name="loop">The repetition that it ends.</param>
    private Ending OfCondition(IOperation condition, bool isToGoOn, IOperation loop) => condition.Unconverted() switch
    {
        { ConstantValue.HasValue: true } => Ending.None,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => OfCondition(not.Operand, !isToGoOn, loop),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } both =>
            OfBoth(both, isToGoOn, loop),
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => Ending.Token,
        var simple when IsOnException(simple) => Ending.None,
        var simple when file.Influence.IsOn(simple) => Ending.Reply,
        ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } flag when !IsSetIn(loop, flag.Local) => Ending.None,
        IFieldReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } or IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Instance: IInstanceReferenceOperation } => Ending.Token,
        _ => Ending.Bound,
    };

    private Ending OfBoth(IBinaryOperation both, bool isToGoOn, IOperation loop)
    {
        Ending left = OfCondition(both.LeftOperand, isToGoOn, loop);
        Ending right = OfCondition(both.RightOperand, isToGoOn, loop);
        bool isEitherEnough = !isToGoOn || both.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And;
        return isEitherEnough == left > right ? left : right;
    }

    /// <summary>The statements that leave a loop.</summary>
    private static IEnumerable<IOperation> ExitsOf(ILoopOperation loop) => Inside(loop).Where(operation => operation switch
    {
        IBranchOperation { BranchKind: BranchKind.Break } leaving => SymbolEqualityComparer.Default.Equals(leaving.Target, loop.ExitLabel),
        IBranchOperation { BranchKind: BranchKind.GoTo } => true,
        IReturnOperation { Kind: OperationKind.Return } or IThrowOperation => !operation.Ancestors().TakeWhile(outer => outer != loop).Any(outer => outer is ITryOperation { Catches.Length: > 0 } && operation is IThrowOperation && IsTried(operation, outer)),
        _ => false,
    });

    private Ending OfExit(IOperation exit, ILoopOperation loop)
    {
        if (GuardsOf(exit, loop).Any())
        {
            return Guard(exit, loop);
        }

        // What leaves on success is tried again as long as it fails.
        if (exit.Ancestors().TakeWhile(outer => outer != loop).Any(outer => outer is ICatchClauseOperation || (outer is ITryOperation { Catches.Length: > 0 } && IsTried(exit, outer))))
        {
            return Ending.None;
        }

        List<IOperation> repeats = Inside(loop).Where(operation =>
            operation is IBranchOperation { BranchKind: BranchKind.Continue } again && SymbolEqualityComparer.Default.Equals(again.Target, loop.ContinueLabel)).ToList();
        return repeats.Count == 0 ? Ending.Bound : repeats.Select(again => Guard(again, loop)).Min();
    }

    /// <summary>What decides whether an operation is reached, at its surest.</summary>
    private Ending Guard(IOperation operation, IOperation within) =>
        GuardsOf(operation, within).Select(guard => OfCondition(guard, isToGoOn: false, within)).DefaultIfEmpty().Max();

    private static IEnumerable<IOperation> GuardsOf(IOperation operation, IOperation within)
    {
        foreach (IOperation outer in operation.Ancestors().TakeWhile(outer => outer != within))
        {
            IOperation? guard = outer switch
            {
                IConditionalOperation choice => choice.Condition,
                ISwitchOperation choice => choice.Value,
                ISwitchExpressionOperation choice => choice.Value,
                ICoalesceOperation choice => choice.Value,
                ICatchClauseOperation { Filter: { } filter } => filter,
                IForEachLoopOperation walk => walk.Collection,
                IWhileLoopOperation { Condition: { } condition } => condition,
                IForLoopOperation { Condition: { } condition } => condition,
                IInvocationOperation { TargetMethod.IsExtensionMethod: true } walk => walk.Arguments.FirstOrDefault()?.Value,
                _ => null,
            };
            if (guard is not null && !operation.IsWithin(guard))
            {
                yield return guard;
            }
        }
    }

    private Ending OfCall(IInvocationOperation call) =>
        call.TargetMethod.Name == "ThrowIfCancellationRequested" ? Ending.Token
        : file.Calls.CallsModel(call) || file.Influence.IsOn(call) ? Ending.None
        : call.TargetMethod.Name.StartsWith("ThrowIf", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Ensure", StringComparison.Ordinal) || WaitsForOthers(call) ? Ending.Bound
        : Ending.None;

    private bool WaitsForOthers(IInvocationOperation call) =>
        People.AreAwaitedBy(call) || file.Calls.BodiesOf(call.TargetMethod).Any(body => body.Root.Descendants().OfType<IInvocationOperation>().Any(People.AreAwaitedBy));

    /// <summary>Whether a token that runs out of itself is used in a loop.</summary>
    private static bool HasDeadline(ILoopOperation loop) =>
        Inside(loop).Any(operation => operation is ILocalReferenceOperation { Type.Name: "CancellationTokenSource" or "CancellationToken" } or IParameterReferenceOperation { Type.Name: "CancellationTokenSource" })
        && loop.Root().Descendants().Any(operation => operation switch
        {
            IObjectCreationOperation { Type.Name: "CancellationTokenSource", Arguments.Length: > 0 } => !operation.IsWithin(loop),
            IInvocationOperation { TargetMethod.Name: "CancelAfter" } => !operation.IsWithin(loop),
            _ => false,
        });

    /// <summary>Which failure it was says nothing of how often it may happen.</summary>
    private static bool IsOnException(IOperation condition) => condition.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
        .Any(local => local.Local.DeclaringSyntaxReferences.Any(place => place.GetSyntax() is CatchDeclarationSyntax));

    private static bool IsSetIn(IOperation loop, ILocalSymbol flag) => loop.Descendants().Any(operation =>
        operation is IAssignmentOperation { Target: var target } && SymbolEqualityComparer.Default.Equals(target.SymbolOrNull(), flag));

    private static bool IsTried(IOperation operation, IOperation attempt) => attempt is ITryOperation { Body: var body } && operation.IsWithin(body);

    /// <summary>What runs in a loop itself, and not in a function that it makes.</summary>
    private static IEnumerable<IOperation> Inside(ILoopOperation loop)
    {
        IOperation? around = loop.EnclosingFunction();
        return loop.Descendants().Where(operation => operation.EnclosingFunction() == around);
    }
}
