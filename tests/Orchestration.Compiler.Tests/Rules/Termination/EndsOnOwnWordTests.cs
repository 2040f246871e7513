namespace Orchestration.Compiler.Tests.Rules.Termination;

public sealed class EndsOnOwnWordTests
{
    private const string ByModel = "[Until, Prompt(\"Is {improve} done, for {text}?\")] private partial Task<bool> [|IsDone|](string text, string improve);";

    [Fact]
    public Task ALoopThatAModelEnds_Triggers() => Verify.RuleAsync("ORC2009", new Scenario(Loop("Loop(MaxRounds = 3)", ByModel))
    {
        Messages = ["'Work' ends when the model behind 'IsDone' says so, or when its rounds are used up; models call unfinished work done, and done work unfinished. Let code decide where it can, or set StopWhenUnchanged."],
    });

    [Fact]
    public Task AModelsVerdict_Triggers() => Verify.RuleAsync("ORC2009", Loop(
        "Loop(MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast)", "[Until, Prompt(\"Judge {improve} against {text}.\")] private partial Task<Verdict> [|Judge|](string text, string improve);"));

    [Fact]
    public Task AnotherModelThanTheWriters_Triggers() => Verify.RuleAsync("ORC2009", """
        [Loop(MaxRounds = 5), Budget(MaxCalls = 20)]
        public partial class Research(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string question);

            [Step, Prompt("What is still unknown about {question}? Known: {answer}"), Model(nameof(writer))]
            private partial Task<string> Gap(string question, string? answer);

            [Step, Prompt("Answer {question}, above all {gap}."), Model(nameof(writer))]
            private partial Task<string> Answer(string question, string gap);

            [Until, Prompt("Does {answer} answer {question}?"), Model(nameof(judge))]
            private partial Task<bool> [|IsAnswered|](string question, string answer);
        }
        """);

    [Fact]
    public Task APersonWhoEndsIt_DoesNotTrigger() => Verify.RuleAsync("ORC2009", Loop(
        "Loop(MaxRounds = 3)", "[Until, Human(\"Is {improve} good enough?\")] private partial Task<bool> IsDone(string improve);"));

    [Theory]
    [InlineData("Loop(MaxRounds = 3, StopWhenUnchanged = true)", "[Until, Prompt(\"Is {improve} done, for {text}?\")] private partial Task<bool> IsDone(string text, string improve);")]
    [InlineData("Loop(MaxRounds = 3)", "[Until] private static bool IsDone(string improve) => improve.Length < 100;")]
    [InlineData("Loop(MaxRounds = 3, StopWhenUnchanged = true)", "")]
    public Task ALoopThatCodeCanEnd_DoesNotTrigger(string loop, string until) => Verify.RuleAsync("ORC2009", Loop(loop, until));

    private static string Loop(string loop, string until) => $$"""
        [{{loop}}]
        public partial class Work(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Improve {text}. So far: {improve}")]
            private partial Task<string> Improve(string text, string? improve);

            {{until}}
        }
        """;
}
