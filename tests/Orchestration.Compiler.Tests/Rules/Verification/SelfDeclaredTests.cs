using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Verification;

public sealed class SelfDeclaredTests
{
    [Theory]
    [InlineData("{|ORC3006:write.IsDone|}")]
    [InlineData("!({|ORC3006:write.IsDone|} == false)")]
    [InlineData("{|ORC3006:write.State|} == State.Final")]
    [InlineData("{|ORC3006:write.State|} is State.Final or State.Good && write.IsDone")]
    [InlineData("{|ORC3006:write.State|} switch { State.Final => true, _ => false }")]
    [InlineData("write is { {|ORC3006:IsDone|}: true }")]
    public Task LoopThatEndsByAFlagOfItsOwnDraft_Triggers(string until) => Verify.RuleAsync("ORC3006", Loop($"[Until]\nprivate static bool IsOver(Draft write) => {until};"));

    [Fact]
    public Task WhatIsSaid_Triggers() => Verify.RuleAsync("ORC3006", new Scenario(Loop("[Until]\nprivate static bool IsOver(Draft write) => {|ORC3006:write.IsDone|};"))
    {
        Messages =
        [
            "'IsOver' goes by 'IsDone' alone, which 'Write' sets for its own work, so unfinished work passes as soon as the model that did it calls it done; look at the work itself, or let a step that did not do it judge.",
        ],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task LoopWhoseFinishMakesTheResultOfTheDraft_Triggers() => Verify.RuleAsync("ORC3006", Loop("""
        [Until]
        private static bool IsOver(Draft write)
        {
            bool isDone = {|ORC3006:write.IsDone|};
            return isDone;
        }

        [Finish]
        private static Draft Last(Draft write) => write;
        """));

    [Theory]
    [InlineData("bool", "{|ORC3006:draft.IsDone|}")]
    [InlineData("Verdict", "{|ORC3006:draft.IsDone|} ? Verdict.Accept() : Verdict.Reject(\"Go on: \" + draft.Text.Length)")]
    [InlineData("Verdict", "new({|ORC3006:draft.IsDone|}, $\"Go on after {draft.Text}\")")]
    [InlineData("Task<bool>", "Task.FromResult({|ORC3006:draft.IsDone|})")]
    public Task CriticThatAsksTheDraft_Triggers(string type, string evaluate) => Verify.RuleAsync("ORC3006", Critic($"[Evaluate]\nprivate static {type} Judge(Draft draft) => {evaluate};"));

    [Fact]
    public Task ReviewThatAsksTheWork_Triggers() => Verify.RuleAsync("ORC3006", Types + """
        public enum Desk { Research, Writer }

        [Supervisor(MaxTurns = 6, MaxReworks = 2)]
        public partial class Newsroom(IChatClient client)
        {
            public partial Task<Draft> RunAsync(string topic);

            [Assign, Prompt("We write about {topic}. Who does what next? {feedback}")]
            private partial Task<Assignment<Desk>> Next(string topic, string? feedback);

            [Worker(Desk.Research), Prompt("Find facts on {topic}: {instruction}. {feedback}")]
            private partial Task<Draft> Find(string topic, string instruction, string? feedback);

            [Worker(Desk.Writer), Prompt("Write about {topic}: {instruction}. {feedback}")]
            private partial Task<Draft> Write(string topic, string instruction, string? feedback);

            [Review]
            private static Verdict Check(Draft work) => {|ORC3006:work.IsDone|} ? Verdict.Accept() : Verdict.Reject("Go on.");
        }
        """);

    [Fact]
    public Task LoopThatCollectsForAModel_DoesNotTrigger() => Verify.RuleAsync("ORC3006", Loop("""
        [Until]
        private static bool IsEnough(Draft write) => write.IsDone;

        [Finish, Prompt("Answer {topic} from this:\n\n{write}"), Model(nameof(client))]
        private partial Task<Draft> Answer(string topic, Draft write);
        """));

    [Theory]
    [InlineData("write.IsDone && write.Text.Length > 100")]
    [InlineData("write.IsLong")]
    [InlineData("write.Open.Count == 0")]
    [InlineData("write.Next is null")]
    [InlineData("write.Share >= 0.8")]
    [InlineData("IsFinal(write)")]
    [InlineData("write.IsDone || write.Text == before")]
    public Task LoopThatLooksAtTheWork_DoesNotTrigger(string until) => Verify.RuleAsync("ORC3006", Loop($"""
        [Until]
        private static bool IsOver(Draft write, string before) => {until};

        private static bool IsFinal(Draft draft) => draft.IsDone && draft.Text.EndsWith('.');
        """, "string before"));

    [Fact]
    public Task FlagOfAStepThatJudges_DoesNotTrigger() => Verify.RuleAsync("ORC3006", Loop("""
        [Step, Prompt("Is this about {topic}, and complete?\n\n{write}"), Model(nameof(judge))]
        private partial Task<Review> Judge(string topic, Draft write);

        [Until]
        private static bool IsOver(Review judge) => judge.IsGood;

        [Finish]
        private static Draft Last(Draft write) => write;
        """));

    [Fact]
    public Task FlagOfAStepThatGoesOverAnotherOnesDraft_DoesNotTrigger() => Verify.RuleAsync("ORC3006", Loop("""
        [Step, Prompt("Correct this text about {topic}, and say whether anything is left to do.\n\n{write}"), Model(nameof(judge))]
        private partial Task<Draft> Correct(string topic, Draft write);

        [Until]
        private static bool IsOver(Draft correct) => correct.IsDone;
        """));

    [Fact]
    public Task FlagThatCodeSets_DoesNotTrigger() => Verify.RuleAsync("ORC3006", Loop("""
        [Step]
        private static Draft Test(Draft write) => write with { IsDone = write.Text.Length > 1000 };

        [Until]
        private static bool IsOver(Draft test) => test.IsDone;
        """));

    [Theory]
    [InlineData("[Verify]\nprivate static bool IsLong(Draft result) => result.Text.Length > 100;")]
    [InlineData("[Verify, Prompt(\"Is {write} about {topic}?\"), Model(nameof(judge))]\nprivate partial Task<Verdict> Check(string topic, Draft write);")]
    public Task WorkThatAVerifierSeesToo_DoesNotTrigger(string verify) => Verify.RuleAsync("ORC3006", Loop("[Until]\nprivate static bool IsOver(Draft write) => write.IsDone;\n\n" + verify));

    [Fact]
    public Task AcceptedByTheAuthorOfThePipeline_DoesNotTrigger() => Verify.RuleAsync("ORC3006",
        Loop("[Until]\nprivate static bool IsOver(Draft write) => write.IsDone;").Replace("[Loop", "[Unverified(\"a sketch\")]\n[Loop", StringComparison.Ordinal));

    [Fact]
    public Task CriticWithAnotherJudge_DoesNotTrigger() => Verify.RuleAsync("ORC3006", Critic("""
        [Evaluate]
        private static bool IsWhole(Draft draft) => draft.IsDone;

        [Evaluate, Prompt("Is this a good text about {topic}?\n\n{draft}"), Model(nameof(judge))]
        private partial Task<Verdict> Judge(string topic, Draft draft);
        """));

    [Fact]
    public Task GuardInAChain_DoesNotTrigger() => Verify.RuleAsync("ORC3006", Types + """
        [Chain]
        public partial class Reading(IChatClient client)
        {
            public partial Task<Draft> RunAsync(string text);

            [Step, Prompt("Read {text}.")]
            private partial Task<Draft> Read(string text);

            [Verify]
            private static bool IsThere(Draft read) => read.IsDone;
        }
        """);

    private const string Types = """
        public enum State { Open, Good, Final }

        public sealed record Review(string Reason, bool IsGood);

        public sealed record Draft(string Text, bool IsDone, State State, double Share, string? Next, IReadOnlyList<string> Open)
        {
            public bool IsLong => Text.Length > 1000;
        }


        """;

    private static string Loop(string more, string input = "int words") => Types + $$"""
        [Loop(MaxRounds = 5)]
        public partial class Essay(IChatClient client, IChatClient judge)
        {
            public partial Task<Draft> RunAsync(string topic, {{input}});

            [Step, Prompt("Go on with this essay about {topic}.\n\n{write}"), Model(nameof(client))]
            private partial Task<Draft> Write(string topic, Draft? write);

            {{more.Replace("\n", "\n    ", StringComparison.Ordinal)}}
        }
        """;

    private static string Critic(string evaluate) => Types + $$"""
        [Critic(MaxRounds = 5)]
        public partial class Essay(IChatClient client, IChatClient judge)
        {
            public partial Task<Draft> RunAsync(string topic);

            [Produce, Prompt("Write about {topic}."), Model(nameof(client))]
            private partial Task<Draft> Write(string topic);

            {{evaluate.Replace("\n", "\n    ", StringComparison.Ordinal)}}

            [Revise, Prompt("Go on with this essay about {topic}.\n\n{draft}"), Model(nameof(client))]
            private partial Task<Draft> Improve(string topic, Draft draft);
        }
        """;
}
