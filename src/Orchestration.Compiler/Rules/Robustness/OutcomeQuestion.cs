using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Rules.Robustness;

/// <summary>How code drops an outcome, or asks for its value as if every run completed.</summary>
internal enum OutcomeNeglect
{
    /// <summary>A statement of its own: <c>await pipeline.RunAsync(text);</c>.</summary>
    Dropped,

    /// <summary><c>((Outcome&lt;T&gt;.Completed)outcome).Value</c>.</summary>
    Cast,

    /// <summary><c>if (outcome is Outcome&lt;T&gt;.Completed completed) { … }</c>, and the same way on afterwards.</summary>
    If,

    /// <summary>A <c>switch</c> statement without the other cases, and the same way on afterwards.</summary>
    Switch,
}

/// <summary>A question that neglects the other cases.</summary>
/// <param name="Neglect">How.</param>
/// <param name="Place">Where.</param>
/// <param name="Missing">The cases that nothing handles.</param>
internal sealed record OutcomeQuestion(OutcomeNeglect Neglect, SyntaxNode Place, IReadOnlyList<string> Missing)
{
    private static readonly IReadOnlyList<string> NotCompleted = OutcomeCases.All.Where(name => name != OutcomeCases.Completed).ToList();

    /// <summary>What the code around an outcome does with it, where that neglects some cases; null for every other use.</summary>
    public static OutcomeQuestion? Of(IOperation outcome)
    {
        IOperation value = outcome;
        while (value.Parent is IConversionOperation { IsImplicit: true } implicitly)
        {
            value = implicitly;
        }

        return value.Parent switch
        {
            IExpressionStatementOperation { Syntax: ExpressionStatementSyntax } when value is IAwaitOperation or IInvocationOperation => new(OutcomeNeglect.Dropped, value.Syntax, OutcomeCases.All),
            IConversionOperation cast when IsForcedCast(cast) => new(OutcomeNeglect.Cast, cast.Syntax, NotCompleted),
            IIsPatternOperation test when OutcomeCases.IsCompletedOnly(test.Pattern) => OfTest(test),
            IIsTypeOperation { IsNegated: false } test when OutcomeCases.CaseOf(test.TypeOperand) == OutcomeCases.Completed => OfTest(test),
            ISwitchOperation choice when choice.Value == value => OfSwitch(choice),
            _ => null,
        };
    }

    /// <summary>A cast, or an <c>as</c> whose null would be dereferenced at once.</summary>
    private static bool IsForcedCast(IConversionOperation cast) =>
        OutcomeCases.CaseOf(cast.Type) == OutcomeCases.Completed
        && (!cast.IsTryCast || cast.Parent is IMemberReferenceOperation member && member.Instance == cast);

    private static OutcomeQuestion? OfTest(IOperation test)
    {
        IOperation condition = test;
        while (condition.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both)
        {
            condition = both;
        }

        return condition.Parent is IConditionalOperation { WhenFalse: null, Syntax: IfStatementSyntax branch } conditional
            && conditional.Condition == condition
            && GoesOn(conditional, branch.Statement)
            && !SetsDefaulted([conditional.WhenTrue])
                ? new(OutcomeNeglect.If, test.Syntax, NotCompleted)
                : null;
    }

    private static OutcomeQuestion? OfSwitch(ISwitchOperation choice)
    {
        List<ICaseClauseOperation> clauses = choice.Cases.SelectMany(section => section.Clauses).ToList();
        HashSet<string> mentioned = new(clauses.OfType<IPatternCaseClauseOperation>().SelectMany(clause => OutcomeCases.Mentioned(clause.Pattern)), StringComparer.Ordinal);
        ISwitchCaseOperation? completed = choice.Cases.FirstOrDefault(section => section.Clauses.OfType<IPatternCaseClauseOperation>().Any(clause => OutcomeCases.IsCompletedOnly(clause.Pattern)));
        List<string> missing = OutcomeCases.All.Where(name => !mentioned.Contains(name)).ToList();
        bool isNeglected = missing.Count > 0
            && completed is not null
            && !clauses.OfType<IDefaultCaseClauseOperation>().Any()
            && EndsInBreak(completed)
            && !SetsDefaulted(completed.Body);
        return isNeglected && choice.Syntax is SwitchStatementSyntax statement ? new(OutcomeNeglect.Switch, statement.Expression, missing) : null;
    }

    /// <summary>Whether a run that completed and one that did not go the same way on; else what follows is for the others.</summary>
    private static bool GoesOn(IOperation conditional, StatementSyntax branch) =>
        conditional.SemanticModel?.AnalyzeControlFlow(branch) is { Succeeded: true, EndPointIsReachable: true };

    private static bool EndsInBreak(ISwitchCaseOperation section)
    {
        StatementSyntax? last = (section.Syntax as SwitchSectionSyntax)?.Statements.LastOrDefault();
        while (last is BlockSyntax block)
        {
            last = block.Statements.LastOrDefault();
        }

        return last.IsKind(SyntaxKind.BreakStatement);
    }

    /// <summary>Whether a variable from outside is set, so that its earlier value stands for the other cases.</summary>
    private static bool SetsDefaulted(IEnumerable<IOperation> body) =>
        body.SelectMany(operation => operation.DescendantsAndSelf())
            .OfType<IAssignmentOperation>()
            .Select(assignment => assignment.Target)
            .OfType<ILocalReferenceOperation>()
            .Any(target => target.Local.DeclaringSyntaxReferences.All(declared => !body.Any(operation => operation.Syntax.Span.Contains(declared.Span))));
}
