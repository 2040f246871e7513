namespace Orchestration.Compiler.Tests.Verification;

/// <summary>The libraries of <see cref="ModelApis"/> compile, alone and together, and nobody has anything to say about them.</summary>
public sealed class ModelApisTests
{
    [Fact]
    public async Task Each_compiles_alone()
    {
        foreach (var api in ModelApis.All)
        {
            await Verify.CleanAsync(new Scenario("").Using(api));
        }
    }

    [Fact]
    public Task All_compile_together() => Verify.CleanAsync(new Scenario("""
        using Anthropic;
        using Anthropic.Models.Messages;
        using Microsoft.Agents.AI;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        internal sealed class Callers(IChatClient client, Kernel kernel, AnthropicClient anthropic, OpenAI.Chat.ChatClient openAi)
        {
            public async Task<IReadOnlyList<string?>> CallAsync(string text) =>
            [
                (await client.GetResponseAsync(text)).Text,
                (await client.GetResponseAsync<string>(text)).Result,
                (await client.AsAIAgent("Be brief.").RunAsync(text)).Text,
                (await kernel.InvokePromptAsync(text)).GetValue<string>(),
                (await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(new ChatHistory(text))).Content,
                (await openAi.CompleteChatAsync([new OpenAI.Chat.UserChatMessage(text)])).Value.Content[0].Text,
                (await anthropic.Messages.Create(new MessageCreateParams
                {
                    MaxTokens = 100,
                    Messages = [new UserMessageParam { Content = text }],
                    Model = Model.ClaudeHaiku4_5,
                })).Content[0].TryPickText(out var block) ? block.Text : null,
            ];
        }
        """).Using(ModelApis.All));
}
