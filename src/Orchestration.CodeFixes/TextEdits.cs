using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.CodeFixes;

/// <summary>Changes that text says best, because what stands around them must stay as it is.</summary>
internal static class TextEdits
{
    /// <summary>The line break that a document uses.</summary>
    public static string NewLineOf(SyntaxNode root) => root.ToFullString().Contains("\r\n") ? "\r\n" : "\n";

    /// <summary>The white space before a node on its line.</summary>
    public static string IndentationOf(SyntaxNode node)
    {
        string leading = node.GetLeadingTrivia().ToFullString();
        string line = leading.Substring(leading.LastIndexOf('\n') + 1);
        return line.Trim().Length == 0 ? line : "";
    }

    /// <summary>Takes an attribute away, with its brackets where it is alone in them and with their line where they are alone on it.</summary>
    public static TextChange Removing(AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        int index = list.Attributes.IndexOf(attribute);
        if (list.Attributes.Count == 1)
        {
            SyntaxToken next = list.GetLastToken().GetNextToken();
            bool onlySpaceBetween = (list.GetTrailingTrivia().ToFullString() + next.LeadingTrivia.ToFullString()).Trim().Length == 0;
            return new TextChange(onlySpaceBetween ? TextSpan.FromBounds(list.SpanStart, next.SpanStart) : list.Span, "");
        }

        return new TextChange(
            index == 0
                ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart)
                : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End),
            "");
    }

    /// <summary>Adds text to the end of a prompt: inside the literal where it is one, else behind it.</summary>
    public static TextChange Appending(ExpressionSyntax prompt, string placeholder, string newLine)
    {
        SyntaxToken token = prompt is LiteralExpressionSyntax literal ? literal.Token : default;
        int quotes = token.Text?.Reverse().TakeWhile(character => character == '"').Count() ?? 0;
        return token.Kind() switch
        {
            SyntaxKind.StringLiteralToken when token.Text!.StartsWith("@", StringComparison.Ordinal) => Insert(token.Span.End - 1, newLine + newLine + placeholder),
            SyntaxKind.StringLiteralToken => Insert(token.Span.End - 1, "\\n\\n" + placeholder),
            SyntaxKind.SingleLineRawStringLiteralToken => Insert(token.Span.End - quotes, " " + placeholder),
            SyntaxKind.MultiLineRawStringLiteralToken => BeforeLastLine(token, placeholder, newLine),
            _ => Insert(prompt.Span.End, $" + \"\\n\\n{placeholder}\""),
        };
    }

    public static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    private static TextChange BeforeLastLine(SyntaxToken token, string placeholder, string newLine)
    {
        int lineEnd = token.Text.LastIndexOf('\n');
        string indentation = new(token.Text.Substring(lineEnd + 1).TakeWhile(char.IsWhiteSpace).ToArray());
        int position = token.SpanStart + (lineEnd > 0 && token.Text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd);
        return Insert(position, newLine + newLine + indentation + placeholder);
    }
}
