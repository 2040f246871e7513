using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>What an agent's declaration may say, and what is said of one that cannot work.</summary>
public sealed class AgentDeclarationTests
{
    private const string Answer = "[Respond, Prompt(\"Answer {text}\")] private partial Task<string> Answer(string text);";

    [Theory]
    [InlineData("")]
    [InlineData("[Tool] private static string Find(string query, int limit = 3, Unit unit = Unit.Big, Unit? other = null, params string[] words) => query;")]
    [InlineData("[Tool] private static async Task<Place[]> FindAsync(Place place, CancellationToken token) { await Task.Yield(); return [place]; }")]
    [InlineData("[Tool] private static void Note(string text) { }")]
    [InlineData("[Tool] private static string Find(string text, [From(\"text\")] string task) => text + task;")]
    [InlineData("[Tool, Pipeline<Inner>] private partial Task<string> Ask(string question);")]
    [InlineData("[Tool, Prompt(\"Sum up {text}\")] private partial Task<string> SumUp(string text);")]
    [InlineData("[Tool, Fallback(nameof(Other))] private static string Find(string query) => query; private static string Other(string query, string text) => query + text;")]
    [InlineData("[Tool] private static string Find(string query) => query; [Verify] private static bool IsFound(string find, string query) => find != query;")]
    [InlineData("[Tool] private static string Break(string @case, int @int = int.MaxValue, char c = '\\'', double d = double.NaN, decimal m = 1.5m, long l = -1) => @case;")]
    public Task ToolsAreDeclaredInManyWays(string tools) => Verify.OnlyAsync(Agent(Answer + tools));

    [Fact]
    public Task AnAgentWithoutABoundIsSaid() => Verify.RuleAsync("ORC2001", new Scenario(Agent(Answer, "[[|Agent|]]"))
    {
        Messages = ["'Helper' lets the model call tools until it answers, which may be never; set MaxTurns, 8 for example."],
    });

    [Theory]
    [InlineData("MaxTurns = 0", "MaxTurns of 'Helper' is 0, but the model is asked at least once; set it to 1 or more.")]
    [InlineData("MaxTurns = 2, MaxToolCalls = -1", "MaxToolCalls of 'Helper' is -1, but it is the number of calls that tools may answer; set it to 1 or more, or leave it out for 4 × MaxTurns.")]
    [InlineData("MaxTurns = 2, MaxResultBytes = 0", "MaxResultBytes of 'Helper' is 0, but it is the number of bytes of a tool's result that the model is shown; set it to 1 or more.")]
    public Task ALimitOutOfRangeIsSaid(string settings, string message)
    {
        int last = settings.LastIndexOf(", ", StringComparison.Ordinal) is >= 0 and var comma ? comma + 2 : 0;
        return Verify.RuleAsync("ORC1015", new Scenario(Agent(Answer, $"[Agent({settings[..last]}[|{settings[last..]}|])]")) { Messages = [message] });
    }

    [Fact]
    public Task AnAgentWithoutARespondIsSaid() =>
        Verify.OnlyAsync(Agent("[Tool] private static string Find(string query) => query;", "[Agent(MaxTurns = 2)]", "{|ORC1004:Helper|}"));

    [Theory]
    [InlineData("[{|ORC1004:Respond|}] private static string Answer(string text) => text;")]
    [InlineData("[{|ORC1004:Respond|}, Pipeline<Inner>] private partial Task<string> Answer(string text);")]
    [InlineData("[Respond, Prompt(\"{text}\")] private partial {|ORC1003:Task|} Answer(string text);")]
    public Task AModelResponds(string answer) => Verify.OnlyAsync(Agent(answer));

    [Fact]
    public Task ThereIsOneRespond() => Verify.OnlyAsync(Agent(Answer + "[{|ORC1004:Respond|}, Prompt(\"{text}\")] private partial Task<string> Other(string text);"));

    [Theory]
    [InlineData("[Tool] private static string Find(Func<string> {|ORC1012:query|}) => query();")]
    [InlineData("[Tool] private static string Find(object {|ORC1012:query|}) => $\"{query}\";")]
    [InlineData("[Tool] private static string Find(IComparable {|ORC1012:query|}) => $\"{query}\";")]
    [InlineData("[Tool] private static string Find((string, int) {|ORC1012:query|}) => query.Item1;")]
    public Task WhatAModelCannotGiveIsSaidOfTheParameter(string tool) => Verify.OnlyAsync(Agent(Answer + tool));

    [Fact]
    public Task TheMessageNamesParameterAndTool() =>
        Verify.RuleAsync("ORC1012", new Scenario(Agent(Answer + "[Tool] private static string Find(IComparable [|query|]) => $\"{query}\";"))
        {
            Messages = ["What a model gives for 'query' of 'Find' cannot be read into 'IComparable': it is an interface; use a record."],
        });

    [Fact]
    public Task WhatTheJsonContextLacksIsSaid() => Verify.OnlyAsync(Agent(
        Answer + "[Tool] private static {|ORC1012:Place|} Find(Place {|ORC1012:place|}, int limit, string[] words) => place;",
        "[Agent(MaxTurns = 2), JsonContext<Json>]")
        + "[System.Text.Json.Serialization.JsonSerializable(typeof(string))] public partial class Json : System.Text.Json.Serialization.JsonSerializerContext;");

    [Fact]
    public Task AnOutcomeIsNothingToShowAModel() =>
        Verify.OnlyAsync(Agent(Answer + "[Tool, Pipeline<Careful>] private partial {|ORC1003:Task<Outcome<string>>|} Ask(string question);"));

    [Fact]
    public Task ToolsAreToldApart() => Verify.OnlyAsync(Agent(
        Answer + "[Tool] private static string Find(string query) => query; [{|ORC1004:Tool(Name = \"Find\")|}] private static string Search(string query) => query;"));

    [Fact]
    public Task NothingGradesAnAgentsAnswers() =>
        Verify.OnlyAsync(Agent(Answer, "[Agent(MaxTurns = 2, {|ORC1019:OnExhausted = Exhaustion.ReturnBest|})]"));

    [Fact]
    public Task AToolDoesNotReadAnotherOne() => Verify.OnlyAsync(Agent(
        Answer + "[Tool] private static string Find(string query) => query; [Tool] private static string Sum([From(nameof(Find))] string {|ORC1017:found|}) => found;"));

    [Fact]
    public Task AnEntryParameterAndAnArgumentMayShareAName() => Verify.OnlyAsync(Agent(Answer + "[Tool] private static string Find(string text) => text;"));

    [Theory]
    [InlineData(2, "[Respond, Prompt(\"{text}\")] private partial Task<string> Answer(string text);")]
    [InlineData(3, "[Respond, Prompt(\"{text}\")] private partial Task<Place> Answer(string text); [Step] private static string Show(Place result) => result.Name;")]
    [InlineData(6, "[Respond, Prompt(\"{text}\"), Retry(2)] private partial Task<string> Answer(string text);")]
    [InlineData(2 + 8, "[Respond, Prompt(\"{text}\")] private partial Task<string> Answer(string text); [Tool, Prompt(\"{a}\")] private partial Task<string> A(string a); [Tool] private static string B() => \"\";")]
    [InlineData(2 + (8 * 4), "[Respond, Prompt(\"{text}\")] private partial Task<string> Answer(string text); [Tool, Pipeline<Inner>, Retry(3)] private partial Task<string> A(string question);")]
    [InlineData(2 + 2, "[Respond, Prompt(\"{text}\"), Fallback(nameof(Other))] private partial Task<string> Answer(string text); [Prompt(\"{text}\")] private partial Task<string> Other(string text);")]
    [InlineData(2 + 1, "[Respond, Prompt(\"{text}\"), Fallback(nameof(Other))] private partial Task<string> Answer(string text); [Pipeline<Inner>] private partial Task<string> Other([From(\"text\")] string question);")]
    [InlineData(3 * (2 + 2), "[Respond, Prompt(\"{text} {feedback}\")] private partial Task<string> Answer(string text, string? feedback); [Verify(Retries = 2), Prompt(\"{answer} {text}\")] private partial Task<bool> IsGood(string answer, string text);")]
    public void TheBoundFollowsTheTable(long calls, string steps)
    {
        using LoadedProgram program = Verify.Load(Agent(steps));

        Assert.Equal(calls, program.Constant("Demo.Helper", "MaxCalls"));
    }

    [Fact]
    public void FewerCallsOfToolsLowerTheBound()
    {
        using LoadedProgram program = Verify.Load(Agent(Answer + "[Tool, Prompt(\"{a}\")] private partial Task<string> A(string a);", "[Agent(MaxTurns = 5, MaxToolCalls = 3)]"));

        Assert.Equal(5L + 3, program.Constant("Demo.Helper", "MaxCalls"));
    }

    private static string Agent(string members, string attribute = "[Agent(MaxTurns = 2)]", string name = "Helper") => $$"""
        namespace Demo;

        {{attribute}}
        [Unverified("a test")]
        public partial class {{name}}(IChatClient client)
        {
            public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

            {{members}}
        }

        [Chain, Unverified("a test")]
        public partial class Inner(IChatClient client)
        {
            public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

            [Step, Prompt("Answer {question}")]
            private partial Task<string> Answer(string question);
        }

        [Chain, Unverified("a test")]
        public partial class Careful(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync(string question, CancellationToken cancellationToken = default);

            [Step, Prompt("Answer {question}")]
            private partial Task<string> Answer(string question);
        }

        public enum Unit { Small, Big }

        public sealed record Place(string Name);
        """;
}
