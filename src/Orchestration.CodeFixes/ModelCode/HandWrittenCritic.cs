using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>
/// A method of the plain shape: a draft, a counted loop that judges it by a typed reply and leaves when it is accepted, else revises it, and behind the loop a return of the last draft or
/// a throw. Whatever else stands in a method makes it no plain shape.
/// </summary>
/// <param name="Method">The method.</param>
/// <param name="Draft">The name of the draft.</param>
/// <param name="Verdict">The verdict as the method reads it: a variable, or its <c>Result</c>.</param>
/// <param name="Accepted">The condition under which the loop is left.</param>
/// <param name="Rounds">How often the draft is judged at most.</param>
/// <param name="ReturnsLast">Whether the last draft is returned when the rounds have run out.</param>
internal sealed record HandWrittenCritic(
    MethodDeclarationSyntax Method,
    string Draft,
    string Verdict,
    ExpressionSyntax Accepted,
    int Rounds,
    bool ReturnsLast,
    HandWrittenCall Produce,
    HandWrittenCall Evaluate,
    HandWrittenCall Revise)
{
    /// <summary>Reads the method around a loop; null where it has not the plain shape.</summary>
    public static HandWrittenCritic? Of(ForStatementSyntax loop, SemanticModel model)
    {
        if (loop is not { Parent: BlockSyntax { Parent: MethodDeclarationSyntax { TypeParameterList: null } method, Statements: { Count: 3 } statements }, Statement: BlockSyntax { Statements: { Count: 3 } round } }
            || RoundsOf(loop, model) is not { } rounds
            || DeclaredBy(statements[0]) is not { Initializer.Value: var first } draft
            || TextCall(first) is not { } produce
            || DeclaredBy(round[0]) is not { Initializer.Value: var judged } verdict
            || round[1] is not IfStatementSyntax { Else: null } exit
            || round[2] is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax target, Right: var revised } }
            || target.Identifier.ValueText != draft.Identifier.ValueText
            || TextCall(revised) is not { } revise)
        {
            return null;
        }

        var (evaluate, read) = TypedCall(judged) is { } result ? (result, verdict.Identifier.ValueText) : (Call(judged), verdict.Identifier.ValueText + ".Result");
        StatementSyntax left = exit.Statement is BlockSyntax { Statements: { Count: 1 } only } ? only[0] : exit.Statement;
        bool returnsLast = IsReturnOf(draft, statements[2]);
        return evaluate is { Reply: not null }
            && (IsReturnOf(draft, left) || (left is BreakStatementSyntax && returnsLast))
            && (returnsLast || statements[2] is ThrowStatementSyntax)
            ? new HandWrittenCritic(method, draft.Identifier.ValueText, read, exit.Condition, rounds, returnsLast, produce, evaluate, revise)
            : null;
    }

    /// <summary>How often a counted loop runs: from a constant, in steps of one, to a constant.</summary>
    private static int? RoundsOf(ForStatementSyntax loop, SemanticModel model)
    {
        if (loop is not
            {
                Declaration.Variables: { Count: 1 } variables,
                Condition: BinaryExpressionSyntax { Left: IdentifierNameSyntax left } condition,
                Incrementors: { Count: 1 } steps,
            }
            || variables[0].Initializer is not { Value: var from }
            || left.Identifier.ValueText != variables[0].Identifier.ValueText
            || steps[0].Kind() is not (SyntaxKind.PostIncrementExpression or SyntaxKind.PreIncrementExpression)
            || model.GetConstantValue(from).Value is not int first
            || model.GetConstantValue(condition.Right).Value is not int last)
        {
            return null;
        }

        int rounds = condition.Kind() switch
        {
            SyntaxKind.LessThanExpression => last - first,
            SyntaxKind.LessThanOrEqualExpression => last - first + 1,
            _ => 0,
        };
        return rounds > 0 ? rounds : null;
    }

    private static VariableDeclaratorSyntax? DeclaredBy(StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } && variables[0].Initializer is not null ? variables[0] : null;

    private static bool IsReturnOf(VariableDeclaratorSyntax draft, StatementSyntax statement) =>
        statement is ReturnStatementSyntax { Expression: IdentifierNameSyntax name } && name.Identifier.ValueText == draft.Identifier.ValueText;

    private static HandWrittenCall? TextCall(ExpressionSyntax value) => Member(value, "Text") is { } awaited && Call(awaited) is { Reply: null } call ? call : null;

    private static HandWrittenCall? TypedCall(ExpressionSyntax value) => Member(value, "Result") is { } awaited && Call(awaited) is { Reply: not null } call ? call : null;

    private static ExpressionSyntax? Member(ExpressionSyntax value, string name) =>
        value is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax member, Expression: ParenthesizedExpressionSyntax { Expression: var inner } } && member.Identifier.ValueText == name ? inner : null;

    private static HandWrittenCall? Call(ExpressionSyntax value)
    {
        if (value is not AwaitExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax client, Name: var name }, ArgumentList.Arguments: { Count: 1 or 2 } arguments } }
            || name.Identifier.ValueText != "GetResponseAsync"
            || (arguments.Count == 2 && arguments[1] is not { NameColon.Name.Identifier.ValueText: "cancellationToken", Expression: IdentifierNameSyntax }))
        {
            return null;
        }

        string? token = arguments.Count == 2 ? arguments[1].Expression.ToString() : null;
        return name switch
        {
            GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } types } => new(client.Identifier.ValueText, arguments[0].Expression, types[0], token),
            IdentifierNameSyntax => new(client.Identifier.ValueText, arguments[0].Expression, Reply: null, token),
            _ => null,
        };
    }
}

/// <summary>A call of a model by hand.</summary>
/// <param name="Client">The variable that holds the client.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Reply">The type that is read out of the reply; null where its text is.</param>
/// <param name="Token">The variable that holds the token which cancels it, or null.</param>
internal sealed record HandWrittenCall(string Client, ExpressionSyntax Prompt, TypeSyntax? Reply, string? Token);
