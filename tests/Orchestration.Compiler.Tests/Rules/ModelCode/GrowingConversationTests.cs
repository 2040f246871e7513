using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class GrowingConversationTests
{
    private const string Ask = "history.Add(new ChatMessage(ChatRole.User, question)); var reply = await client.GetResponseAsync(history); history.AddMessages(reply);";

    [Theory]
    [InlineData("private readonly List<ChatMessage> [|history|] = [];", Ask)]
    [InlineData("private readonly IList<ChatMessage> [|history|] = new List<ChatMessage>();", Ask)]
    [InlineData("private static readonly List<ChatMessage> [|history|] = [new(ChatRole.System, \"Be brief.\")];", Ask)]
    [InlineData("private List<ChatMessage> [|history|] { get; } = [];", Ask)]
    [InlineData("private readonly List<ChatMessage> [|history|] = []; public IReadOnlyList<ChatMessage> Said => history;", Ask)]
    [InlineData("private readonly List<ChatMessage> [|history|] = [];", "if (history.Count == 0) { history.Add(new ChatMessage(ChatRole.System, \"Be brief.\")); }" + Ask)]
    [InlineData("private List<ChatMessage>? [|history|];", "history ??= []; " + Ask)]
    [InlineData("private readonly List<ChatMessage> [|history|] = [];", "await SendAsync(history, question);")]
    public Task AFieldThatGrows_Triggers(string member, string body) => Verify.RuleAsync("ORC9011", Chat(member, body));

    [Theory]
    [InlineData("List<ChatMessage> [|history|] = []; while (true) { question = Console.ReadLine() ?? \"\"; if (question == \"exit\") { break; } " + Ask + " }")]
    [InlineData("var [|history|] = new List<ChatMessage>(); string? line; while ((line = Console.ReadLine()) is not null) { question = line; " + Ask + " }")]
    [InlineData("var [|history|] = new List<ChatMessage>(); await foreach (var message in inbox.ReadAllAsync()) { question = message; " + Ask + " }")]
    public Task AListOutsideALoopThatWaitsForPeople_Triggers(string body) => Verify.RuleAsync("ORC9011", Chat("", body));

    [Fact]
    public Task TheMessageSaysWhatToDo_Triggers() => Verify.RuleAsync("ORC9011", Chat("private readonly List<ChatMessage> [|history|] = [];", Ask) with
    {
        Messages =
        [
            "'history' goes to the model whole each time, grows with every question, and nothing here makes it shorter: each question costs more than the one before, until the model's context is full. "
            + "Keep the last messages only, or put a summary in the place of the older ones.",
        ],
        Severity = DiagnosticSeverity.Info,
    });

    [Theory]
    [InlineData("private readonly List<ChatMessage> history = [];", Ask + "while (history.Count > 20) { history.RemoveAt(0); }")]
    [InlineData("private readonly List<ChatMessage> history = []; public void Begin() => history.Clear();", Ask)]
    [InlineData("private List<ChatMessage> history = [];", "history = [new(ChatRole.System, \"Be brief.\")]; " + Ask)]
    [InlineData("private readonly List<ChatMessage> history = [];", "history.Add(new ChatMessage(ChatRole.User, question)); await client.GetResponseAsync(history.TakeLast(10));")]
    [InlineData("private readonly List<ChatMessage> history = [];", "if (history.Count > 50) { throw new InvalidOperationException(\"Begin a new chat.\"); }" + Ask)]
    [InlineData("private readonly List<ChatMessage> history = [new(ChatRole.System, \"Be brief.\")];", "await client.GetResponseAsync([.. history, new(ChatRole.User, question)]);")]
    [InlineData("private readonly List<ChatMessage> history = [];", "history.Add(new ChatMessage(ChatRole.User, question)); await client.GetResponseAsync(question);")]
    [InlineData("private List<ChatMessage> history = []; private void Trim() => history = [.. history.TakeLast(10)];", Ask + "Trim();")]
    [InlineData("public List<ChatMessage> history { get; } = [];", Ask)]
    [InlineData("", "List<ChatMessage> history = [];" + Ask + Again)]
    [InlineData("", "List<ChatMessage> history = []; for (int i = 0; i < 5; i++) {" + Ask + "}")]
    [InlineData("", "while (true) { question = Console.ReadLine() ?? \"\"; List<ChatMessage> history = [];" + Ask + " }")]
    [InlineData("", "List<ChatMessage> history = []; int turns = 0; while (turns < 10) { turns++; question = Console.ReadLine() ?? \"\";" + Ask + " }")]
    public Task AConversationThatIsHeldOrEnds_DoesNotTrigger(string member, string body) => Verify.RuleAsync("ORC9011", Chat(member, body));

    private const string Again = "history.Add(new ChatMessage(ChatRole.User, \"Again.\")); await client.GetResponseAsync(history);";

    private static Scenario Chat(string member, string body) => $$"""
        public sealed class Chat(IChatClient client, System.Threading.Channels.ChannelReader<string> inbox)
        {
            {{member}}

            public async Task AskAsync(string question)
            {
                {{body}}
                await Task.Delay(1);
                _ = (inbox, client, question);
            }

            private async Task SendAsync(List<ChatMessage> messages, string question)
            {
                messages.Add(new ChatMessage(ChatRole.User, question));
                messages.AddMessages(await client.GetResponseAsync(messages));
            }
        }
        """;
}
