using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Parsing;

namespace Orchestration.CodeFixes;

/// <summary>Changes of prompts where they stand in string literals, whose form they keep.</summary>
internal static class PromptEdits
{
    /// <summary>The text of a step's <c>[Prompt]</c>, or of its question to a person, as written, or null where it stands elsewhere.</summary>
    public static ExpressionSyntax? PromptOf(MethodDeclarationSyntax method) => TextOf(method, "Prompt") ?? TextOf(method, "Human");

    /// <summary>The text of one of a step's attributes as written.</summary>
    public static ExpressionSyntax? TextOf(MethodDeclarationSyntax method, string attribute) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .FirstOrDefault(candidate => candidate.IsNamed(attribute))
        ?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression;

    /// <summary>The step with text added at the end of its prompt, on lines of its own where the literal can have lines.</summary>
    /// <returns>Null where the prompt is in a file, or is no literal that can be added to.</returns>
    public static MethodDeclarationSyntax? WithPromptText(this MethodDeclarationSyntax method, string text) =>
        PromptOf(method) is { } prompt && Append(prompt, text) is { } longer ? method.ReplaceNode(prompt, longer) : null;

    /// <summary>A prompt with text added at its end.</summary>
    /// <returns>Null where it is no string literal, nor a sum that ends in one.</returns>
    public static ExpressionSyntax? Append(ExpressionSyntax prompt, string text) => prompt switch
    {
        ParenthesizedExpressionSyntax parentheses => Append(parentheses.Expression, text) is { } inner ? parentheses.WithExpression(inner) : null,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Append(sum.Right, text) is { } right ? sum.WithRight(right) : null,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => Append(literal, text),
        _ => null,
    };

    /// <summary>A name as words: <c>sourceText</c> is <c>Source text</c>.</summary>
    public static string Label(string name) => string.Concat(CodeNames.Pascal(name).Select((character, index) =>
        index > 0 && char.IsUpper(character) ? " " + char.ToLowerInvariant(character) : character.ToString()));

    private static LiteralExpressionSyntax? Append(LiteralExpressionSyntax literal, string text)
    {
        string written = literal.Token.Text;
        string? longer = literal.Token.Kind() switch
        {
            _ when literal.ContainsDiagnostics => null,
            SyntaxKind.StringLiteralToken when written.StartsWith("@", StringComparison.Ordinal) => Before(written, 1, Separated(literal, EndOfLine(literal), text)),
            SyntaxKind.StringLiteralToken => Before(written, 1, Separated(literal, "\\n", text)),
            SyntaxKind.SingleLineRawStringLiteralToken => Before(written, QuotesAtEnd(written), " " + text),
            SyntaxKind.MultiLineRawStringLiteralToken => OnOwnLine(written, text),
            _ => null,
        };
        return longer is null ? null : (SyntaxFactory.ParseExpression(longer) as LiteralExpressionSyntax)?.WithTriviaFrom(literal);
    }

    private static string Separated(LiteralExpressionSyntax literal, string endOfLine, string text) =>
        literal.Token.ValueText.Length == 0 ? text : endOfLine + endOfLine + text.Replace("\n", endOfLine);

    private static string Before(string written, int closing, string added) => written.Insert(written.Length - closing, added);

    private static int QuotesAtEnd(string written) => written.Length - written.TrimEnd('"').Length;

    /// <summary>Before the line of the closing quotes, indented as they are.</summary>
    private static string OnOwnLine(string written, string text)
    {
        int lastLine = written.LastIndexOf('\n');
        string indentation = written.Substring(lastLine + 1, written.Length - lastLine - 1 - QuotesAtEnd(written));
        int end = lastLine > 0 && written[lastLine - 1] == '\r' ? lastLine - 1 : lastLine;
        string endOfLine = written.Substring(end, lastLine + 1 - end);
        return written.Insert(end, endOfLine + endOfLine + indentation + text.Replace("\n", endOfLine + indentation));
    }

    private static string EndOfLine(LiteralExpressionSyntax literal) =>
        literal.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } first ? first.ToString() : "\n";
}
