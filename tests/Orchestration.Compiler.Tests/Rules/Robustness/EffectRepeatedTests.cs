namespace Orchestration.Compiler.Tests.Rules.Robustness;

public sealed class EffectRepeatedTests
{
    [Fact]
    public Task AnEffectInALoop_Triggers() => Verify.RuleAsync("ORC5008", new Scenario(Loop("[|SideEffect|]"))
    {
        Messages = ["'Post' changes something outside and can run several times in one run, because the loop repeats it; name with IdempotencyKey the parameter by which the receiver knows a repeat."],
    });

    [Fact]
    public Task AnEffectThatIsSentBack_Triggers() => Verify.RuleAsync("ORC5008", new Scenario(Chain("[|SideEffect|]", "Verify(Retries = 1)"))
    {
        Messages = ["'Post' changes something outside and can run several times in one run, because 'Arrived' sends it back; name with IdempotencyKey the parameter by which the receiver knows a repeat."],
    });

    [Fact]
    public Task AnEffectOfARevision_Triggers() => Verify.RuleAsync("ORC5008", """
        [Critic(MaxRounds = 3)]
        public partial class Advert
        {
            public partial Task<string> RunAsync(string text);

            [Produce]
            private static string Write(string text) => text;

            [Evaluate]
            private static Verdict IsShort(string draft) => new(draft.Length < 20, "too long");

            [Revise, [|SideEffect|]]
            private static string Publish(string draft, Verdict verdict) => draft + verdict.Feedback;
        }
        """);

    [Fact]
    public Task AKey_DoesNotTrigger() => Verify.RuleAsync("ORC5008", Loop("SideEffect(IdempotencyKey = nameof(id))"));

    [Fact]
    public Task AnEffectThatHappensOnce_DoesNotTrigger() => Verify.RuleAsync("ORC5008", Chain("SideEffect", "Verify"));

    [Fact]
    public Task AnEffectOfEachItem_DoesNotTrigger() => Verify.RuleAsync("ORC5008", """
        [MapReduce(MaxItems = 10)]
        public partial class Letters
        {
            public partial Task<IReadOnlyList<int>> RunAsync(IReadOnlyList<string> letters);

            [Map, SideEffect]
            private static int Send(string item) => item.Length;
        }
        """);

    internal static string Loop(string effect) => $$"""
        [Loop(MaxRounds = 3)]
        public partial class Work
        {
            public partial Task<string> RunAsync(string id, string text);

            [Step, {{effect}}]
            private static string Post(string id, string text) => id + text;

            [Until]
            private static bool Arrived(string post) => post.Length > 0;
        }
        """;

    private static string Chain(string effect, string verify) => $$"""
        [Chain]
        public partial class Work
        {
            public partial Task<string> RunAsync(string id, string text);

            [Step, {{effect}}]
            private static string Post(string id, string text, string? feedback) => id + text + feedback;

            [{{verify}}]
            private static Verdict Arrived(string post) => new(post.Length > 0, "nothing there");
        }
        """;
}
