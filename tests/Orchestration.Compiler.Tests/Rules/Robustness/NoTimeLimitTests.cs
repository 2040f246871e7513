namespace Orchestration.Compiler.Tests.Rules.Robustness;

public sealed class NoTimeLimitTests
{
    [Fact]
    public Task ALoopWithoutALimit_Triggers() => Verify.RuleAsync("ORC5005", new Scenario(Slogan("[|Critic(MaxRounds = 3)|]"))
    {
        Messages = ["'Slogan' calls models again and again, and no [Timeout] and no [Budget] ends a run that hangs or drags on; add [Budget(Seconds = …)] to it, or [Timeout(…)] to its steps."],
    });

    [Fact]
    public Task OnlyTheOutermost_Triggers() => Verify.RuleAsync("ORC5005", Slogan("Critic(MaxRounds = 3)") + Outer("[|Critic(MaxRounds = 2)|]"));

    [Fact]
    public Task AWideFanOut_Triggers() => Verify.RuleAsync("ORC5005", """
        [[|MapReduce(MaxItems = 50)|], Unverified("a test")]
        public partial class Reviews(IChatClient client)
        {
            public partial Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> reviews);

            [Map, Prompt("Sum up {item}")]
            private partial Task<string> SumUp(string item);
        }
        """);

    [Theory]
    [InlineData("Critic(MaxRounds = 3), Budget(Seconds = 60)", "", "")]
    [InlineData("Critic(MaxRounds = 3), Budget(MaxCalls = 60)", "", "")]
    [InlineData("Critic(MaxRounds = 3)", ", Timeout(30)", "")]
    [InlineData("Critic(MaxRounds = 3)", "", ", RunOptions? options = null")]
    public Task ALimitSomewhere_DoesNotTrigger(string pattern, string step, string entry) => Verify.RuleAsync("ORC5005", Slogan(pattern, step, entry));

    [Fact]
    public Task ALimitInside_DoesNotTrigger() => Verify.RuleAsync("ORC5005", Slogan("Critic(MaxRounds = 3), Budget(Seconds = 60)") + Outer("Critic(MaxRounds = 2)"));

    [Fact]
    public Task WhatRunsOnce_DoesNotTrigger() => Verify.RuleAsync("ORC5005", """
        [Chain, Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("{text}")]
            private partial Task<string> Ask(string text);
        }
        """);

    internal static string Slogan(string pattern, string step = "", string entry = "") => $$"""
        [{{pattern}}]
        public partial class Slogan(IChatClient client)
        {
            public partial Task<string> RunAsync(string product{{entry}});

            [Produce, Prompt("A slogan for {product}."){{step}}]
            private partial Task<string> Write(string product);

            [Evaluate]
            private static bool IsShort(string draft) => draft.Length < 20;
        }
        """;

    private static string Outer(string pattern) => $$"""


        [{{pattern}}]
        public partial class Outer(IChatClient client)
        {
            public partial Task<string> RunAsync(string product);

            [Produce, Pipeline<Slogan>]
            private partial Task<string> Write(string product);

            [Evaluate]
            private static bool IsShort(string draft) => draft.Length < 10;
        }
        """;
}
