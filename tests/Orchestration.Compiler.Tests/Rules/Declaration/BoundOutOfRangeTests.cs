using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class BoundOutOfRangeTests
{
    [Theory]
    [InlineData("[Critic([|MaxRounds = 0|])]", "MaxRounds of 'Haiku' is 0, but a draft is judged at least once; set it to 1 or more.")]
    [InlineData("[Critic([|MaxRounds = -3|])]", "MaxRounds of 'Haiku' is -3, but a draft is judged at least once; set it to 1 or more.")]
    [InlineData("[Critic(MaxRounds = 3, [|MaxHistory = -1|])]", "MaxHistory of 'Haiku' is -1, but it is the number of rounds that 'history' holds, or 0 for all of them.")]
    [InlineData("[Critic(MaxRounds = 3), Budget([|MaxCalls = -1|])]", "MaxCalls in the budget of 'Haiku' is -1, which limits nothing; set a limit above 0, or leave it out.")]
    [InlineData("[Critic(MaxRounds = 3), Budget(MaxCalls = 40, [|MaxTokens = -1|])]", "MaxTokens in the budget of 'Haiku' is -1, which limits nothing; set a limit above 0, or leave it out.")]
    [InlineData("[Critic(MaxRounds = 3), Budget([|Seconds = double.NaN|])]", "Seconds in the budget of 'Haiku' is NaN, which limits nothing; set a limit above 0, or leave it out.")]
    [InlineData("[Critic(MaxRounds = 3), Budget([|Seconds = double.PositiveInfinity|])]", null)]
    [InlineData("[Critic(MaxRounds = 3), [|Budget|]]", "The budget of 'Haiku' sets no limit; give it MaxCalls, MaxTokens or Seconds.")]
    [InlineData("[Critic(MaxRounds = 3), [|Budget(MaxCalls = 0)|]]", "The budget of 'Haiku' sets no limit; give it MaxCalls, MaxTokens or Seconds.")]
    public Task BoundOfTheClass_Triggers(string attribute, string? message) =>
        Verify.RuleAsync("ORC1015", new Scenario(Haiku(attribute)) { Messages = message is null ? [] : [message] });

    [Theory]
    [InlineData("Retry([|0|])", "[Retry(0)] on 'Write' retries nothing; give it 1 or more, or leave it out.")]
    [InlineData("Retry([|-1|])", "[Retry(-1)] on 'Write' retries nothing; give it 1 or more, or leave it out.")]
    [InlineData("Timeout([|0|])", "[Timeout] on 'Write' is 0 seconds, which is no time to wait; give it a number of seconds from 0.001 to 4294967.")]
    [InlineData("Timeout([|-2.5|])", null)]
    [InlineData("Timeout([|double.NaN|])", null)]
    [InlineData("Timeout([|double.PositiveInfinity|])", null)]
    [InlineData("Timeout([|double.MaxValue|])", null)]
    [InlineData("Timeout([|0.0001|])", null)]
    public Task BoundOfAStep_Triggers(string attribute, string? message) =>
        Verify.RuleAsync("ORC1015", new Scenario(Haiku(step: attribute)) { Messages = message is null ? [] : [message] });

    [Fact]
    public Task NegativeRepairs_Triggers() => Verify.RuleAsync("ORC1015", new Scenario(Haiku().Replace("against {topic}.\"", "against {topic}.\", [|MaxRepairs = -1|]", StringComparison.Ordinal))
    {
        Messages = ["MaxRepairs of 'Judge' is -1; set it to 0 or more."],
    });

    [Fact]
    public Task NegativeRepairsOfAPromptFile_Triggers() => Verify.RuleAsync("ORC1015", new Scenario(
        Haiku().Replace("Prompt(\"Judge {draft} against {topic}.\"", "PromptFile(\"judge.prompt.md\", [|MaxRepairs = -1|]", StringComparison.Ordinal))
    {
        AdditionalFiles = { ["judge.prompt.md"] = "Judge {draft} against {topic}." },
    });

    [Fact]
    public Task VerifierThatSendsBackLessThanNever_Triggers() => Verify.RuleAsync("ORC1015", new Scenario(Haiku(more: "[Verify([|Retries = -1|])]\n    private static bool IsShort(string draft) => draft.Length < 200;"))
    {
        Messages = ["'IsShort' sends back -1 times; set Retries to 0 or more."],
    });

    [Theory]
    [InlineData("[Critic({|ORC1015:MaxRounds = 0|})]", "Temperatured")]
    [InlineData("[Critic(MaxRounds = 2), Budget({|ORC1015:Seconds = double.NegativeInfinity|})]", "Temperatured")]
    [InlineData("[Critic(MaxRounds = 2)]", "Timeout({|ORC1015:double.PositiveInfinity|})")]
    [InlineData("[Critic(MaxRounds = 2)]", "Retry({|ORC1015:int.MinValue|})")]
    public Task ItIsTheOnlyMessage_Triggers(string attribute, string step) =>
        Verify.OnlyAsync(Haiku(attribute, step == "Temperatured" ? "Model(Temperature = 1)" : step));

    [Theory]
    [InlineData("[Critic(MaxRounds = 1)]", "Retry(1)")]
    [InlineData("[Critic(MaxRounds = int.MaxValue, MaxHistory = 0)]", "Timeout(0.5)")]
    [InlineData("[Critic(MaxRounds = 3), Budget(MaxCalls = 0, Seconds = 60)]", "Timeout(86400)")]
    [InlineData("[Critic(MaxRounds = 3), Budget(MaxTokens = 1000)]", "Retry(5)")]
    public Task SensibleBounds_DoesNotTrigger(string attribute, string step) => Verify.RuleAsync("ORC1015", Haiku(attribute, step));

    [Fact]
    public Task NoRepairs_DoesNotTrigger() =>
        Verify.RuleAsync("ORC1015", Haiku().Replace("against {topic}.\"", "against {topic}.\", MaxRepairs = 0", StringComparison.Ordinal));

    [Fact]
    public Task MissingBound_DoesNotTrigger() => Verify.RuleAsync("ORC1015", Haiku("[{|ORC2001:Critic|}]"));

    internal static string Haiku(string attribute = "[Critic(MaxRounds = 3)]", string step = "Model(Temperature = 1)", string more = "") => $$"""
        {{attribute}}
        public partial class Haiku(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write a haiku about {topic}."), {{step}}]
            private partial Task<string> Write(string topic);

            [Evaluate, Prompt("Judge {draft} against {topic}.")]
            private partial Task<Verdict> Judge(string topic, string draft);

            [Revise, Prompt("Improve {draft}: {verdict.Feedback} It is about {topic}.")]
            private partial Task<string> Improve(string topic, string draft, Verdict verdict);

            {{more}}
        }
        """;
}
