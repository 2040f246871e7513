using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>What follows an attempt whose failure was caught and not answered.</summary>
/// <param name="attempt">The attempt.</param>
/// <param name="function">The lambda or local function around it, if any.</param>
/// <param name="name">The name of the method around it.</param>
internal sealed class Aftermath(ITryOperation attempt, IOperation? function, string name)
{
    private readonly HashSet<ISymbol> set = new(
        attempt.Body.Descendants().OfType<IAssignmentOperation>().Select(assignment => assignment.Target.SymbolOrNull()).OfType<ISymbol>(),
        SymbolEqualityComparer.Default);

    /// <summary>Whether the program asks afterwards if it has what the attempt was to give.</summary>
    /// <param name="others">Further variables, that the handler sets.</param>
    public bool IsAsked(IEnumerable<ISymbol?> others)
    {
        var variables = new HashSet<ISymbol>(set.Concat(others.OfType<ISymbol>()), SymbolEqualityComparer.Default);
        return variables.Count > 0 && attempt.Root().Descendants().Any(operation =>
            (operation.Syntax.SpanStart >= attempt.Syntax.Span.End || operation is ILoopOperation) && operation.EnclosingFunction() == function && Asked.Is(operation, variables));
    }

    /// <summary>What the program goes on with.</summary>
    /// <param name="leavesLoop">Whether the handler leaves the loop around it.</param>
    /// <param name="isReported">Whether the handler tells of the failure.</param>
    public (Substitute Kind, IOperation? Value) Of(bool leavesLoop, bool isReported)
    {
        bool leavesOnSuccess = attempt.Body.Descendants().Any(operation => operation.EnclosingFunction() == function && operation is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break });
        IOperation child = attempt;
        foreach (IOperation outer in attempt.Ancestors().TakeWhile(outer => outer != function))
        {
            if (outer is ILoopOperation loop && !leavesOnSuccess && !leavesLoop)
            {
                // A worker that waits for the next piece of work has nobody above it; one that walks over a list has.
                return (isReported && (loop is IWhileLoopOperation || IsAsynchronous(loop)) ? Substitute.Explicit : Substitute.Nothing, null);
            }

            leavesLoop &= outer is not ILoopOperation;
            if (outer is IBlockOperation block && After(block, child, leavesOnSuccess) is { } found)
            {
                return found;
            }

            child = outer;
        }

        return (Substitute.Nothing, null);
    }

    private (Substitute Kind, IOperation? Value)? After(IBlockOperation block, IOperation child, bool leavesOnSuccess)
    {
        foreach (IOperation statement in block.Operations.SkipWhile(statement => statement != child).Skip(1))
        {
            switch (statement)
            {
                case IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }:
                    return (Substitute.Explicit, null);
                case IReturnOperation { ReturnedValue: { } value }:
                    return leavesOnSuccess ? (Substitutes.Of(value, name), value)
                        : VariableOf(value) is { } variable && set.Contains(variable) ? (OfFirst(variable), value)
                        : (Substitutes.Of(value, name) == Substitute.Explicit && value.Unconverted() is not IInvocationOperation ? Substitute.Explicit : Substitute.Nothing, null);
                case var other when leavesOnSuccess && other.DescendantsAndSelf().Any(IsWork):
                    return (Substitute.Explicit, null);
            }
        }

        return null;
    }

    private static bool IsWork(IOperation operation) =>
        (operation is IInvocationOperation call && !Reporting.IsIdle(call)) || operation is IThrowOperation or IReturnOperation or IConditionalOperation;

    /// <summary>The variable that a value is, or is a member of.</summary>
    private static ISymbol? VariableOf(IOperation value) => value.Unconverted() switch
    {
        IPropertyReferenceOperation { Instance: { } whole and not IInstanceReferenceOperation } => VariableOf(whole),
        var simple => simple.SymbolOrNull(),
    };

    /// <summary>What a variable holds that the attempt did not come to set.</summary>
    private Substitute OfFirst(ISymbol variable) => attempt.Root().Descendants()
        .OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, variable)) is { } declared
            ? Substitutes.Of(declared.Initializer?.Value, variable.Name)
            : Substitute.Other;

    private static bool IsAsynchronous(ILoopOperation loop) => loop is IForEachLoopOperation { IsAsynchronous: true };
}
