namespace Orchestration.Compiler.Tests.Rules.Verification;

public sealed class UnverifiedEffectTests
{
    [Fact]
    public Task WhatAModelWroteIsSent_Triggers() => Verify.RuleAsync("ORC3002", new Scenario(Chain("Step, [|SideEffect|]"))
    {
        Messages = ["'Send' changes something outside by what 'Write' wrote, and nothing has checked that before; check it with a [Verify] step, or add [Approve], so that a person decides."],
        Related = ["Write"],
    });

    [Fact]
    public Task WhatAStandInWrote_Triggers() => Verify.RuleAsync("ORC3002", """
        [Chain]
        public partial class Mail(IChatClient client)
        {
            public partial Task RunAsync(string wish);

            [Step, Human("What shall we write about {wish}?"), Fallback(nameof(Guess))]
            private partial Task<string> Ask(string wish);

            [Prompt("Write about {wish}")]
            private partial Task<string> Guess(string wish);

            [Step, [|SideEffect|]]
            private static void Send(string ask) => ArgumentNullException.ThrowIfNull(ask);
        }
        """);

    [Fact]
    public Task WhatAnAgentAnswered_Triggers() => Verify.RuleAsync("ORC3002", """
        [Agent(MaxTurns = 4)]
        public partial class Clerk(IChatClient client)
        {
            public partial Task<int> RunAsync(string wish);

            [Respond, Prompt("{wish}")]
            private partial Task<string> Answer(string wish);

            [Tool, Description("Finds a file.")]
            private static string Find(string file) => file;

            [Step, [|SideEffect|]]
            private static int Keep(string result) => result.Length;
        }
        """);

    [Fact]
    public Task WhatAnInnerPipelineGaveUnchecked_Triggers() => Verify.RuleAsync("ORC3002", Nested("", "[|SideEffect|]"));

    [Fact]
    public Task AVerifiedResult_DoesNotTrigger() => Verify.RuleAsync("ORC3002", Chain("Step, SideEffect", "\n\n    [Verify]\n    private static bool IsShort(string write) => write.Length < 99;"));

    [Fact]
    public Task AnApprovedEffect_DoesNotTrigger() => Verify.RuleAsync("ORC3002", Chain("Step, SideEffect, Approve"));

    [Fact]
    public Task AnApprovedResult_DoesNotTrigger() => Verify.RuleAsync("ORC3002", Chain("Step, SideEffect", "", ", Approve"));

    [Fact]
    public Task AResultThatTheAuthorAccepts_DoesNotTrigger() => Verify.RuleAsync("ORC3002", Chain("Step, SideEffect", "", ", Unverified(\"a log for us only\")"));

    [Fact]
    public Task WhatCodeMade_DoesNotTrigger() => Verify.RuleAsync("ORC3002", """
        [Chain]
        public partial class Mail(IChatClient client)
        {
            public partial Task RunAsync(string wish);

            [Step, Prompt("Write about {wish}")]
            private partial Task<string> Write(string wish);

            [Step]
            private static string Plain(string write) => write.Length > 99 ? throw new FormatException("Too long.") : write;

            [Step, SideEffect]
            private static void Send(string plain) => ArgumentNullException.ThrowIfNull(plain);
        }
        """);

    [Fact]
    public Task AnAcceptedDraft_DoesNotTrigger() => Verify.RuleAsync("ORC3002", """
        [Critic(MaxRounds = 3)]
        public partial class Mail(IChatClient writer, IChatClient judge)
        {
            public partial Task<int> RunAsync(string wish);

            [Produce, Prompt("Write about {wish}"), Model(nameof(writer))]
            private partial Task<string> Write(string wish);

            [Evaluate, Prompt("Is this about {wish}?\n\n{draft}"), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string wish, string draft);

            [Revise, Prompt("Improve {draft}\n\n{verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve(string draft, Verdict verdict);

            [Step, SideEffect]
            private static int Send(string result) => result.Length;
        }
        """);

    [Fact]
    public Task WhatAnInnerPipelineChecked_DoesNotTrigger() => Verify.RuleAsync("ORC3002", Nested("\n\n    [Verify]\n    private static bool IsShort(string write) => write.Length < 99;", "SideEffect"));

    [Fact]
    public Task AClosedSet_DoesNotTrigger() => Verify.RuleAsync("ORC3002", """
        public enum Mood { Good, Bad }

        [Chain]
        public partial class Journal(IChatClient client)
        {
            public partial Task RunAsync(string day);

            [Step, Prompt("How was it? {day}")]
            private partial Task<Mood> Tell(string day);

            [Step, SideEffect]
            private static void Keep(Mood tell) => Console.WriteLine(tell);
        }
        """);

    internal static string Chain(string effect, string verify = "", string written = "") => $$"""
        [Chain]
        public partial class Mail(IChatClient client)
        {
            public partial Task RunAsync(string wish);

            [Step, Prompt("Write about {wish}"){{written}}]
            private partial Task<string> Write(string wish);{{verify}}

            [{{effect}}]
            private static void Send(string write) => ArgumentNullException.ThrowIfNull(write);
        }
        """;

    private static string Nested(string verify, string effect) => $$"""
        [Chain]
        public partial class Letter(IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Step, Prompt("Write about {wish}")]
            private partial Task<string> Write(string wish);{{verify}}
        }

        [Chain]
        public partial class Mail(IChatClient client)
        {
            public partial Task RunAsync(string wish);

            [Step, Pipeline<Letter>]
            private partial Task<string> Draft(string wish);

            [Step, {{effect}}]
            private static void Send(string draft) => ArgumentNullException.ThrowIfNull(draft);
        }
        """;
}
