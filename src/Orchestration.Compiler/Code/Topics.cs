using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Code;

/// <summary>What files can be about, as far as their words tell.</summary>
[Flags]
internal enum Topic
{
    /// <summary>Nothing that any rule speaks of.</summary>
    None = 0,

    /// <summary>Pipelines are declared, or their attributes used.</summary>
    Pipelines = 1,

    /// <summary>Outcomes are given or asked for.</summary>
    Outcomes = 2,

    /// <summary>A model is called by hand, or something is made of what one said.</summary>
    Models = 4,
}

/// <summary>
/// Tells by a file's bare text what it can be about, so that files that are about none of it cost nothing more: no body of theirs is bound for the rules' sake. Each text is searched once, however often its
/// project is compiled.
/// </summary>
internal static class Topics
{
    /// <summary>Parts of the names by which libraries of models are used; a file that uses one without any of them is not looked at.</summary>
    private static readonly string[] Models =
    [
        "GetResponse", "GetStreamingResponse", "CreateResponse", "ChatResponse", "ChatClient", "ChatMessage", "ChatCompletion", "CompleteChat", "InvokePrompt", "SemanticKernel", "KernelFunction", "Agent",
        "AIFunctionFactory", "FunctionInvo", "MaximumI", "OpenAIResponse", "ResponsesClient", "ResponseResult", "Anthropic", "MessageCreateParams", "Claude", "GroupChatManager", "TerminationStrategy",
    ];

    private static readonly (Topic Topic, string[] Words)[] Signs =
    [
        (Topic.Pipelines, ["Orchestration"]),
        (Topic.Outcomes, ["Outcome", "RunAsync"]),
        (Topic.Models, Models),
    ];

    private static readonly ConditionalWeakTable<SyntaxTree, Found> Known = new();

    /// <summary>All that the files of a compilation can be about.</summary>
    public static Topic Of(Compilation compilation) => compilation.SyntaxTrees.Aggregate(Topic.None, (found, tree) => found | Of(tree));

    /// <summary>All that a file can be about.</summary>
    public static Topic Of(SyntaxTree tree) => Known.GetValue(tree, Search).Topics;

    private static Found Search(SyntaxTree tree)
    {
        string text = tree.GetText().ToString();
        return new Found(Signs
            .Where(sign => sign.Words.Any(word => text.IndexOf(word, StringComparison.Ordinal) >= 0))
            .Aggregate(Topic.None, (found, sign) => found | sign.Topic));
    }

    private sealed class Found(Topic topics)
    {
        public Topic Topics { get; } = topics;
    }
}
