namespace Orchestration.Compiler.Tests.Rules.Termination;

public sealed class LimitInWordsTests
{
    [Theory]
    [InlineData("You have at most [|5|] rounds.")]
    [InlineData("There are up to [|five|] attempts.")]
    [InlineData("NO MORE THAN [|2|] TRIES.")]
    [InlineData("a maximum of [|10|] further iterations")]
    [InlineData("In {{braces}} there are at most [|5|] rounds.")]
    public Task ANumberThatIsNotTheBound_Triggers(string words) => Verify.RuleAsync("ORC2005", Haiku(words));

    [Fact]
    public Task TheMessageQuotesTheWords_Triggers() => Verify.RuleAsync("ORC2005", new Scenario(Haiku("You have at most [|five|] rounds."))
    {
        Messages = ["The prompt of 'Write' says 'at most five rounds', but MaxRounds is 3, which is what holds; let them say the same."],
    });

    [Fact]
    public Task ASystemMessage_Triggers() => Verify.RuleAsync("ORC2005", Haiku("Go.", "[System(\"At most [|4|] rounds.\")]"));

    [Theory]
    [InlineData("You have at most 3 rounds.")]
    [InlineData("There are up to three attempts.")]
    [InlineData("Write at most 5 lines, in up to 17 syllables.")]
    [InlineData("At most 5 tasks.")]
    [InlineData("At most {topic} rounds.")]
    [InlineData("Describe 5 rounds of a match.")]
    public Task WordsThatFitOrMeanSomethingElse_DoesNotTrigger(string words) => Verify.RuleAsync("ORC2005", Haiku(words));

    internal static string Haiku(string words, string system = "") => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Haiku(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write a haiku about {topic}. {{words}}")]
            {{system}}
            private partial Task<string> Write(string topic);

            [Evaluate]
            private static bool IsShort(string draft) => draft.Length < 100;
        }
        """;
}
