using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9004: the rounds of a loop have run out, and the last draft goes on like one that was accepted.</summary>
internal sealed class ExhaustedAsAccepted : CodeRule
{
    public const string Id = "ORC9004";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A refused draft goes on as if it were accepted");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        foreach (ILoopOperation loop in file.Operations.OfType<ILoopOperation>())
        {
            if (Rounds.Of(loop, file) is { } rounds && UseAfter(loop, rounds) is var (place, draft))
            {
                yield return At(place, $"When the rounds have run out, '{draft.Name}' goes on as if it had been accepted, and nobody can tell; throw, or return something that says that it was not.");
            }
        }
    }

    /// <summary>Where the draft is used after the loop, with nothing asked or said of how it ended.</summary>
    private static (IOperation Place, ISymbol Draft)? UseAfter(ILoopOperation loop, Rounds rounds)
    {
        HashSet<ISymbol> tellers = rounds.Tellers();
        foreach (IOperation statement in Following(loop))
        {
            if (statement.DescendantsAndSelf().Any(part => part.SymbolOrNull() is { } symbol && tellers.Contains(symbol) && !IsReported(part)) || statement is IThrowOperation or IConditionalOperation or ISwitchOperation or ILoopOperation or ITryOperation)
            {
                return null;
            }

            if (statement is IReturnOperation result)
            {
                return result.ReturnedValue is { } value && DraftIn(value, rounds) is { } returned && IsAsAccepted(value, rounds) ? (value, returned) : null;
            }

            if (rounds.Accepted.Count == 0 && GivenAway(statement) is { } call && DraftIn(call, rounds) is { } given)
            {
                return (call, given);
            }
        }

        return null;
    }

    /// <summary>The statements after a loop, as far as its own function goes.</summary>
    private static IEnumerable<IOperation> Following(IOperation loop)
    {
        IOperation child = loop;
        foreach (IOperation outer in loop.Ancestors())
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation or ILoopOperation)
            {
                yield break;
            }

            if (outer is IBlockOperation block)
            {
                foreach (IOperation statement in block.Operations.SkipWhile(statement => statement != child).Skip(1).Where(statement => statement is not ILocalFunctionOperation))
                {
                    yield return statement;
                }
            }

            child = outer;
        }
    }

    private static ISymbol? DraftIn(IOperation operation, Rounds rounds) =>
        operation.DescendantsAndSelf().Select(part => part.SymbolOrNull()).FirstOrDefault(symbol => symbol is not null && rounds.Drafts.Contains(symbol));

    /// <summary>Whether what is returned after the rounds looks like what is returned where a draft was accepted, and says nothing of its own.</summary>
    private static bool IsAsAccepted(IOperation value, Rounds rounds) => rounds.Accepted.Count > 0
        ? rounds.Accepted.Any(accepted => accepted.Syntax.IsEquivalentTo(value.Syntax))
        : !value.DescendantsAndSelf().Any(SaysHowItEnded);

    private static bool SaysHowItEnded(IOperation part) => part switch
    {
        ILiteralOperation { ConstantValue: { HasValue: true, Value: bool or null } } => true,
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } => text.Length > 0,
        IFieldReferenceOperation { Field: { IsStatic: true } } => true,
        IInterpolatedStringTextOperation => true,
        IObjectCreationOperation { Type.Name: var type } => Meanings.AreOfFailure(type) || type.Contains("Draft") || type.Contains("Exhausted"),
        IInvocationOperation { TargetMethod.Name: var name } => Meanings.AreOfFailure(name),
        _ => false,
    };

    /// <summary>A call that hands something on, and is no report.</summary>
    private static IInvocationOperation? GivenAway(IOperation statement)
    {
        IOperation? value = (statement as IExpressionStatementOperation)?.Operation;
        value = value is IAwaitOperation awaited ? awaited.Operation : value;
        return value is IInvocationOperation call && !Reporting.Is(call) ? call : null;
    }

    private static bool IsReported(IOperation part) => part.Ancestors().OfType<IInvocationOperation>().Any(Reporting.Is);
}
