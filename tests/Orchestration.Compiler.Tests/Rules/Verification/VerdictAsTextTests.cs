using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Verification;

public sealed class VerdictAsTextTests
{
    [Theory]
    [InlineData("{|ORC3005:verdict.Contains(\"APPROVED\")|}")]
    [InlineData("{|ORC3005:verdict.Trim().ToUpperInvariant().StartsWith(\"YES\", StringComparison.Ordinal)|}")]
    [InlineData("{|ORC3005:verdict.IndexOf(\"ok\", StringComparison.OrdinalIgnoreCase)|} >= 0")]
    [InlineData("{|ORC3005:verdict.Trim() == \"APPROVED\"|}")]
    [InlineData("{|ORC3005:string.Equals(verdict, \"approved\", StringComparison.OrdinalIgnoreCase)|}")]
    [InlineData("{|ORC3005:System.Text.RegularExpressions.Regex.IsMatch(verdict, \"^yes\")|}")]
    [InlineData("{|ORC3005:verdict is \"OK\" or \"Yes\"|}")]
    [InlineData("{|ORC3005:verdict switch { \"OK\" => true, _ => false }|}")]
    [InlineData("{|ORC3005:new HashSet<string> { \"OK\", \"Yes\" }.Contains(verdict)|}")]
    [InlineData("{|ORC3005:verdict[0] == 'Y'|}")]
    public Task AcceptThatLooksForAWord_Triggers(string search) => Verify.RuleAsync("ORC3005", Critic("Accepts", search));

    [Fact]
    public Task TheMessageSaysWhatToDo_Triggers() => Verify.OnlyAsync(new Scenario(Critic("Accepts", "{|ORC3005:verdict.Contains(\"APPROVED\")|} && !verdict.Contains(\"NOT\")"))
    {
        Messages =
        [
            "'Accepts' reads the verdict out of free text, where \"not approved\" is approved to whoever looks for the word; let the judge return 'Verdict', which carries the decision as a flag.",
        ],
    });

    [Fact]
    public Task LocalThatHoldsTheText_Triggers() => Verify.RuleAsync("ORC3005", Critic("Accepts", "true").Replace("(string verdict) => true;", """
        (string verdict)
            {
                string first = verdict.Split('\n')[0];
                return {|ORC3005:first.EndsWith("accepted", StringComparison.Ordinal)|};
            }
        """, StringComparison.Ordinal));

    [Theory]
    [InlineData("verdict.Length < 20")]
    [InlineData("int.Parse(verdict) > 7")]
    [InlineData("string.IsNullOrWhiteSpace(verdict)")]
    public Task FreeTextThatIsReadOtherwise_TriggersAtTheMethod(string reading) => Verify.RuleAsync("ORC3005", Critic("{|ORC3005:Accepts|}", reading));

    [Fact]
    public Task AcceptOfATypeOfOnesOwn_Triggers() => Verify.RuleAsync("ORC3005", Typed("string", "{|ORC3005:Decision == \"approve\"|}"));

    [Fact]
    public Task AcceptOverATypeOfOnesOwn_Triggers() => Verify.RuleAsync("ORC3005", Typed("string", null).Replace("/* accept */", """
        [Accept]
            private static bool Accepts(Review review) => {|ORC3005:review.Decision.StartsWith("approve", StringComparison.Ordinal)|};
        """, StringComparison.Ordinal));

    [Fact]
    public Task FlagOrNumberOfATypeOfOnesOwn_DoesNotTrigger() => Verify.RuleAsync("ORC3005", Typed("int", "Decision >= 3 && Notes != \"\""));

    [Fact]
    public Task EnumOfATypeOfOnesOwn_DoesNotTrigger() => Verify.RuleAsync("ORC3005", Typed("DayOfWeek", "Decision is DayOfWeek.Friday || Decision == DayOfWeek.Sunday"));

    [Fact]
    public Task WhetherThereAreObjectionsAtAll_DoesNotTrigger() => Verify.RuleAsync("ORC3005", Typed("string", "string.IsNullOrEmpty(Decision) || Decision.Equals(\"\") || Decision == \"\""));

    [Fact]
    public Task VerdictOfTheLibrary_DoesNotTrigger() => Verify.RuleAsync("ORC3005", FixedCritic());

    [Fact]
    public Task CheckOfTheTextItself_DoesNotTrigger() => Verify.RuleAsync("ORC3005", """
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate {text}.")]
            private partial Task<string> Translate(string text);

            [Evaluate]
            private static bool IsComplete(string draft) => !draft.Contains("TODO");

            [Revise, Prompt("Finish {draft}.")]
            private partial Task<string> Improve(string draft);
        }
        """);

    [Fact]
    public Task WhatCodeHasFoundOut_DoesNotTrigger() => Verify.RuleAsync("ORC3005", """
        [Critic(MaxRounds = 3)]
        public partial class Coding(IChatClient writer)
        {
            public partial Task<string> RunAsync(string task);

            [Produce, Prompt("Write {task}.")]
            private partial Task<string> Write(string task);

            [Evaluate]
            private static string Compile(string draft) => draft.Length > 10 ? "ok" : "CS1513";

            [Accept]
            private static bool Compiles(string log) => log == "ok";

            [Revise, Prompt("Repair {draft}: {verdict}")]
            private partial Task<string> Repair(string draft, string verdict);
        }
        """);

    internal static string Critic(string accepts, string search, string more = "") => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate {text}."), Model(nameof(writer))]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Is {draft} a translation of {text}? Say APPROVED if so."), Model(nameof(judge))]
            private partial Task<string> Judge(string text, string draft);

            [Accept]
            private static bool {{accepts}}(string verdict) => {{search}};

            [Revise, Prompt("Improve {draft}: {verdict}"), Model(nameof(writer))]
            private partial Task<string> Improve(string draft, string verdict);{{more}}
        }
        """;

    internal static string FixedCritic() => """
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate {text}."), Model(nameof(writer))]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Is {draft} a translation of {text}? Say APPROVED if so."), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);

            [Revise, Prompt("Improve {draft}: {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve(string draft, Verdict verdict);
        }
        """;

    internal static string Typed(string type, string? accept) => $$"""
        public sealed record Review({{type}} Decision, string Notes)
        {
            {{(accept is null ? "" : "[Accept]\n    public bool Accepts => " + accept + ";")}}
        }

        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate {text}."), Model(nameof(writer))]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Is {draft} a translation of {text}?"), Model(nameof(judge))]
            private partial Task<Review> Judge(string text, string draft);

            /* accept */

            [Revise, Prompt("Improve {draft}: {verdict.Notes}"), Model(nameof(writer))]
            private partial Task<string> Improve(string draft, Review verdict);
        }
        """;
}
