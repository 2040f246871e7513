namespace Orchestration.Compiler.Tests.Rules.Security;

public sealed class UnapprovedToolTests
{
    [Fact]
    public Task AToolThatActs_Triggers() => Verify.RuleAsync("ORC6003", new Scenario(Agent("Tool, [|SideEffect|]"))
    {
        Messages = ["'Delete' changes something outside, and a model decides when and with what; add [Approve], so that a person sees each call before it happens."],
    });

    [Fact]
    public Task AToolWithAKeyForRepeats_Triggers() => Verify.RuleAsync("ORC6003", Agent("Tool, [|SideEffect(IdempotencyKey = nameof(file))|]"));

    [Fact]
    public Task AToolPipelineWhoseStepActs_Triggers() => Verify.RuleAsync("ORC6003", new Scenario(Inner("SideEffect", "[|Book|]"))
    {
        Messages = ["'Book' is a tool in a model's hands, and 'Pay' in 'Booking' changes something outside without anybody's leave; add [Approve] to 'Pay'."],
    });

    [Fact]
    public Task AnApprovedTool_DoesNotTrigger() => Verify.RuleAsync("ORC6003", Agent("Tool, SideEffect, Approve"));

    [Fact]
    public Task AToolThatOnlyReads_DoesNotTrigger() => Verify.RuleAsync("ORC6003", Agent("Tool"));

    [Fact]
    public Task AToolPipelineWhoseStepIsApproved_DoesNotTrigger() => Verify.RuleAsync("ORC6003", Inner("SideEffect, Approve", "Book"));

    [Fact]
    public Task AStepAfterTheAgentThatActs_DoesNotTrigger() => Verify.RuleAsync("ORC6003", """
        [Agent(MaxTurns = 4), Unverified("a test")]
        public partial class Clerk(IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Respond, Prompt("{wish}")]
            private partial Task<string> Answer(string wish);

            [Tool, Description("Finds a file.")]
            private static string Find(string file) => file;

            [Step, SideEffect]
            private static string Keep(string result) => result;
        }
        """);

    internal static string Agent(string tool) => $$"""
        [Agent(MaxTurns = 4), Unverified("a test")]
        public partial class Clerk(IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Respond, Prompt("{wish}")]
            private partial Task<string> Answer(string wish);

            [{{tool}}, Description("Deletes a file.")]
            private static string Delete(string file) => file;
        }
        """;

    private static string Inner(string effect, string tool) => $$"""
        [Chain]
        public partial class Booking
        {
            public partial Task<string> RunAsync(string seat);

            [Step, {{effect}}]
            private static string Pay(string seat) => seat;
        }

        [Agent(MaxTurns = 4), Unverified("a test")]
        public partial class Clerk(IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Respond, Prompt("{wish}")]
            private partial Task<string> Answer(string wish);

            [Tool, Pipeline<Booking>, Description("Books a seat.")]
            private partial Task<string> {{tool}}(string seat);
        }
        """;
}
