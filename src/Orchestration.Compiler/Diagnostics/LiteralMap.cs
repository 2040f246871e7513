using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.Compiler.Diagnostics;

/// <summary>
/// Finds where in the source a part of a string constant was written, so that a finding about a word of a prompt stands under that
/// word and not under the whole prompt.
/// </summary>
internal static class LiteralMap
{
    /// <summary>Maps a part of the argument's value to the place in the source that spells it.</summary>
    /// <param name="argument">The expression that gives the value; only a single string literal, in parentheses or not, can be mapped.</param>
    /// <param name="start">The first UTF-16 code unit of the part, counted in the value.</param>
    /// <param name="length">How many code units the part has; 0 gives the empty span before <paramref name="start"/>.</param>
    /// <returns>
    /// The span in the source. A part of an escape sequence (one half of the surrogate pair of a <c>\U</c>) gives the whole sequence, and a part of several lines
    /// of a raw literal includes the indentation between them. <see langword="null"/> where no literal spells the part: concatenations,
    /// interpolations, references to constants, literals that do not compile, and parts that reach beyond the value. Callers then point at the whole argument.
    /// </returns>
    public static TextSpan? Map(ExpressionSyntax argument, int start, int length)
    {
        while (argument is ParenthesizedExpressionSyntax parentheses)
        {
            argument = parentheses.Expression;
        }

        if (!argument.IsKind(SyntaxKind.StringLiteralExpression) || start < 0 || length < 0)
        {
            return null;
        }

        var token = ((LiteralExpressionSyntax)argument).Token;
        return LiteralReader.Read(token)?.Locate(start, length) is { } span
            ? new TextSpan(token.SpanStart + span.Start, span.Length)
            : null;
    }
}
