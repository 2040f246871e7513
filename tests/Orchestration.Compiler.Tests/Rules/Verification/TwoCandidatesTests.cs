namespace Orchestration.Compiler.Tests.Rules.Verification;

public sealed class TwoCandidatesTests
{
    [Fact]
    public Task AModelThatChoosesBetweenTwo_Triggers() => Verify.RuleAsync("ORC3008", new Scenario(Vote("Voter(Count = 2)", "Select, Prompt(\"Which is better?\\n\\n{candidates}\")", "[|Choose|]"))
    {
        Messages = ["'Choose' asks a model once which of two candidates is better, always in the same order, and models favour a place in the order; ask in both orders and keep an answer that stands in both, or let code decide."],
    });

    [Fact]
    public Task TwoVotersOfOneBallotEach_Trigger() => Verify.RuleAsync("ORC3008", """
        [Vote]
        public partial class Headline(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Voter, Prompt("A sober headline for {text}")]
            private partial Task<string> Sober(string text);

            [Voter, Prompt("A lively headline for {text}")]
            private partial Task<string> Lively(string text);

            [Select, Prompt("Which fits {text}?\n\n{candidates}")]
            private partial Task<int> [|Choose|](string text, IReadOnlyList<string> candidates);
        }
        """);

    [Fact]
    public Task DraftsOfTwoModels_Trigger() => Verify.RuleAsync("ORC3008", """
        public sealed record Draft(string Title, string Text);

        [Vote]
        public partial class Article(IChatClient one, IChatClient two, IChatClient judge)
        {
            public partial Task<Draft> RunAsync(string notes);

            [Voter, Prompt("An article from {notes}"), Model(nameof(one))]
            private partial Task<Draft> First(string notes);

            [Voter, Prompt("An article from {notes}"), Model(nameof(two))]
            private partial Task<Draft> Second(string notes);

            [Select, Prompt("Which of them keeps closer to {notes}?\n\n{candidates}"), Model(nameof(judge))]
            private partial Task<int> [|Closer|](string notes, IReadOnlyList<Draft> candidates);
        }
        """);

    [Fact]
    public Task AModelThatChoosesAmongThree_DoesNotTrigger() => Verify.RuleAsync("ORC3008", Vote("Voter(Count = 3)", "Select, Prompt(\"Which is better?\\n\\n{candidates}\")", "Choose"));

    [Fact]
    public Task APersonWhoChoosesBetweenTwo_DoesNotTrigger() => Verify.RuleAsync("ORC3008", Vote("Voter(Count = 2)", "Select, Human(\"Which is better?\\n\\n{candidates}\")", "Choose"));

    [Fact]
    public Task CodeThatChoosesBetweenTwo_DoesNotTrigger() => Verify.RuleAsync("ORC3008", """
        [Vote]
        public partial class Headline(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Voter(Count = 2), Prompt("A headline for {text}"), Model(Temperature = 0.7f)]
            private partial Task<string> Write(string text);

            [Select]
            private static int Shorter(IReadOnlyList<string> candidates) => candidates[0].Length <= candidates[1].Length ? 0 : 1;
        }
        """);

    private static string Vote(string voter, string select, string name) => $$"""
        [Vote]
        public partial class Headline(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [{{voter}}, Prompt("A headline for {text}"), Model(Temperature = 0.7f)]
            private partial Task<string> Write(string text);

            [{{select}}]
            private partial Task<int> {{name}}(IReadOnlyList<string> candidates);
        }
        """;
}
