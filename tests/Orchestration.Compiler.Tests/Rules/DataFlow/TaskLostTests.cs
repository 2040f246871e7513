namespace Orchestration.Compiler.Tests.Rules.DataFlow;

public sealed class TaskLostTests
{
    [Fact]
    public Task AStepOfALoopThatSeesOnlyTheRoundBefore_Triggers() => Verify.RuleAsync("ORC4005", new Scenario(Loop("[|Improve|]", "string? improve", "Improve this: {improve}"))
    {
        Messages = ["'Improve' is asked again and again and sees nothing of 'question', itself or through what it reads, so it can drift off the task; show it that too."],
    });

    [Fact]
    public Task ATeamThatDoesNotKnowTheTopic_Triggers() => Verify.RuleAsync("ORC4005", new Scenario("""
        public enum Worker { Writer, Critic }

        [Supervisor(MaxTurns = 4), Unverified("a test")]
        public partial class Team(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Assign, Prompt("Who goes on?\n\n{history}")]
            private partial Task<Assignment<Worker>> [|Assign|](IReadOnlyList<Turn<Worker, string>> history);

            [Worker(Worker.Writer), Prompt("Write: {instruction}")]
            private partial Task<string> [|Write|](string instruction);

            [Worker(Worker.Critic), Prompt("Criticise: {instruction}")]
            private partial Task<string> [|Criticise|](string instruction);
        }
        """)
    {
        Related = ["Criticise, Write", "Assign, Criticise", "Assign, Write"],
    });

    [Fact]
    public Task DebatersWhoHearOnlyOneAnother_Trigger() => Verify.RuleAsync("ORC4005", """
        [Debate(MaxRounds = 2)]
        public partial class Talk(IChatClient client)
        {
            public partial Task<string> RunAsync(string motion);

            [Debater("for"), Prompt("You are {stance}. You said: {own}")]
            private partial Task<string> [|Pro|](string stance, string? own);

            [Debater("against"), Prompt("You are {stance}: {others}")]
            private partial Task<string> [|Con|](string stance, IReadOnlyList<Statement<string>> others);

            [Judge, Prompt("Decide {motion}.\n\n{transcript}")]
            private partial Task<string> Decide(string motion, IReadOnlyList<Statement<string>> transcript);
        }
        """);

    [Fact]
    public Task AStepThatSeesTheTask_DoesNotTrigger() => Verify.RuleAsync("ORC4005", Loop("Improve", "string question, string? improve", "Improve this on {question}: {improve}"));

    [Fact]
    public Task AStepThatReadsWhatAnotherMadeOfTheTask_DoesNotTrigger() => Verify.RuleAsync("ORC4005", """
        [Critic(MaxRounds = 3)]
        public partial class Essay(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write about {topic}")]
            private partial Task<string> Write(string topic);

            [Evaluate]
            private static Verdict IsLong(string draft) => new(draft.Length > 99, "Too short.");

            [Revise, Prompt("Improve {draft}: {verdict.Feedback}")]
            private partial Task<string> Improve(string draft, Verdict verdict);
        }
        """);

    [Fact]
    public Task AStepThatHearsOneWhoKnowsTheTask_DoesNotTrigger() => Verify.RuleAsync("ORC4005", """
        [Debate(MaxRounds = 2)]
        public partial class Talk(IChatClient client)
        {
            public partial Task<string> RunAsync(string motion);

            [Debater("for"), Prompt("You are {stance} {motion}.")]
            private partial Task<string> Pro(string motion, string stance);

            [Debater("against"), Prompt("You are {stance}: {others}")]
            private partial Task<string> Con(string stance, IReadOnlyList<Statement<string>> others);

            [Judge, Prompt("Decide {motion}.\n\n{transcript}")]
            private partial Task<string> Decide(string motion, IReadOnlyList<Statement<string>> transcript);
        }
        """);

    [Fact]
    public Task AStepOutsideTheLoop_DoesNotTrigger() => Verify.RuleAsync("ORC4005", """
        [Chain, Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Think of a name for a pet.")]
            private partial Task<string> Name();

            [Step, Prompt("Write {text} for {name}")]
            private partial Task<string> Write(string text, string name);
        }
        """);

    internal static string Loop(string name, string parameters, string prompt) => $$"""
        [Loop(MaxRounds = 3), Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            public partial Task<string> RunAsync(string question);

            [Step, Prompt("{{prompt}}")]
            private partial Task<string> {{name}}({{parameters}});

            [Until]
            private static bool IsLong(string improve) => improve.Length > 99;
        }
        """;
}
