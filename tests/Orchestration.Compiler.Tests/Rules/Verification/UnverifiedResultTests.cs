using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Verification;

public sealed class UnverifiedResultTests
{
    [Fact]
    public Task ChainOfModelSteps_Triggers() => Verify.RuleAsync("ORC3001", new Scenario(Chain("{|ORC3001:Polish|}"))
    {
        Severity = DiagnosticSeverity.Warning,
        Messages =
        [
            "'Report' gives what 'Polish' wrote, and nothing has checked it; check it with a [Verify] step, or say with [Unverified(\"reason\")] why it may go out as it is.",
        ],
    });

    [Fact]
    public Task ItIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Chain("{|ORC3001:Polish|}"));

    [Fact]
    public Task ChainWhoseDraftIsCheckedButNotWhatIsMadeOfIt_Triggers() => Verify.RuleAsync("ORC3001", Chain("{|ORC3001:Polish|}", """
        [Verify]
        private static bool Check(string draft) => draft.Length > 100;
        """));

    [Fact]
    public Task OneModelStepIsOnlyAnInformation_Triggers() => Verify.RuleAsync("ORC3001", new Scenario("""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step]
            private static string Trim(string topic) => topic.Trim();

            [Step, Prompt("Write about {trim}.")]
            private partial Task<string> {|ORC3001:Draft|}(string trim);
        }
        """)
    { Severity = DiagnosticSeverity.Info });

    [Fact]
    public Task LoneRouteIsOnlyAnInformation_Triggers() => Verify.RuleAsync("ORC3001", new Scenario(Desk("{|ORC3001:Desk|}"))
    {
        Severity = DiagnosticSeverity.Info,
        Messages =
        [
            "'Desk' gives what 'Answer' wrote when 'Triage' says Low or Normal or what 'Escalate' wrote for all else that 'Triage' says, and nothing has checked it; "
            + "check it with a [Verify] step, or say with [Unverified(\"reason\")] why it may go out as it is.",
        ],
    });

    [Fact]
    public Task RouteOverWhatAnotherModelStepWrote_Triggers() => Verify.RuleAsync(
        "ORC3001",
        new Scenario(Desk("{|ORC3001:Desk|}", """
            [Step, Prompt("Summarise {mail}.")]
            private partial Task<string> Summary(string mail);
            """))
        { Severity = DiagnosticSeverity.Warning });

    [Fact]
    public Task RouteOfWhichOneCaseIsUnchecked_Triggers() => Verify.RuleAsync("ORC3001", Desk("Desk", """
        [Verify]
        private static bool CheckAnswer(string answer) => answer.Length < 500;
        """, escalate: "{|ORC3001:Escalate|}"));

    [Fact]
    public Task FallbackToAnotherModel_Triggers() => Verify.RuleAsync("ORC3001", new Scenario("""
        [Chain]
        public partial class Report(IChatClient weak, IChatClient strong, ISource source)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}."), Model(nameof(weak))]
            private partial Task<string> Outline(string topic);

            [Step, Fallback(nameof(Strong))]
            private string Known(string outline) => source.Find(outline);

            [Prompt("Write about {outline}."), Model(nameof(strong))]
            private partial Task<string> {|ORC3001:Strong|}(string outline);
        }

        public interface ISource
        {
            string Find(string outline);
        }
        """)
    {
        Messages =
        [
            "'Report' gives what 'Strong' wrote when 'Known' fails, and nothing has checked it; check it with a [Verify] step, or say with [Unverified(\"reason\")] why it may go out as it is.",
        ],
    });

    [Fact]
    public Task PipelineAroundAnUncheckedOne_TriggersOnlyOutside() => Verify.RuleAsync("ORC3001", new Scenario($$"""
        [Chain]
        public partial class Outer(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Pipeline<Report>]
            private partial Task<string> {|ORC3001:Write|}(string topic);
        }

        {{Chain("Polish")}}
        """)
    {
        Messages =
        [
            "'Outer' gives what 'Polish' wrote in 'Report', and nothing has checked it; check it with a [Verify] step, or say with [Unverified(\"reason\")] why it may go out as it is.",
        ],
    });

    [Fact]
    public Task UncheckedPipelineOfAnotherAssembly_Triggers() => Verify.RuleAsync(
        "ORC3001",
        new Scenario(Outer("{|ORC3001:Write|}")) { References = [Chain("Polish")], Severity = DiagnosticSeverity.Warning });

    [Fact]
    public Task PipelineOfAnotherAssemblyThatChecks_DoesNotTrigger() => Verify.RuleAsync(
        "ORC3001",
        new Scenario(Outer("Write")) { References = [Chain("Polish", Check)] });

    [Fact]
    public Task PipelineOfAnotherAssemblyThatOnlyAccepts_Triggers() => Verify.RuleAsync(
        "ORC3001",
        new Scenario(Outer("{|ORC3001:Write|}")) { References = [Chain("Polish").Replace("[Chain]", "[Chain, Unverified(\"drafts only\")]", StringComparison.Ordinal)] });

    [Fact]
    public Task VerifiedResult_DoesNotTrigger() => Verify.RuleAsync("ORC3001", Chain("Polish", Check));

    [Fact]
    public Task PipelineAroundOneThatChecks_DoesNotTrigger() => Verify.RuleAsync("ORC3001", Outer("Write") + "\n" + Chain("Polish", Check));

    [Fact]
    public Task RouteWhoseResultIsVerified_DoesNotTrigger() => Verify.RuleAsync("ORC3001", Desk("Desk", """
        [Verify]
        private static bool Check(string result) => result.Length < 500;
        """));

    [Fact]
    public Task ResultMadeByCode_DoesNotTrigger() => Verify.RuleAsync("ORC3001", Chain("Polish", """
        [Step]
        private static string Checked(string polish) => polish.Length > 10 ? polish : throw new InvalidOperationException("Too short.");
        """));

    [Fact]
    public Task CriticsAcceptedDraft_DoesNotTrigger() => Verify.RuleAsync("ORC3001", Critic("[Critic(MaxRounds = 3)]"));

    [Fact]
    public Task CriticWhoseAuthorTakesTheLastDraft_DoesNotTrigger() =>
        Verify.RuleAsync("ORC3001", Critic("[Critic(MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast)]"));

    [Fact]
    public Task CriticBeforeAFurtherModelStep_Triggers() => Verify.RuleAsync("ORC3001", Critic("[Critic(MaxRounds = 3)]", """
        [Step, Prompt("Shorten {result}."), Model(nameof(writer))]
        private partial Task<string> {|ORC3001:Shorten|}(string result);
        """));

    [Fact]
    public Task ClosedSet_DoesNotTrigger() => Verify.RuleAsync("ORC3001", """
        public enum Mood { Good, Bad }

        [Chain]
        public partial class Sentiment(IChatClient client)
        {
            public partial Task<Mood> RunAsync(string text);

            [Step, Prompt("Summarise {text}.")]
            private partial Task<string> Summary(string text);

            [Step, Prompt("What mood is {summary}?")]
            private partial Task<Mood> Judge(string summary);
        }
        """);

    [Fact]
    public Task NothingIsGiven_DoesNotTrigger() => Verify.RuleAsync("ORC3001", Chain("Polish").Replace("Task<string> RunAsync", "Task RunAsync", StringComparison.Ordinal));

    [Theory]
    [InlineData("[Step,", "[Step, Unverified(\"read by a person\"),")]
    [InlineData("[Chain]", "[Chain, Unverified(\"read by a person\")]")]
    public Task AcceptedByItsAuthor_DoesNotTrigger(string part, string with) =>
        Verify.RuleAsync("ORC3001", new Scenario(Chain("Polish")).Edit(part, with));

    [Fact]
    public Task AcceptedWithoutAReason_Triggers() =>
        Verify.RuleAsync("ORC3001", new Scenario(Chain("{|ORC3001:Polish|}")).Edit("[Chain]", "[Chain, Unverified(\" \")]"));

    private const string Check = """
        [Verify]
        private static bool Check(string polish) => polish.Length > 100;
        """;

    internal static string Chain(string polish, string more = "") => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Draft(string topic);

            [Step, Prompt("Polish {draft}.")]
            private partial Task<string> {{polish}}(string draft);{{Indented(more)}}
        }
        """;

    internal static string Desk(string name, string more = "", string escalate = "Escalate") => $$"""
        public enum Level { Low, Normal, High }

        [Route]
        public partial class {{name}}(IChatClient client)
        {
            public partial Task<string> RunAsync(string mail);{{Indented(more)}}

            [Classify, Prompt("How urgent is {mail}?")]
            private partial Task<Level> Triage(string mail);

            [Case(Level.Low, Level.Normal), Prompt("Answer {mail}.")]
            private partial Task<string> Answer(string mail);

            [Otherwise, Prompt("Say that a person will call, to {mail}.")]
            private partial Task<string> {{escalate}}(string mail);
        }
        """;

    private static string Outer(string step) => $$"""
        [Chain]
        public partial class Outer(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Pipeline<Report>]
            private partial Task<string> {{step}}(string topic);
        }
        """;

    private static string Critic(string attribute, string more = "") => $$"""
        {{attribute}}
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate: {text}"), Model(nameof(writer))]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Judge {draft} against {text}."), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);

            [Revise, Prompt("Improve {draft} of {text}: {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve(string text, string draft, Verdict verdict);{{Indented(more)}}
        }
        """;

    private static string Indented(string member) =>
        member.Length == 0 ? "" : "\n\n" + string.Join("\n", member.Split('\n').Select(line => "    " + line.TrimEnd('\r')));
}
