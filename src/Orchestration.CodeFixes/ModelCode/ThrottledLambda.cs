using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>Writes lambdas that wait before they do their work, and let the next one in afterwards, whatever happens.</summary>
internal sealed class ThrottledLambda(SourceText text, SemanticModel model, string newLine, string wait, string release)
{
    private const string Step = "    ";

    /// <summary>The text of a lambda, or of a method's name, with the wait around it; null where that cannot be said plainly.</summary>
    public string? Of(ExpressionSyntax started) => started switch
    {
        LambdaExpressionSyntax { Modifiers: var modifiers } when modifiers.Any(SyntaxKind.StaticKeyword) => null,
        LambdaExpressionSyntax lambda when model.GetSymbolInfo(lambda).Symbol is IMethodSymbol symbol && ParametersOf(lambda) is { } parameters => lambda switch
        {
            { Block: { } block } when lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) => OfBlock(lambda, block, parameters),
            { ExpressionBody: { } result } => OfResult(lambda, result, parameters, symbol.ReturnType, lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword)),
            _ => null,
        },
        IdentifierNameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(started).Symbol is IMethodSymbol { Parameters: { Length: 1 } parameters } method =>
            OfMethod(started, method, parameters[0].Name),
        _ => null,
    };

    private static string? ParametersOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.ToString(),
        ParenthesizedLambdaExpressionSyntax { ReturnType: null } several => several.ParameterList.ToString(),
        _ => null,
    };

    private string? OfMethod(ExpressionSyntax name, IMethodSymbol method, string parameter)
    {
        bool isTaken = model.LookupSymbols(name.SpanStart, name: parameter).Any(symbol => symbol is ILocalSymbol or IParameterSymbol);
        return isTaken ? null : ResultOf(method.ReturnType, $"{name}({parameter})", isAwaited: false) is { } result ? Written(name, parameter, [result]) : null;
    }

    private string? OfResult(LambdaExpressionSyntax lambda, ExpressionSyntax result, string parameters, ITypeSymbol type, bool isAsync)
    {
        string value = isAsync || result is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax ? result.ToString() : $"({result})";
        return ResultOf(type, value, isAsync) is { } statement ? Written(lambda, parameters, [statement]) : null;
    }

    private static string? ResultOf(ITypeSymbol type, string value, bool isAwaited) => type is INamedTypeSymbol { Name: "Task", ContainingNamespace.Name: "Tasks" } task
        ? (task.IsGenericType ? "return " : "") + (isAwaited ? "" : "await ") + value + ";"
        : null;

    private string? OfBlock(LambdaExpressionSyntax lambda, BlockSyntax block, string parameters)
    {
        // Lines inside a text must stay where they are.
        if (block.DescendantTokens().Any(token => token.Span.Length > 0 && token.Text.Contains('\n')))
        {
            return null;
        }

        string inner = text.ToString(TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart));
        string indent = UnboundedFanOutFix.IndentAt(block.OpenBraceToken.SpanStart, text);
        bool isLine = !inner.Contains('\n');
        IEnumerable<string> lines = inner.Split('\n').Select(line => line.TrimEnd('\r', ' '))
            .SkipWhile(line => line.Trim().Length == 0).Reverse().SkipWhile(line => line.Trim().Length == 0).Reverse()
            .Select(line => isLine ? line.Trim() : line.StartsWith(indent + Step, StringComparison.Ordinal) ? line.Substring(indent.Length + Step.Length) : line.TrimStart());
        return Written(lambda, parameters, lines);
    }

    private string Written(ExpressionSyntax place, string parameters, IEnumerable<string> statements)
    {
        string indent = UnboundedFanOutFix.IndentAt(place.SpanStart, text);
        string[] lines =
        [
            $"async {parameters} =>",
            "{",
            Step + wait,
            Step + "try",
            Step + "{",
            .. statements.Select(statement => statement.Length == 0 ? "" : Step + Step + statement),
            Step + "}",
            Step + "finally",
            Step + "{",
            Step + Step + release,
            Step + "}",
            "}",
        ];
        return string.Join(newLine, lines.Select((line, i) => i == 0 || line.Length == 0 ? line : indent + line));
    }
}
