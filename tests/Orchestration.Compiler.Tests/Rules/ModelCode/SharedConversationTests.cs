using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class SharedConversationTests
{
    private const string Ask = "history.Add(new ChatMessage(ChatRole.User, q)); var reply = await client.GetResponseAsync(history);";

    [Theory]
    [InlineData("await [|Task.WhenAll|](few.Select(async q => {" + Ask + "}));")]
    [InlineData("await [|Task.WhenAll|](few.Select(async q => { var reply = await client.GetResponseAsync(history); history.AddMessages(reply); }));")]
    [InlineData("await [|Task.WhenAll|](few.Select(RememberAsync));")]
    [InlineData("await [|Task.WhenAll|](few.Select(q => AskAsync(history, q)));")]
    [InlineData("var tasks = new List<Task>(); foreach (var q in few) { tasks.Add(AskAsync(history, q)); } await [|Task.WhenAll|](tasks);")]
    [InlineData("await [|Parallel.ForEachAsync|](few, async (q, token) => {" + Ask + "});")]
    [InlineData("await Task.WhenAll(AskAsync(history, \"a\"), [|AskAsync|](history, \"b\"));")]
    [InlineData("var one = RememberAsync(\"a\"); var other = [|RememberAsync|](\"b\"); await one; await other;")]
    [InlineData("await [|Task.WhenAll|](agents.Select(a => a.RunAsync(\"Go on.\", session)));")]
    [InlineData("var one = agents[0].RunAsync(\"a\", session); var other = [|agents[1].RunAsync|](\"b\", session); await Task.WhenAll(one, other);")]
    [InlineData("var first = client.GetResponseAsync(history); [|history.Add|](new ChatMessage(ChatRole.User, \"b\")); var second = client.GetResponseAsync(history); await Task.WhenAll(first, second);")]
    public Task OneConversationForCallsAtOnce_Triggers(string body) => Verify.RuleAsync("ORC9006", Asking(body));

    [Fact]
    public Task TheHistoryOfSemanticKernel_Triggers() => Verify.RuleAsync("ORC9006", new Scenario("""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public sealed class Panel(IChatCompletionService service)
        {
            public async Task AskAsync(string[] questions)
            {
                var history = new ChatHistory("Be brief.");
                await [|Task.WhenAll|](questions.Take(3).Select(async question =>
                {
                    history.AddUserMessage(question);
                    var reply = await service.GetChatMessageContentAsync(history);
                    history.AddAssistantMessage(reply.Content ?? "");
                }));
            }
        }
        """).Using(ModelApis.SemanticKernel));

    [Fact]
    public Task TheMessageSaysWhatToDo_Triggers() => Verify.RuleAsync("ORC9006", Asking("await [|Task.WhenAll|](few.Select(RememberAsync));") with
    {
        Messages =
        [
            "Calls that run at once share 'kept' and add to it: what one asks ends up between the question and the answer of another, and the list can change while it is sent. "
            + "Give each call a list of its own, and join them when all are done.",
        ],
    });

    [Fact]
    public Task TheMessageAboutAChangeMeanwhileSaysWhatToDo_Triggers() => Verify.RuleAsync("ORC9006", Asking("var first = client.GetResponseAsync(history); [|history.Clear|](); await first;") with
    {
        Messages = ["'history' is changed while a call that was given it may still be reading it, so whether the model sees the change is chance. Await the call first, or give it a list of its own."],
    });

    [Fact]
    public Task TheMessageAboutASessionSaysWhatToDo_Triggers() => Verify.RuleAsync("ORC9006", Asking("await [|Task.WhenAll|](agents.Select(a => a.RunAsync(\"Go on.\", session)));") with
    {
        Messages = ["Calls that run at once share 'session' and add to it: what one asks ends up between the question and the answer of another. Give each call a session of its own."],
    });

    [Theory]
    [InlineData("await Task.WhenAll(few.Select(q => client.GetResponseAsync(history)));")]
    [InlineData("await Task.WhenAll(few.Select(async q => { List<ChatMessage> own = [.. history, new ChatMessage(ChatRole.User, q)]; own.AddMessages(await client.GetResponseAsync(own)); }));")]
    [InlineData("await Task.WhenAll(few.Select(q => AskAsync(new List<ChatMessage>(history), q)));")]
    [InlineData("await Task.WhenAll(few.Select(q => AskAsync([.. history], q)));")]
    [InlineData("var replies = await Task.WhenAll(few.Select(q => client.GetResponseAsync(history))); foreach (var reply in replies) { history.AddMessages(reply); }")]
    [InlineData("foreach (var q in few) {" + Ask + "}")]
    [InlineData("await AskAsync(history, \"a\"); await AskAsync(history, \"b\");")]
    [InlineData("var one = AskAsync(history, \"a\"); await one; var other = AskAsync(history, \"b\"); await other;")]
    [InlineData("var first = client.GetResponseAsync(history); Console.WriteLine(\"Asked.\"); var reply = await first; history.AddMessages(reply);")]
    [InlineData("var first = client.GetResponseAsync([.. history]); history.Add(new ChatMessage(ChatRole.User, \"b\")); await first;")]
    [InlineData("var one = AskAsync([], \"a\"); var other = AskAsync([], \"b\"); await Task.WhenAll(one, other);")]
    [InlineData("await Task.WhenAll(agents.Select(a => a.RunAsync(\"Go on.\")));")]
    [InlineData("await Task.WhenAll(agents.Select(async a => await a.RunAsync(\"Go on.\", await a.CreateSessionAsync())));")]
    [InlineData("var gate = new SemaphoreSlim(1); await Task.WhenAll(few.Select(async q => { await gate.WaitAsync(); try {" + Ask + "} finally { gate.Release(); } }));")]
    [InlineData("var tasks = new List<Task>(); foreach (var q in few) { var own = new List<ChatMessage>(history); tasks.Add(AskAsync(own, q)); } await Task.WhenAll(tasks);")]
    [InlineData("var lists = few.Select(q => new List<ChatMessage> { new(ChatRole.User, q) }).ToList(); await Task.WhenAll(lists.Select(list => AskAsync(list, \"?\")));")]
    public Task AListOfItsOwnOrOneAfterTheOther_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9006", Asking(body));

    private static Scenario Asking(string body) => new Scenario($$"""
        using Microsoft.Agents.AI;

        public sealed class Panel(IChatClient client, IReadOnlyList<AIAgent> agents)
        {
            private readonly List<ChatMessage> kept = [];

            public async Task RunAsync(List<ChatMessage> history, AgentSession session)
            {
                string[] few = ["a", "b", "c"];
                {{body}}
                _ = (few, agents, session, kept);
            }

            public async Task<string> RememberAsync(string question)
            {
                kept.Add(new ChatMessage(ChatRole.User, question));
                var reply = await client.GetResponseAsync(kept);
                kept.AddMessages(reply);
                return reply.Text;
            }

            private async Task<string> AskAsync(List<ChatMessage> messages, string question)
            {
                messages.Add(new ChatMessage(ChatRole.User, question));
                return (await client.GetResponseAsync(messages)).Text;
            }
        }
        """).Using(ModelApis.Agents);
}
