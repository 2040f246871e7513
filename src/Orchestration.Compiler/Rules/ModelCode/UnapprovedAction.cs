using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9009: a method that changes something outside is a tool, and a model calls it when it likes.</summary>
internal sealed class UnapprovedAction : CodeRule
{
    public const string Id = "ORC9009";

    /// <summary>The property that is there where the library has the function that asks for approval.</summary>
    public const string CanBeWrapped = "CanBeWrapped";

    private const string Ai = "Microsoft.Extensions.AI";
    private const string Approved = "ApprovalRequiredAIFunction";

    private static readonly HashSet<string> AskingWords = new(StringComparer.Ordinal)
    {
        "approve", "approval", "approved", "confirm", "confirmation", "confirmed", "consent", "permission", "permit", "authorize", "ask",
    };

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A tool acts without approval");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        List<IInvocationOperation> tools = file.Operations.OfType<IInvocationOperation>().Where(IsTool).ToList();
        if (tools.Count == 0 || file.Operations.Any(AsksItself))
        {
            yield break;
        }

        bool canBeWrapped = file.Model.Compilation.GetTypeByMetadataName($"{Ai}.{Approved}") is not null;
        foreach (IInvocationOperation tool in tools.Where(tool => !IsWrapped(tool, file)))
        {
            if (MethodOf(tool) is var (name, body, own) && ActingIn(body ?? BodyOf(own, file), file) is { } acting)
            {
                yield return Diagnostic.Create(
                    Descriptor,
                    tool.Syntax.GetLocation(),
                    canBeWrapped ? ImmutableDictionary<string, string?>.Empty.Add(CanBeWrapped, "true") : null,
                    $"{name} calls '{acting}', and as a tool it is in the hands of a model, which decides when and with what; {(canBeWrapped ? "wrap it in ApprovalRequiredAIFunction, so that a person sees each call before it happens" : "let a person see each call before it happens")}.");
            }
        }
    }

    private static bool IsTool(IInvocationOperation call) => call.TargetMethod.Name == "Create" && call.TargetMethod.ContainingType.Is(Ai, "AIFunctionFactory");

    /// <summary>The method that becomes the tool: its name in words, its body where it is a lambda, and itself where it has a name.</summary>
    private static (string Name, IOperation? Body, IMethodSymbol? Method)? MethodOf(IInvocationOperation tool) =>
        tool.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value.Unconverted() switch
        {
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => ("This lambda", lambda.Body, null),
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } => ($"'{method.Name}'", null, method),
            _ => null,
        };

    private static IOperation? BodyOf(IMethodSymbol? method, CodeFile file) => method is null ? null : file.Calls.BodiesOf(method).FirstOrDefault()?.Root;

    /// <summary>The first call that acts, in the tool or the methods of the file that it calls; none where the tool asks a person itself.</summary>
    private static string? ActingIn(IOperation? body, CodeFile file)
    {
        string? acting = null;
        var seen = new HashSet<IOperation>();
        var open = new Queue<IOperation>(body is null ? [] : [body]);
        while (open.Count > 0)
        {
            IOperation next = open.Dequeue();
            foreach (IInvocationOperation call in seen.Add(next) ? next.Descendants().OfType<IInvocationOperation>() : [])
            {
                if (Asks(call))
                {
                    return null;
                }

                acting ??= OutwardCalls.NameOf(call) is { } name && !IsOfFixedFile(call) ? name : null;
                foreach (CodeBody inner in file.Calls.BodiesOf(call.TargetMethod))
                {
                    open.Enqueue(inner.Root);
                }
            }
        }

        return acting;
    }

    /// <summary>A file that the program itself chooses, and that is only written to, is the program's own.</summary>
    private static bool IsOfFixedFile(IInvocationOperation call) =>
        call.TargetMethod.ContainingType.Is("System.IO", "File")
        && call.TargetMethod.Name is not ("Delete" or "Move" or "Replace")
        && call.Arguments.Length > 0
        && !WrittenValue.Behind(call.Arguments[0].Value).Any(part => part is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } });

    private static bool Asks(IInvocationOperation call) =>
        call.TargetMethod.Name is "ReadLine" or "ReadLineAsync" or "ReadKey" || Words.In(call.TargetMethod.Name).Any(AskingWords.Contains);

    /// <summary>Whether the file has a way of its own to ask before a tool is called: an invoker, a loop over the calls, or a wrapper of all tools.</summary>
    private static bool AsksItself(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "FunctionInvoker", ContainingType: { } type } } } => type.Is(Ai, "FunctionInvokingChatClient"),
        IObjectCreationOperation creation => creation.Type.Is(Ai, Approved) && IsEach(creation.Arguments.FirstOrDefault()?.Value.Unconverted()),
        _ => operation.Type.Is(Ai, "FunctionCallContent"),
    };

    /// <summary>Whether something stands between the tool and the model: the function that asks, another one around it, or a method of the user's own.</summary>
    private static bool IsWrapped(IOperation tool, CodeFile file)
    {
        IOperation value = tool;
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return value.Parent switch
        {
            IArgumentOperation argument => IsTakenOver(argument),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => IsWrappedLater(local, file),
            ISimpleAssignmentOperation { Target: var target } when target.SymbolOrNull() is { } symbol => IsWrappedLater(symbol, file),
            IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields } => IsWrappedLater(fields[0], file),
            _ => false,
        };
    }

    private static bool IsWrappedLater(ISymbol symbol, CodeFile file) => file.Operations
        .OfType<IArgumentOperation>()
        .Any(argument => SymbolEqualityComparer.Default.Equals(argument.Value.Unconverted().SymbolOrNull(), symbol) && IsTakenOver(argument));

    /// <summary>A single function is taken over by another function, and by what the user wrote; the libraries hand it on as it is.</summary>
    private static bool IsTakenOver(IArgumentOperation argument) => argument.Parent switch
    {
        IObjectCreationOperation { Type: { } type } => type.IsA(Ai, "AITool"),
        IInvocationOperation { TargetMethod: var method } => method.IsInSource() && method.ReturnType.IsA(Ai, "AITool"),
        _ => false,
    };

    /// <summary>Whether a value is each one of several in turn: what a lambda is given, or the variable of a <c>foreach</c>.</summary>
    private static bool IsEach(IOperation? value) => value switch
    {
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } => true,
        ILocalReferenceOperation { Local: var local } each => each.Ancestors().OfType<IForEachLoopOperation>().Any(loop => loop.Locals.Contains(local, SymbolEqualityComparer.Default)),
        _ => false,
    };
}
