using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Orchestration.Compiler.Rules.Robustness;

namespace Orchestration.CodeFixes.Robustness;

/// <summary>Writes switches over the five cases of an outcome; what is not written yet throws <see cref="NotImplementedException"/>.</summary>
/// <param name="outcome">The outcome's type as it is named at the place.</param>
/// <param name="exception">The exception's name there.</param>
/// <param name="completed">A name for the completed outcome that nothing else has there.</param>
internal sealed class SwitchWriter(string outcome, string exception, string completed)
{
    /// <summary>A writer for the place of an expression, or null where that is no outcome.</summary>
    public static SwitchWriter? For(ExpressionSyntax expression, SemanticModel model)
    {
        if (model.GetTypeInfo(expression).Type is not INamedTypeSymbol type
            || !OutcomeCases.IsOutcome(type)
            || model.Compilation.GetTypeByMetadataName("System.NotImplementedException") is not { } exception)
        {
            return null;
        }

        int position = expression.SpanStart;
        return new SwitchWriter(
            type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, position),
            exception.ToMinimalDisplayString(model, position),
            FreeName("completed", position, model));
    }

    /// <summary>A case's type.</summary>
    public string Case(string name) => $"{outcome}.{name}";

    /// <summary><c>outcome.GetValueOrThrow()</c>.</summary>
    public ExpressionSyntax ValueOrThrow(ExpressionSyntax value) =>
        SyntaxFactory.ParseExpression($"{Operand(value)}.GetValueOrThrow()").WithTriviaFrom(value);

    /// <summary>A switch expression that gives the value of a completed run, in place of another expression.</summary>
    public ExpressionSyntax Expression(ExpressionSyntax value, ExpressionSyntax place)
    {
        IEnumerable<string> arms = Others.Select(name => $"{Case(name)} => throw new {exception}(),").Prepend($"{Case(OutcomeCases.Completed)} {completed} => {completed}.Value,");
        string text = $"{Operand(value)} switch\n{{\n{string.Join("\n", arms)}\n}}";
        bool standsAlone = place.Parent is EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ArgumentSyntax or AssignmentExpressionSyntax;
        return SyntaxFactory.ParseExpression(standsAlone ? text : $"({text})").WithTriviaFrom(place).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A switch statement with something to do for a completed run.</summary>
    public StatementSyntax Statement(ExpressionSyntax value, string completedLabel, SyntaxList<StatementSyntax> body)
    {
        var statement = (SwitchStatementSyntax)SyntaxFactory.ParseStatement($"switch ({value})\n{{\n}}");
        SwitchSectionSyntax first = Section(completedLabel, "break;");
        first = first.WithStatements(first.Statements.InsertRange(0, body));
        return statement
            .AddSections([first, .. Others.Select(ThrowingSection)])
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A section for a case that is not written yet.</summary>
    public SwitchSectionSyntax ThrowingSection(string name) => Section(Case(name), $"throw new {exception}();");

    private static IEnumerable<string> Others => OutcomeCases.All.Where(name => name != OutcomeCases.Completed);

    private static SwitchSectionSyntax Section(string label, string statement) =>
        ((SwitchStatementSyntax)SyntaxFactory.ParseStatement($"switch (0)\n{{\ncase {label}:\n{statement}\n}}")).Sections[0];

    private static string Operand(ExpressionSyntax value) =>
        value is IdentifierNameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax ? value.WithoutTrivia().ToString() : $"({value.WithoutTrivia()})";

    private static string FreeName(string name, int position, SemanticModel model)
    {
        HashSet<string> taken = new(model.LookupSymbols(position).Select(symbol => symbol.Name), StringComparer.Ordinal);
        return Enumerable.Range(0, taken.Count + 1).Select(i => i == 0 ? name : name + i).First(candidate => !taken.Contains(candidate));
    }
}
