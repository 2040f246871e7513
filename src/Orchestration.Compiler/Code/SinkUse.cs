using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Text that reaches a dangerous place unchecked.</summary>
/// <param name="Sink">The place.</param>
/// <param name="Source">Where the text comes in.</param>
/// <param name="Place">The value that carries it there.</param>
/// <param name="Helper">The method of the same class that has the place, or null where the body itself has it.</param>
internal sealed record SinkUse(Sink Sink, IOperation Source, IOperation Place, string? Helper)
{
    /// <summary>All in a body, and in the methods of the same class and file that it gives the text to.</summary>
    public static IEnumerable<SinkUse> AllIn(IEnumerable<IOperation> operations, TextFlow flow)
    {
        foreach (IOperation operation in operations)
        {
            if (DangerousSinks.Of(operation) is { } sink)
            {
                if (First(sink, flow) is { } use)
                {
                    yield return use;
                }
            }
            else if (operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Ordinary } method } call)
            {
                foreach (SinkUse inside in InHelper(call, method, flow))
                {
                    yield return inside;
                }
            }
        }
    }

    /// <summary>What text becomes at a place, in words.</summary>
    public static string Becoming(SinkKind kind) => kind switch
    {
        SinkKind.Sql => "becomes part of an SQL command",
        SinkKind.Process => "becomes part of a command line",
        SinkKind.Path => "names a file",
        SinkKind.Html => "is shown as HTML",
        _ => "is run as code",
    };

    /// <summary>What to do instead, in words.</summary>
    public static string Remedy(SinkKind kind) => kind switch
    {
        SinkKind.Sql => "pass it as a parameter of the command",
        SinkKind.Process => "start a fixed program, and compare what it is given with what is allowed",
        SinkKind.Path => "take its Path.GetFileName, or compare it with the names that are allowed",
        SinkKind.Html => "encode it",
        _ => "let the model choose among methods of your own instead",
    };

    private static SinkUse? First(Sink sink, TextFlow flow)
    {
        foreach (IOperation value in sink.Values)
        {
            if (flow.SourceOf(value) is { } source)
            {
                return new SinkUse(sink, source, value, null);
            }
        }

        return null;
    }

    private static IEnumerable<SinkUse> InHelper(IInvocationOperation call, IMethodSymbol method, TextFlow flow)
    {
        if (call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart)?.ContainingType is not { } type
            || !SymbolEqualityComparer.Default.Equals(method.ContainingType, type)
            || BodyOf(method, call) is not { } body)
        {
            yield break;
        }

        List<IOperation> operations = body.DescendantsAndSelf().ToList();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (flow.SourceOf(argument.Value) is { } source && argument.Parameter is { } given)
            {
                var inner = new TextFlow(operations, value => SymbolEqualityComparer.Default.Equals(value.SymbolOrNull(), given));
                foreach (Sink sink in operations.Select(DangerousSinks.Of).OfType<Sink>().Where(sink => First(sink, inner) is not null))
                {
                    yield return new SinkUse(sink, source, argument.Value, method.Name);
                    break;
                }
            }
        }
    }

    private static IOperation? BodyOf(IMethodSymbol method, IOperation caller) =>
        method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(declaration => declaration.SyntaxTree == caller.Syntax.SyntaxTree && (declaration.Body is not null || declaration.ExpressionBody is not null)) is { } written
            ? caller.SemanticModel?.GetOperation(written)
            : null;
}
