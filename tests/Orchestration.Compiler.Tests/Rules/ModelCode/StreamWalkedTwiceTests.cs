using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class StreamWalkedTwiceTests
{
    private const string Show = "await foreach (var update in updates) { Console.Write(update.Text); }";

    [Theory]
    [InlineData("var updates = client.GetStreamingResponseAsync(text);" + Show + "return (await [|updates|].ToChatResponseAsync()).Text;")]
    [InlineData("IAsyncEnumerable<ChatResponseUpdate> updates; updates = client.GetStreamingResponseAsync(text);" + Show + "await foreach (var update in [|updates|].WithCancellation(token)) { Count(update); }")]
    [InlineData("var updates = client.GetStreamingResponseAsync(text); if (isShown) {" + Show + "} await foreach (var update in [|updates|].ConfigureAwait(false)) { Count(update); }")]
    [InlineData("var updates = StreamAsync(text); await foreach (var part in updates) { Console.Write(part); } return string.Concat(await [|updates|].ToListAsync());")]
    [InlineData("var updates = client.GetStreamingResponseAsync(text); var parts = updates.Select(u => u.Text);" + Show + "await foreach (var part in [|parts|]) { Count(part); }")]
    [InlineData("var updates = client.GetStreamingResponseAsync(text); await ShowAsync(updates); return (await [|updates|].ToChatResponseAsync()).Text;")]
    [InlineData("var updates = client.GetStreamingResponseAsync(text); foreach (var line in text.Split('\\n')) { await foreach (var update in [|updates|]) { Console.Write(line + update.Text); } }")]
    [InlineData("var updates = agent.RunStreamingAsync(text); if (await updates.AnyAsync()) { await foreach (var update in [|updates|]) { Count(update); } }")]
    public Task AStreamWalkedAgain_Triggers(string body) => Verify.RuleAsync("ORC9013", Asking(body));

    [Fact]
    public Task AParameterWalkedTwice_Triggers() => Verify.RuleAsync("ORC9013", """
        public static class Screen
        {
            public static async Task<string> ShowAsync(IAsyncEnumerable<ChatResponseUpdate> updates)
            {
                await foreach (var update in updates)
                {
                    Console.Write(update.Text);
                }

                return (await [|updates|].ToChatResponseAsync()).Text;
            }
        }
        """);

    [Fact]
    public Task TheMessageSaysWhatToDo_Triggers() => Verify.RuleAsync("ORC9013", Asking("var updates = client.GetStreamingResponseAsync(text);" + Show + "return (await [|updates|].ToChatResponseAsync()).Text;") with
    {
        Messages = ["'updates' is walked a second time, and each walk sends the request again: the reply is paid for each time, and may say something else. Walk it once and keep what it gives, in a list or with ToListAsync."],
    });

    [Theory]
    [InlineData("var updates = client.GetStreamingResponseAsync(text);" + Show)]
    [InlineData("var updates = client.GetStreamingResponseAsync(text); if (isShown) {" + Show + "} else { return (await updates.ToChatResponseAsync()).Text; }")]
    [InlineData("var updates = client.GetStreamingResponseAsync(text); if (isShown) {" + Show + " return \"\"; } return (await updates.ToChatResponseAsync()).Text;")]
    [InlineData("var updates = client.GetStreamingResponseAsync(text);" + Show + "updates = client.GetStreamingResponseAsync(text + text);" + Show)]
    [InlineData("var updates = await client.GetStreamingResponseAsync(text).ToListAsync(); foreach (var update in updates) { Count(update); } return updates.ToChatResponse().Text;")]
    [InlineData("var updates = client.GetStreamingResponseAsync(text); try {" + Show + "} catch (InvalidOperationException) {" + Show + "}")]
    [InlineData("foreach (var line in text.Split('\\n')) { var updates = client.GetStreamingResponseAsync(line);" + Show + "}")]
    [InlineData("var updates = client.GetStreamingResponseAsync(text); for (int i = 0; i < 3; i++) {" + Show + "break; }")]
    [InlineData("var updates = client.GetStreamingResponseAsync(text); for (int i = 0; i < 3; i++) { try {" + Show + "break; } catch (InvalidOperationException) { } }")]
    [InlineData("switch (text) { case \"a\": var updates = client.GetStreamingResponseAsync(text);" + Show + " break; default: updates = client.GetStreamingResponseAsync(text);" + Show + " break; }")]
    [InlineData("var kept = new List<ChatResponseUpdate>(); await foreach (var update in client.GetStreamingResponseAsync(text)) { kept.Add(update); } return kept.ToChatResponse().Text;")]
    [InlineData("var numbers = NumbersAsync(); await foreach (var n in numbers) { Count(n); } await foreach (var n in numbers) { Count(n); }")]
    public Task AStreamWalkedOnce_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9013", Asking(body));

    private static Scenario Asking(string body) => new Scenario($$"""
        public sealed class Answers(IChatClient client, Microsoft.Agents.AI.AIAgent agent)
        {
            public async Task<string> AskAsync(string text, bool isShown, CancellationToken token)
            {
                {{body}}
                _ = agent;
                return isShown + text + token;
            }

            private async IAsyncEnumerable<string> StreamAsync(string text)
            {
                await foreach (var update in client.GetStreamingResponseAsync(text))
                {
                    yield return update.Text;
                }
            }

            private static async Task ShowAsync(IAsyncEnumerable<ChatResponseUpdate> shown)
            {
                await foreach (var update in shown)
                {
                    Console.Write(update.Text);
                }
            }

            private static async IAsyncEnumerable<int> NumbersAsync()
            {
                await Task.Yield();
                yield return 1;
            }

            private static void Count(object update)
            {
            }
        }
        """).Using(ModelApis.Agents);
}
