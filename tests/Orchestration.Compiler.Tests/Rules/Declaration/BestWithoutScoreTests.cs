using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class BestWithoutScoreTests
{
    [Fact]
    public Task JudgeThatGivesABool_Triggers() => Verify.RuleAsync("ORC1019", new Scenario(Critic("[|OnExhausted = Exhaustion.ReturnBest|]", Model("bool")))
    {
        Messages = ["Exhaustion.ReturnBest compares drafts by their score, but 'Judge' gives none; return 'Verdict' or a type with a numeric 'Score', or choose another Exhaustion."],
    });

    [Fact]
    public Task VerdictOfOnesOwnWithoutAScore_Triggers() => Verify.RuleAsync("ORC1019", Critic("[|OnExhausted = Exhaustion.ReturnBest|]", Model("Graded")));

    [Fact]
    public Task ScoreInWords_Triggers() => Verify.RuleAsync("ORC1019", Critic("[|OnExhausted = Exhaustion.ReturnBest|]", Model("Worded")));

    [Fact]
    public Task OneOfTwoJudgesWithoutAScore_Triggers() => Verify.RuleAsync("ORC1019", new Scenario(Critic("[|OnExhausted = Exhaustion.ReturnBest|]", Model("Verdict") + """


            [Evaluate]
            private static bool IsShort(string draft) => draft.Length < 100;
        """))
    {
        Messages = ["Exhaustion.ReturnBest compares drafts by their score, but 'IsShort' gives none; return 'Verdict' or a type with a numeric 'Score', or choose another Exhaustion."],
    });

    [Fact]
    public Task JudgesWhoseScoresCannotBeCompared_Triggers() => Verify.RuleAsync("ORC1019", new Scenario(Critic("[|OnExhausted = Exhaustion.ReturnBest|]", Model("Verdict") + """


            [Evaluate, Prompt("Score {draft}.")]
            private partial Task<Scored> Score(string draft);
        """))
    {
        Messages = ["Exhaustion.ReturnBest compares drafts by their score, but 'Judge', 'Score' give verdicts of different types; let them return one type, or choose another Exhaustion."],
    });

    [Fact]
    public Task ItIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Critic("{|ORC1019:OnExhausted = Exhaustion.ReturnBest|}", Model("bool")));

    [Theory]
    [InlineData("Verdict")]
    [InlineData("Scored")]
    [InlineData("Exact")]
    public Task JudgeThatGivesAScore_DoesNotTrigger(string type) => Verify.RuleAsync("ORC1019", Critic("OnExhausted = Exhaustion.ReturnBest", Model(type)));

    [Fact]
    public Task LastDraft_DoesNotTrigger() => Verify.RuleAsync("ORC1019", Critic("OnExhausted = Exhaustion.ReturnLast", Model("bool")));

    [Fact]
    public Task LoopWhoseUntilGivesABool_Triggers() => Verify.RuleAsync("ORC1019", new Scenario(Loop("[|OnExhausted = Exhaustion.ReturnBest|]", "bool"))
    {
        Messages = ["Exhaustion.ReturnBest compares rounds by their score, but 'Judge' gives none; return 'Verdict' or a type with a numeric 'Score', or choose another Exhaustion."],
    });

    [Fact]
    public Task LoopThatNobodyJudges_Triggers() => Verify.RuleAsync("ORC1019", new Scenario(Loop("[|OnExhausted = Exhaustion.ReturnBest|], StopWhenUnchanged = true", null))
    {
        Messages = ["Exhaustion.ReturnBest compares rounds by their score, but no [Until] step of 'Haiku' gives one; add one that returns 'Verdict', or choose another Exhaustion."],
    });

    [Theory]
    [InlineData("OnExhausted = Exhaustion.ReturnBest", "Verdict")]
    [InlineData("OnExhausted = Exhaustion.ReturnBest", "Scored")]
    [InlineData("OnExhausted = Exhaustion.ReturnLast", "bool")]
    public Task LoopWithAScoreOrNoNeedOfOne_DoesNotTrigger(string argument, string type) => Verify.RuleAsync("ORC1019", Loop(argument, type));

    [Fact]
    public Task ContextThatReadsEnumsFromNumbers_Triggers() => Verify.RuleAsync("ORC1019", new Scenario(Enums("[JsonSerializable(typeof(Ticket))]", "[|Task<Ticket>|]"))
    {
        Messages = ["The model names 'Topic' by its members, but 'MailJson' reads it from a number; add [JsonSourceGenerationOptions(UseStringEnumConverter = true)] to 'MailJson'."],
    });

    [Fact]
    public Task EnumInAListOfAMember_Triggers() => Verify.OnlyAsync(Enums("[JsonSerializable(typeof(Inbox))]", "{|ORC1019:Task<Inbox>|}"));

    [Fact]
    public Task OtherOptionsOfTheContext_Triggers() => Verify.RuleAsync(
        "ORC1019", Enums("[JsonSourceGenerationOptions(WriteIndented = true), JsonSerializable(typeof(Ticket))]", "[|Task<Ticket>|]"));

    [Theory]
    [InlineData("[JsonSourceGenerationOptions(UseStringEnumConverter = true), JsonSerializable(typeof(Ticket))]", "Ticket")]
    [InlineData("[JsonSourceGenerationOptions(Converters = [typeof(JsonStringEnumConverter<Topic>)]), JsonSerializable(typeof(Ticket))]", "Ticket")]
    [InlineData("[JsonSerializable(typeof(Named))]", "Named")]
    [InlineData("[JsonSerializable(typeof(Dated))]", "Dated")]
    [InlineData("[JsonSerializable(typeof(Ticket))]", "Topic")]
    public Task EnumsByName_DoesNotTrigger(string attributes, string result) => Verify.RuleAsync("ORC1019", Enums(attributes, $"Task<{result}>"));

    internal static string Model(string type) => $"[Evaluate, Prompt(\"Judge {{draft}} on {{topic}}.\")]\n    private partial Task<{type}> Judge(string topic, string draft);";

    internal static string Critic(string argument, string judge, string? verdict = null) => $$"""
        public sealed record Graded(string Reason, [property: Accept] bool IsGood);

        public sealed record Worded(string Score, [property: Accept] bool IsGood);

        public sealed record Scored(int? Score, [property: Accept] bool IsGood);

        public sealed record Exact(decimal Score, [property: Accept] bool IsGood);

        [Critic(MaxRounds = 3, {{argument}})]
        public partial class Haiku(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);

            {{judge}}

            [Revise, Prompt("Improve {draft}.{{(verdict is null ? "" : " Was it good? {verdict}")}}")]
            private partial Task<string> Improve(string draft{{(verdict is null ? "" : $", {verdict} verdict")}});
        }
        """;

    internal static string Loop(string argument, string? verdict) => $$"""
        public sealed record Scored(int? Score, [property: Accept] bool IsGood);

        [Loop(MaxRounds = 3, {{argument}})]
        public partial class Haiku(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}. Before: {write}")]
            private partial Task<string> Write(string topic, string? write);

            {{(verdict is null ? "" : $"[Until, Prompt(\"Judge {{write}} on {{topic}}.\")]\n    private partial Task<{verdict}> Judge(string topic, string write);")}}
        }
        """;

    internal static string Enums(string attributes, string result) => $$"""
        using System.Text.Json.Serialization;

        public enum Topic { Bill, Outage }

        [JsonConverter(typeof(JsonStringEnumConverter<Mood>))]
        public enum Mood { Calm, Angry }

        public sealed record Ticket(string Text, Topic? Topic);

        public sealed record Inbox(IReadOnlyList<Ticket> Tickets);

        public sealed record Named(Mood Mood, [property: JsonConverter(typeof(JsonStringEnumConverter<Topic>))] Topic Topic, [property: JsonIgnore] Topic Hidden);

        public sealed record Dated(DateTime On, TimeSpan Took);

        {{attributes}}
        public sealed partial class MailJson : JsonSerializerContext;

        [Chain, JsonContext<MailJson>]
        public partial class Reading(IChatClient client)
        {
            public partial Task RunAsync(string mail);

            [Step, Prompt("Read {mail}.")]
            private partial {{result}} Read(string mail);
        }
        """;
}
