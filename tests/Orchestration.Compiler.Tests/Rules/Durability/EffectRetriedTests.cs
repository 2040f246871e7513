namespace Orchestration.Compiler.Tests.Rules.Durability;

public sealed class EffectRetriedTests
{
    [Fact]
    public Task ARetriedEffect_Triggers() => Verify.RuleAsync("ORC8003", new Scenario(Chain("[|SideEffect|], Retry(2)"))
    {
        Messages = ["'Pay' changes something outside and is tried again up to 2 times when it fails, which it may do after the change was made; name with IdempotencyKey the parameter by which the receiver knows a repeat."],
    });

    [Fact]
    public Task ARetriedEffectOnAnItem_Triggers() => Verify.RuleAsync("ORC8003", """
        [MapReduce(MaxItems = 10)]
        public partial class Letters
        {
            public partial Task<IReadOnlyList<int>> RunAsync(IReadOnlyList<string> letters);

            [Map, [|SideEffect|], Retry(1)]
            private static int Send(string item) => item.Length;
        }
        """);

    [Fact]
    public Task ARetriedEffectThatIsApproved_Triggers() => Verify.RuleAsync("ORC8003", Chain("[|SideEffect|], Approve, Retry(1)"));

    [Fact]
    public Task AKey_DoesNotTrigger() => Verify.RuleAsync("ORC8003", Chain("SideEffect(IdempotencyKey = nameof(invoice)), Retry(2)"));

    [Fact]
    public Task AnEffectThatIsTriedOnce_DoesNotTrigger() => Verify.RuleAsync("ORC8003", Chain("SideEffect"));

    [Fact]
    public Task ARetriedStepThatChangesNothing_DoesNotTrigger() => Verify.RuleAsync("ORC8003", Chain("Retry(2)"));

    [Fact]
    public Task AnEffectThatALoopRepeats_IsTheOtherRules() => Verify.RuleAsync("ORC8003", """
        [Loop(MaxRounds = 3)]
        public partial class Work
        {
            public partial Task<string> RunAsync(string id);

            [Step, SideEffect, Retry(2)]
            private static string Post(string id) => id;

            [Until]
            private static bool Arrived(string post) => post.Length > 0;
        }
        """);

    internal static string Chain(string effect) => $$"""
        [Chain]
        public partial class Billing
        {
            public partial Task<string> RunAsync(string invoice);

            [Step, {{effect}}]
            private static string Pay(string invoice) => invoice;
        }
        """;
}
