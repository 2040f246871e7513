namespace Orchestration.Compiler.Tests.Rules;

/// <summary>What a pipeline met within is known to those who run it, in the same assembly and in another one.</summary>
public sealed class InnerLabelsTests
{
    private const string Search = """
        [Chain, Unverified("a test")]
        public partial class Search(IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Step, Untrusted]
            private static string Page(string wish) => wish;

            [Step, Prompt("Sum up {page}")]
            private partial Task<string> Summarize(string page);
        }
        """;

    private const string Records = """
        [Chain, Unverified("a test")]
        public partial class Records([Sensitive] IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Step, Sensitive]
            private static string Record(string wish) => wish;

            [Step, Prompt("Sum up {record}")]
            private partial Task<string> Summarize(string record);
        }
        """;

    [Fact]
    public Task SensitiveTextThatAnInnerPipelineMet_Triggers() => Check("ORC6005", Asking("IChatClient", "Records", "[|found|]"), Records, scenario => scenario with
    {
        Messages = ["'Write' shows 'Find' to 'client', which is not marked for sensitive text; mark 'client' [Sensitive] if it may see it, or leave it out."],
        Related = ["Find"],
    });

    [Fact]
    public Task AClientThatIsMarked_DoesNotTrigger() => Check("ORC6005", Asking("[Sensitive] IChatClient", "Records", "found"), Records);

    [Fact]
    public Task AnInnerPipelineThatGivesAnEnum_DoesNotTrigger() => Check(
        "ORC6005",
        Asking("IChatClient", "Records", "found").Replace("string found", "Kind found", StringComparison.Ordinal).Replace("Task<string> Find", "Task<Kind> Find", StringComparison.Ordinal),
        "public enum Kind { One, Other }\n" + Records.Replace("Task<string>", "Task<Kind>", StringComparison.Ordinal));

    [Fact]
    public Task WhatCodeMadeOfItWithin_DoesNotTrigger() =>
        Check("ORC6005", Asking("IChatClient", "Records", "found"), Records.Replace("[Step, Prompt(\"Sum up {record}\")]\n    private partial Task<string> Summarize(string record);", "[Step] private static string Hide(string record) => record.Length > 9 ? \"long\" : \"short\";", StringComparison.Ordinal));

    /// <summary>What the inner pipeline is given, the outer one knows better.</summary>
    [Fact]
    public Task AMarkOnTheInnerEntry_DoesNotTrigger() =>
        Check("ORC6005", Asking("IChatClient", "Records", "found"), Records.Replace("[Step, Sensitive]", "[Step]", StringComparison.Ordinal).Replace("RunAsync(string wish)", "RunAsync([Sensitive] string wish)", StringComparison.Ordinal));

    [Fact]
    public Task HostileTextThatAnInnerPipelineMet_Triggers() => Check("ORC6002", Sending, Search, scenario => scenario with
    {
        Messages = ["'Write' reads 'Find', which may be hostile, and 'record', which is sensitive, and what it writes leaves by 'Send': who writes the one can have the other sent away; add [Approve], so that a person sees it before."],
        Related = ["Write, Find, record"],
    });

    [Fact]
    public Task ThePipelineWithinTheInnerOne_Triggers() => Check("ORC6002", Sending.Replace("Pipeline<Search>", "Pipeline<Outer>", StringComparison.Ordinal), Search + """


        [Chain, Unverified("a test")]
        public partial class Outer(IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Step, Pipeline<Search>]
            private partial Task<string> Look(string wish);

            [Step, Prompt("Shorten {look}")]
            private partial Task<string> Shorten(string look);
        }
        """);

    [Fact]
    public Task AnInnerSearchWithoutHostileText_DoesNotTrigger() =>
        Check("ORC6002", Sending.Replace("[|SideEffect|]", "SideEffect", StringComparison.Ordinal), Search.Replace(", Untrusted", "", StringComparison.Ordinal));

    [Fact]
    public Task AStrangersToolPipelineThatActs_Triggers() => Verify.RuleAsync("ORC6003", new Scenario(Clerk("[|Book|]"))
    {
        References = [new Scenario(Booking("SideEffect"))],
        Messages = ["'Book' is a tool in a model's hands, and 'Pay' in 'Booking' changes something outside without anybody's leave; have 'Pay' approved there, or keep 'Book' from the model."],
    });

    [Fact]
    public Task AStrangersToolPipelineThatAsksFirst_DoesNotTrigger() =>
        Verify.RuleAsync("ORC6003", new Scenario(Clerk("Book")) { References = [new Scenario(Booking("SideEffect, Approve"))] });

    [Theory]
    [InlineData("[Sensitive] string wish", "wish")]
    [InlineData("string wish", "[|wish|]")]
    public Task TheParameterOfAStranger_TriggersUnlessItIsMarked(string input, string parameter) => Verify.RuleAsync("ORC6005", new Scenario($$"""
        [Chain, Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient client)
        {
            public partial Task<string> RunAsync([Sensitive] string wish);

            [Step, Pipeline<Search>]
            private partial Task<string> Find(string {{parameter}});
        }
        """)
    {
        References = [new Scenario(Search.Replace("RunAsync(string wish)", $"RunAsync({input})", StringComparison.Ordinal))],
        Messages = parameter == "wish" ? [] : ["'Find' passes 'wish' to 'Search', whose parameter 'wish' is not marked [Sensitive], so that nothing guards it there; have it marked there, or leave it out."],
    });

    [Fact]
    public void OnlyWhatThereIsToSayIsWritten()
    {
        var generated = Verify.Generated(Search + Records + Booking("SideEffect"));

        Assert.Contains("IsVerified = false, GivesUntrusted = true)", generated["Search.g.cs"], StringComparison.Ordinal);
        Assert.Contains("IsVerified = false, GivesSensitive = true)", generated["Records.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Acting = \"Booking.Pay\")", generated["Booking.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>Whether the inner pipeline is of the same assembly or of another one makes no difference.</summary>
    private static async Task Check(string rule, string outer, string inner, Func<Scenario, Scenario>? expecting = null)
    {
        expecting ??= scenario => scenario;
        await Verify.RuleAsync(rule, expecting(new Scenario(outer + "\n\n" + inner)));
        await Verify.RuleAsync(rule, expecting(new Scenario(outer) { References = [new Scenario(inner)] }));
    }

    private static string Asking(string client, string inner, string parameter) => $$"""
        [Chain, Unverified("a test")]
        public partial class Desk({{client}} client, {{inner}} records)
        {
            public partial Task<string> RunAsync(string wish);

            [Step, Pipeline<{{inner}}>]
            private partial Task<string> Find(string wish);

            [Step, Prompt("Answer {wish} from {found}")]
            private partial Task<string> Write(string wish, [From("Find")] string {{parameter}});
        }
        """;

    private const string Sending = """
        [Chain, Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient client)
        {
            public partial Task<int> RunAsync(string wish, [Sensitive] string record);

            [Step, Pipeline<Search>]
            private partial Task<string> Find(string wish);

            [Step, Prompt("Answer {wish} from {find} and {record}")]
            private partial Task<string> Write(string wish, string find, string record);

            [Step, [|SideEffect|], Sensitive]
            private static int Send(string write) => write.Length;
        }
        """;

    private static string Clerk(string tool) => $$"""
        [Agent(MaxTurns = 4), Unverified("a test")]
        public partial class Clerk(IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Respond, Prompt("{wish}")]
            private partial Task<string> Answer(string wish);

            [Tool, Description("Books a room."), Pipeline<Booking>]
            private partial Task<string> {{tool}}(string room);
        }
        """;

    private static string Booking(string effect) => $$"""


        [Chain]
        public partial class Booking
        {
            public partial Task<string> RunAsync(string room, RunOptions? options = null);

            [Step, {{effect}}]
            private static string Pay(string room) => room;
        }
        """;
}
