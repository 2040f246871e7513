using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class CheckSignatureTests
{
    [Fact]
    public Task VerifierThatReturnsText_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Chain("""
        [Verify, Prompt("Is this a haiku? {write}")]
            private partial [|Task<string>|] Check(string write);
        """))
    {
        Messages = ["'Check' verifies, so it returns 'bool' or 'Verdict' in its task."],
    });

    [Fact]
    public Task CodeVerifierThatReturnsNothing_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Chain("""
        [Verify]
            private static [|void|] Check(string write) => ArgumentException.ThrowIfNullOrEmpty(write);
        """))
    {
        Messages = ["'Check' verifies, so it returns 'bool' or 'Verdict'."],
    });

    [Fact]
    public Task VerifierThatChecksNothing_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Chain("""
        [Verify]
            private static bool [|IsDecent|](string topic) => topic.Length > 0;
        """))
    {
        Messages = ["'IsDecent' verifies nothing: it takes no step's result. Give it a parameter named after the step it checks."],
    });

    [Fact]
    public Task VerifierWithoutParameters_Triggers() => Verify.OnlyAsync(Chain("""
        [Verify]
            private static bool {|ORC1014:IsTuesday|}() => true;
        """));

    [Fact]
    public Task MisspeltStepIsItsOwnMessage_DoesNotTrigger() => Verify.OnlyAsync(Chain("""
        [Verify]
            private static bool IsShort(string {|ORC1005:wirte|}) => wirte.Length < 100;
        """));

    [Fact]
    public Task JudgeThatReturnsNothing_Triggers() => Verify.RuleAsync("ORC1014", Critic("[Evaluate]\n    private static [|void|] Judge(string draft) { }"));

    [Fact]
    public Task JudgeWhoseVerdictDoesNotSayWhetherItAccepts_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Critic("[Evaluate, Prompt(\"Grade {draft}.\")]\n    private partial [|Task<Grade>|] Judge(string draft);"))
    {
        Messages = ["'Grade' does not say when it accepts; return 'Verdict', or mark a bool property of it, or a method of 'Haiku' that takes it, with [Accept]."],
    });

    [Fact]
    public Task PredicateThatReturnsATask_Triggers() => Verify.OnlyAsync(Critic("""
        [Evaluate, Prompt("Grade {draft}.")]
            private partial Task<Grade> Judge(string draft);

            [Accept]
            private static Task<bool> {|ORC1014:IsGood|}(Grade grade) => Task.FromResult(grade.Points > 5);
        """));

    [Fact]
    public Task PredicateOfTwoParameters_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Critic("""
        [Evaluate, Prompt("Grade {draft}.")]
            private partial Task<Grade> Judge(string draft);

            [Accept]
            private static bool [|IsGood|](Grade grade, int least) => grade.Points > least;
        """))
    {
        Messages = ["'IsGood' is an [Accept] predicate, so it takes the verdict and returns 'bool'."],
    });

    [Fact]
    public Task PredicateThatNobodyAsks_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Critic("""
        [Evaluate, Prompt("Judge {draft}.")]
            private partial Task<Verdict> Judge(string draft);

            [Accept]
            private static bool [|IsGood|](Verdict verdict) => verdict.Score > 5;
        """))
    {
        Messages = ["'IsGood' is never asked: a 'Verdict' says by itself whether it accepts. Remove [Accept], or let the judge return a type of your own."],
    });

    [Fact]
    public Task PredicateOfAnotherType_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Critic("""
        [Evaluate]
            private static bool Judge(string draft) => draft.Length > 0;

            [Accept]
            private static bool [|IsGood|](Grade grade) => grade.Points > 5;
        """))
    {
        Messages = ["'IsGood' is never asked: no [Evaluate] step of 'Haiku' returns 'Grade'. Remove [Accept], or take what the judge returns."],
    });

    [Fact]
    public Task FallbackThatIsNoStep_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Chain("", "Fallback([|\"Canend\"|])", "[Step]\n    private static string Canned() => \"\";"))
    {
        Messages = ["[Fallback] of 'Write' names 'Canend', which is no step of 'Haiku'; did you mean 'Canned'?"],
    });

    [Fact]
    public Task FallbackOfAnotherType_Triggers() => Verify.OnlyAsync(Chain("", "Fallback({|ORC1014:nameof(Canned)|})", "private static int Canned() => 0;"));

    [Fact]
    public Task FallbackThatGivesNothing_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Chain("", "Fallback([|nameof(Canned)|])", "private static void Canned() { }"))
    {
        Messages = ["'Canned' gives 'nothing' where 'Write' gives 'string'; a fallback gives the same."],
    });

    [Theory]
    [InlineData("private static bool Check(string write) => true;")]
    [InlineData("private static Verdict Check(string write) => Verdict.Accept();")]
    [InlineData("private static Task<bool> Check(string write) => Task.FromResult(true);")]
    [InlineData("private static ValueTask<Verdict> Check([From(nameof(Write))] string text) => new(Verdict.Accept());")]
    public Task VerifierThatFits_DoesNotTrigger(string method) => Verify.RuleAsync("ORC1014", Chain("[Verify]\n    " + method));

    [Theory]
    [InlineData("[Accept]\n    private bool IsGood(Grade grade) => grade.Points > 5;")]
    [InlineData("[Accept]\n    private static bool IsGood(object grade) => grade is Grade { Points: > 5 };")]
    public Task PredicateThatFits_DoesNotTrigger(string predicate) =>
        Verify.RuleAsync("ORC1014", Critic("[Evaluate, Prompt(\"Grade {draft}.\")]\n    private partial Task<Grade> Judge(string draft);\n\n    " + predicate));

    [Theory]
    [InlineData("Good")]
    [InlineData("BetterThanGood")]
    public Task VerdictThatSaysItself_DoesNotTrigger(string type) =>
        Verify.RuleAsync("ORC1014", Critic($"[Evaluate, Prompt(\"Grade {{draft}}.\")]\n    private partial Task<{type}> Judge(string draft);"));

    [Fact]
    public Task FallbackThatConverts_DoesNotTrigger() => Verify.RuleAsync("ORC1014", """
        [Chain]
        public partial class Lines(IChatClient client)
        {
            public partial Task<IReadOnlyList<string>> RunAsync(string topic);

            [Step, Prompt("Write lines about {topic}."), Fallback(nameof(None))]
            private partial Task<IReadOnlyList<string>> Write(string topic);

            private static string[] None() => [];
        }
        """);

    internal static string Chain(string verify, string attribute = "Model(Temperature = 1)", string more = "") => $$"""
        [Chain]
        public partial class Haiku(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}."), {{attribute}}]
            private partial Task<string> Write(string topic);

            {{verify}}

            {{more}}
        }
        """;

    internal static string Critic(string judge, string revise = "string draft", string prompt = "{draft}") => $$"""
        public sealed record Grade(string Reason, int Points);

        public record Good(string Reason, [property: Accept] bool IsFine);

        public sealed record BetterThanGood(string Reason, bool IsFine, string Praise) : Good(Reason, IsFine);

        [Critic(MaxRounds = 3)]
        public partial class Haiku(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);

            {{judge}}

            [Revise, Prompt("Improve {{prompt}}")]
            private partial Task<string> Improve({{revise}});
        }
        """;
}
