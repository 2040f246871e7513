using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Recognises conversations: lists of messages that can grow, and the sessions in which agents keep them; and what is done to them.</summary>
internal static class Conversations
{
    private static readonly string[] Additions = ["Add", "Insert", "Append"];

    private static readonly string[] Removals = ["Remove", "Clear"];

    /// <summary>Whether a type is a list of messages that can be added to.</summary>
    public static bool IsListOfMessages(this CodeFile file, ITypeSymbol? type) => type is INamedTypeSymbol named
        && named.AllInterfaces.Prepend(named).Any(list => list.Is("System.Collections.Generic", "ICollection") && file.Apis.IsMessage(list.TypeArguments[0]));

    /// <summary>Whether a type is a session: a call that is given one adds to it what was said.</summary>
    public static bool IsSession(ITypeSymbol? type) =>
        type.IsA("Microsoft.Agents.AI", "AgentSession") || type.IsA("Microsoft.Agents.AI", "AgentThread") || type.IsA("Microsoft.SemanticKernel.Agents", "AgentThread");

    /// <summary>What a value names, if that is a conversation: a variable, a parameter, or a field or property; an element of a list is none.</summary>
    public static ISymbol? In(CodeFile file, IOperation? value) => value?.Unconverted() switch
    {
        null or IPropertyReferenceOperation { Arguments.Length: > 0 } => null,
        var named when file.IsListOfMessages(named.Type) || IsSession(named.Type) => named.SymbolOrNull(),
        _ => null,
    };

    /// <summary>The list of messages that an operation makes longer.</summary>
    public static ISymbol? LengthenedBy(CodeFile file, IOperation operation) => ChangedBy(file, operation, Additions);

    /// <summary>The list of messages that an operation makes shorter, or begins anew.</summary>
    public static ISymbol? ShortenedBy(CodeFile file, IOperation operation) => ChangedBy(file, operation, Removals);

    private static ISymbol? ChangedBy(CodeFile file, IOperation operation, string[] names) =>
        operation is IInvocationOperation { TargetMethod: var method } call
        && names.Any(name => method.Name.StartsWith(name, StringComparison.Ordinal))
        && !file.IsListOfMessages(method.ReturnType)
        && call.ReceiverOrNull() is { } changed
        && file.IsListOfMessages(changed.Unconverted().Type)
            ? In(file, changed)
            : null;
}
