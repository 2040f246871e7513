using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>A loop that asks a model a limited number of times, and ends sooner where what it said is accepted.</summary>
internal sealed class Rounds
{
    private readonly CodeFile file;
    private readonly ILoopOperation loop;
    private readonly IOperation? function;
    private readonly List<IOperation> inside;

    private Rounds(CodeFile file, ILoopOperation loop)
    {
        (this.file, this.loop) = (file, loop);
        function = loop.EnclosingFunction();
        inside = loop.Descendants().Where(operation => operation.EnclosingFunction() == function).ToList();
    }

    /// <summary>What of the model's replies the loop leaves behind in variables that are declared before it.</summary>
    public HashSet<ISymbol> Drafts { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What is asked before the loop is left as accepted.</summary>
    public List<IOperation> Questions { get; } = [];

    /// <summary>What is returned where it is left so; empty where it is left by a break or its condition.</summary>
    public List<IOperation> Accepted { get; } = [];

    /// <summary>Reads a loop; null where its rounds are not limited, ask no model or are all gone through.</summary>
    public static Rounds? Of(ILoopOperation loop, CodeFile file)
    {
        var rounds = new Rounds(file, loop);
        if (!rounds.IsLimited || !file.Calls.CallsModelWithin(loop))
        {
            return null;
        }

        rounds.FindQuestions();
        rounds.FindDrafts();
        rounds.KeepWhatIsJudged();
        return rounds.Questions.Count > 0 && rounds.Drafts.Count > 0 ? rounds : null;
    }

    /// <summary>The variables by which a program can tell afterwards how the loop ended: what was asked, flags, and the counter.</summary>
    public HashSet<ISymbol> Tellers()
    {
        IEnumerable<ISymbol> flags = SetInside().Where(symbol => InQuestion.Contains(symbol) || symbol is ILocalSymbol { Type: var type } && type.IsClosed());
        IEnumerable<ISymbol> counters = inside.OfType<IIncrementOrDecrementOperation>().Select(step => step.Target.SymbolOrNull()).OfType<ISymbol>();
        return new(flags.Concat(counters).Where(symbol => !Drafts.Contains(symbol)), SymbolEqualityComparer.Default);
    }

    private HashSet<ISymbol> InQuestion => new(Questions.SelectMany(question => question.DescendantsAndSelf()).Select(part => part.SymbolOrNull()).OfType<ISymbol>(), SymbolEqualityComparer.Default);

    private IEnumerable<ISymbol> SetInside() => inside.SelectMany(operation => operation switch
    {
        IDeconstructionAssignmentOperation parts => parts.Target.Descendants().Select(target => target.SymbolOrNull()),
        IAssignmentOperation assignment => [assignment.Target.SymbolOrNull()],
        IArgumentOperation { Parameter.RefKind: RefKind.Out } argument => [argument.Value.SymbolOrNull()],
        _ => [],
    }).OfType<ISymbol>();

    private bool IsLimited => loop switch
    {
        IForEachLoopOperation walk => !walk.IsAsynchronous,
        IForLoopOperation { Condition: { } condition } => Counts(condition),
        IWhileLoopOperation { Condition: { } condition } => Counts(condition),
        _ => false,
    };

    /// <summary>Whether a condition compares a number that the model has no say in.</summary>
    private bool Counts(IOperation condition) => Parts(condition).Any(part => part is IBinaryOperation
    {
        OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.NotEquals,
        LeftOperand.Type.SpecialType: SpecialType.System_Int32,
    } && !Depends(part, []));

    private void FindQuestions()
    {
        foreach (IOperation exit in inside.Where(IsExit))
        {
            if (GuardOf(exit) is { } guard && Depends(guard, []) && !IsOfSameness(guard))
            {
                Questions.Add(guard);
                if (exit is IReturnOperation { ReturnedValue: { } value })
                {
                    Accepted.Add(value);
                }
            }
        }

        if (loop is IWhileLoopOperation { Condition: { } condition } && Parts(condition).Where(part => Depends(part, [])).ToList() is { Count: > 0 } asked && !asked.Any(IsOfSameness))
        {
            Questions.AddRange(asked);
        }
    }

    private bool IsExit(IOperation operation) => operation switch
    {
        IReturnOperation { ReturnedValue: not null } => true,
        IBranchOperation { BranchKind: BranchKind.Break } leaving => SymbolEqualityComparer.Default.Equals(leaving.Target, loop.ExitLabel),
        _ => false,
    };

    /// <summary>The innermost condition that decides whether the loop is left. What leaves on success alone, out of a try, asks nothing.</summary>
    private IOperation? GuardOf(IOperation exit) => exit.Ancestors().TakeWhile(outer => outer != loop).Select(outer => outer switch
    {
        IConditionalOperation choice when !exit.IsWithin(choice.Condition) => choice.Condition,
        _ => null,
    }).FirstOrDefault(guard => guard is not null);

    private static IEnumerable<IOperation> Parts(IOperation condition) => condition.Unconverted() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => Parts(both.LeftOperand).Concat(Parts(both.RightOperand)),
        var part => [part],
    };

    /// <summary>Whether something is as it is because of what a model said.</summary>
    private bool Depends(IOperation operation, HashSet<ISymbol> seen) => operation.DescendantsAndSelf().Any(part =>
        file.Calls.CallsModel(part)
        || (part is not IArgumentOperation && file.Replies.KindOf(part) != ReplyKind.None)
        || (part is ILocalReferenceOperation { Local: var local } && seen.Add(local) && inside.Any(other => ValueFor(local, other) is { } value && Depends(value, seen))));

    private static IOperation? ValueFor(ILocalSymbol local, IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation { Initializer.Value: var value } declarator when Is(declarator.Symbol, local) => value,
        ISimpleAssignmentOperation assignment when Is(assignment.Target.SymbolOrNull(), local) => assignment.Value,
        IDeconstructionAssignmentOperation parts when parts.Target.Descendants().Any(target => Is(target.SymbolOrNull(), local)) => parts.Value,
        IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: { } call } argument when Is(argument.Value.SymbolOrNull(), local) => call,
        _ => null,
    };

    private static bool Is(ISymbol? symbol, ISymbol other) => SymbolEqualityComparer.Default.Equals(symbol, other);

    /// <summary>Whether a draft is compared with another one, or asked whether it is there: a text that no longer changes was refused by nobody.</summary>
    private bool IsOfSameness(IOperation guard) => guard.DescendantsAndSelf().Any(part => part switch
    {
        IInvocationOperation { TargetMethod.Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } => true,

        // Why a reply ended, such as with calls of tools, is no judgement of what it says.
        IPropertyReferenceOperation { Property.Name: "FinishReason" } => true,
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality => file.Replies.IsWords(equality.LeftOperand) && file.Replies.IsWords(equality.RightOperand),
        IInvocationOperation { TargetMethod.Name: "Equals" or "Compare" } equality =>
            equality.Arguments.Select(argument => argument.Value).Prepend(equality.Instance).Count(value => file.Replies.IsWords(value)) > 1,
        _ => false,
    });

    private void FindDrafts()
    {
        foreach (ISimpleAssignmentOperation assignment in inside.OfType<ISimpleAssignmentOperation>())
        {
            // What is only kept, as the best so far, was chosen.
            if (assignment.Target.SymbolOrNull() is ILocalSymbol or IParameterSymbol
                && assignment.Target.SymbolOrNull() is { } draft
                && assignment.Value.Unconverted() is not (ILocalReferenceOperation or IParameterReferenceOperation)
                && file.Replies.KindOf(assignment.Value) != ReplyKind.None
                && !draft.DeclaringSyntaxReferences.Any(place => loop.Syntax.Span.Contains(place.Span)))
            {
                Drafts.Add(draft);
            }
        }
    }

    /// <summary>A verdict that is left behind beside a draft judges it, and is none itself.</summary>
    private void KeepWhatIsJudged()
    {
        if (!Drafts.IsSubsetOf(InQuestion))
        {
            Drafts.ExceptWith(InQuestion);
        }
    }
}
