using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>
/// The libraries by which hand-written code calls a model, as far as a compilation references them. They are known by name: none of them need be there.
/// </summary>
internal sealed class ModelLibraries
{
    private const string Ai = "Microsoft.Extensions.AI.";
    private const string Kernel = "Microsoft.SemanticKernel.";

    /// <summary>The types whose methods call a model, and those methods.</summary>
    private static readonly (string Type, string[] Calls)[] Callers =
    [
        (Ai + "IChatClient", ["GetResponseAsync", "GetStreamingResponseAsync"]),
        (Kernel + "ChatCompletion.IChatCompletionService", ["GetChatMessageContentsAsync", "GetChatMessageContentAsync", "GetStreamingChatMessageContentsAsync"]),
        (Kernel + "Kernel", ["InvokePromptAsync", "InvokePromptStreamingAsync", "InvokeAsync", "InvokeStreamingAsync"]),
        (Kernel + "Agents.Agent", ["InvokeAsync", "InvokeStreamingAsync"]),
        (Kernel + "Agents.AgentChat", ["InvokeAsync", "InvokeStreamingAsync"]),
        ("Microsoft.Agents.AI.AIAgent", ["RunAsync", "RunStreamingAsync"]),
        ("OpenAI.Chat.ChatClient", ["CompleteChat", "CompleteChatAsync", "CompleteChatStreaming", "CompleteChatStreamingAsync"]),
        ("OpenAI.Responses.OpenAIResponseClient", ["CreateResponse", "CreateResponseAsync", "CreateResponseStreaming", "CreateResponseStreamingAsync"]),
        ("OpenAI.Responses.ResponsesClient", ["CreateResponse", "CreateResponseAsync", "CreateResponseStreaming", "CreateResponseStreamingAsync"]),
        ("Anthropic.Services.IMessageService", ["Create", "CreateStreaming"]),
        ("Anthropic.SDK.Messaging.MessagesEndpoint", ["GetClaudeMessageAsync", "StreamClaudeMessageAsync"]),
    ];

    /// <summary>The types of what only a model gives.</summary>
    private static readonly string[] ReplyTypes =
    [
        Ai + "ChatResponse",
        Ai + "ChatResponse`1",
        Ai + "ChatResponseUpdate",
        Kernel + "StreamingChatMessageContent",
        "Microsoft.Agents.AI.AgentRunResponse",
        "Microsoft.Agents.AI.AgentRunResponseUpdate",
        "Microsoft.Agents.AI.AgentResponse",
        "Microsoft.Agents.AI.AgentResponseUpdate",
        "OpenAI.Chat.ChatCompletion",
        "OpenAI.Chat.StreamingChatCompletionUpdate",
        "OpenAI.Responses.OpenAIResponse",
        "OpenAI.Responses.ResponseResult",
        "Anthropic.Models.Messages.Message",
        "Anthropic.SDK.Messaging.MessageResponse",
    ];

    /// <summary>The types of a message, whoever said it: a model's where a framework hands it to a decision.</summary>
    private static readonly string[] MessageTypes =
    [
        Ai + "ChatMessage", Kernel + "ChatMessageContent", "OpenAI.Chat.ChatMessage", "Anthropic.Models.Messages.MessageParam", "Anthropic.SDK.Messaging.Message",
    ];

    /// <summary>Names besides those of calls and replies that make a file worth reading.</summary>
    private static readonly string[] OtherWords =
    [
        "ChatMessage", "ChatMessageContent", "AIFunctionFactory", "KernelFunctionFactory", "KernelFunction", "FunctionInvokingChatClient", "UseFunctionInvocation", "MaximumIterationsPerRequest",
        "MaximumIterations", "MaximumInvocationCount", "MaximumIterationCount", "GroupChatManager", "RoundRobinGroupChatManager", "TerminationStrategy",
    ];

    private static readonly HashSet<string> Words = new(
        Callers.SelectMany(caller => caller.Calls).Concat(ReplyTypes.Select(NameOf)).Concat(OtherWords),
        StringComparer.Ordinal);

    /// <summary>All names that make a file worth reading.</summary>
    public static IEnumerable<string> Names => Words;

    private readonly ILookup<string, INamedTypeSymbol> callers;
    private readonly HashSet<INamedTypeSymbol> replies;
    private readonly HashSet<INamedTypeSymbol> messages;

    private ModelLibraries(Compilation compilation, ILookup<string, INamedTypeSymbol> callers)
    {
        this.callers = callers;
        replies = Found(compilation, ReplyTypes);
        messages = Found(compilation, MessageTypes);
    }

    /// <summary>What a compilation references; null where nothing in it can call a model.</summary>
    public static ModelLibraries? In(Compilation compilation)
    {
        ILookup<string, INamedTypeSymbol> callers = Callers
            .SelectMany(caller => Find(compilation, caller.Type) is { } type ? caller.Calls.Select(call => (Call: call, Type: type)) : [])
            .ToLookup(caller => caller.Call, caller => caller.Type, StringComparer.Ordinal);
        return callers.Count == 0 ? null : new ModelLibraries(compilation, callers);
    }

    /// <summary>Whether a file names anything that has to do with a model. Cheap, and asked of every file.</summary>
    public static bool MayBeIn(SyntaxNode root, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            if (node is SimpleNameSyntax name && Words.Contains(name.Identifier.ValueText))
            {
                return true;
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        return false;
    }

    /// <summary>Whether an invocation itself asks a model.</summary>
    public bool IsCall(IInvocationOperation invocation) =>
        callers.Contains(invocation.TargetMethod.Name)
        && !IsByName(invocation.TargetMethod)
        && ReceiverOf(invocation) is { } receiver
        && callers[invocation.TargetMethod.Name].Any(caller => receiver.IsOrInherits(caller));

    /// <summary>Whether a method runs a function by the names of it and its plugin: such a function is code, as a rule, and no prompt.</summary>
    private static bool IsByName(IMethodSymbol method) => method.Parameters.Any(parameter => parameter.Name == "functionName");

    /// <summary>Whether values of a type come from models only.</summary>
    public bool IsReply(ITypeSymbol? type) => type is INamedTypeSymbol named && replies.Contains(named.OriginalDefinition);

    /// <summary>Whether a type is that of a message, from a model or from somebody else.</summary>
    public bool IsMessage(ITypeSymbol? type) => type is INamedTypeSymbol named && messages.Contains(named.OriginalDefinition);

    /// <summary>Whether a value of a type can be asked: a client, an agent, or something that holds one.</summary>
    public bool CanBeAsked(ITypeSymbol? type) => type is not null && (IsCaller(type) || type.GetMembers().Any(member => member switch
    {
        IPropertySymbol property => IsCaller(property.Type),
        IFieldSymbol field => IsCaller(field.Type),
        _ => false,
    }));

    private bool IsCaller(ITypeSymbol type) => callers.Any(call => call.Any(caller => type.IsOrInherits(caller)));

    /// <summary>The type on which a method is called; of an extension, what it extends.</summary>
    private static ITypeSymbol? ReceiverOf(IInvocationOperation invocation) =>
        (invocation.Instance ?? invocation.ReceiverOrNull()?.Unconverted())?.Type;

    private static HashSet<INamedTypeSymbol> Found(Compilation compilation, IEnumerable<string> names) =>
        new(names.Select(name => Find(compilation, name)).OfType<INamedTypeSymbol>(), SymbolEqualityComparer.Default);

    /// <summary>A type that several references bring is as good as one.</summary>
    private static INamedTypeSymbol? Find(Compilation compilation, string metadataName) => compilation.GetTypesByMetadataName(metadataName).FirstOrDefault();

    private static string NameOf(string metadataName) => metadataName.Substring(metadataName.LastIndexOf('.') + 1).Split('`')[0];
}
