using Orchestration.Compiler.Model;
using Orchestration.Compiler.Tests.Rules;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing.People;

public sealed class ApproveDeclarationTests
{
    [Fact]
    public Task AnApprovedResultCountsAsChecked() => Verify.CleanAsync(Chain("Approve"));

    [Fact]
    public Task WithoutTheApprovalItDoesNot() => Verify.RuleAsync("ORC3001", Chain("Retry(1)", "{|ORC3001:Draft|}"));

    [Fact]
    public Task AnApprovedFallbackChecksOnlyWhatItGives() => Verify.RuleAsync("ORC3001", Chain("Fallback(nameof(Other))", "{|ORC3001:Draft|}", """
        [Prompt("Write again: {topic}"), Approve]
            private partial Task<string> Other(string topic);
        """));

    [Fact]
    public Task AnApprovalCoversWhatStandsInForTheStep() => Verify.RuleAsync("ORC3001", Chain("Approve, Fallback(nameof(Other))", more: """
        [Prompt("Write again: {topic}")]
            private partial Task<string> Other(string topic);
        """));

    [Fact]
    public Task AStepThatGivesNothingHasNothingToApprove_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Chain("Retry(1)", more: """
        [Step, {|ORC1014:Approve|}]
            private static void Log(string draft) => Console.WriteLine(draft);

            [Step]
            private static string Last(string draft) => draft;
        """))
    {
        Messages = ["'Log' gives nothing that a person could approve; mark it [SideEffect] if it changes something outside, so that its arguments are approved, or remove [Approve]."],
    });

    [Fact]
    public Task ASideEffectThatGivesNothing_DoesNotTrigger() => Verify.RuleAsync("ORC1014", Chain("Approve", more: """
        [Step, SideEffect, Approve]
            private static void Send(string draft) => Console.WriteLine(draft);

            [Step]
            private static string Last(string draft) => draft;
        """));

    [Fact]
    public Task TheEntryIsNoStep_Triggers() => Verify.RuleAsync("ORC1014", new Scenario(Chain("Retry(1)").Replace("public partial Task<string> RunAsync", "[{|ORC1014:Approve|}]\n    public partial Task<string> RunAsync", StringComparison.Ordinal))
    {
        Messages = ["'RunAsync' is no step, so nobody is asked to approve it; put it on the step that gives the result."],
    });

    [Fact]
    public Task AHelperIsNoStep_Triggers() => Verify.RuleAsync("ORC1014", Chain("Approve", more: "[{|ORC1014:Approve|}]\n    private static string Trim(string text) => text.Trim();"));

    [Fact]
    public Task AnOutcomeIsApprovedWhereItsValueIsMade_Triggers() => Verify.RuleAsync("ORC1014", Chain("Approve") + """


        [Chain]
        public partial class Outer(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Pipeline<Report>, {|ORC1014:Approve|}]
            private partial Task<Outcome<string>> Run(string topic);

            [Step]
            private static string Show(Outcome<string> run) => run.GetValueOrThrow();
        }
        """);

    [Fact]
    public Task AnApprovalAfterTheRoundsAreUsedUpIsACheck_DoesNotTrigger() => Verify.RuleAsync("ORC2002", Rules.Termination.ExhaustionAsSuccessTests.Critic(
        "[Critic(MaxRounds = 3, OnExhausted = Exhaustion.ReturnLast)]",
        "    [Step, Prompt(\"Polish {result}.\"), Model(nameof(writer)), Approve]\n    private partial Task<string> Polish(string result);"));

    [Fact]
    public void AnApprovalOfOneAddsNoCallsAndChangesTheFingerprint()
    {
        PipelineModel plain = Models.Read("Report", Chain("Retry(1)"));
        PipelineModel approved = Models.Read("Report", Chain("Retry(1), Approve"));

        Assert.Equal(PipelineBoundsOf.Model(plain).MaxCalls, PipelineBoundsOf.Model(approved).MaxCalls);
        Assert.NotEqual(Fingerprint.Of(plain), Fingerprint.Of(approved));
        Assert.Equal((false, null, ReplyKind.Text), (approved.Step("Draft")!.Approval!.IsOfArguments, approved.Step("Draft")!.Approval!.Question, approved.Step("Draft")!.Approval!.Reply.Kind));
    }

    [Fact]
    public void TheCodeAsksAfterTheVerifiersAndBeforeTheEffect()
    {
        string code = Verify.Generated(Chain("Approve", more: """
            [Verify]
                private static bool Check(string draft) => draft.Length > 9;

                [Step, SideEffect, Approve(Question = "Send \"it\"?")]
                private static string Send(string draft, string topic) => draft + topic;
            """))["Report.g.cs"];

        Assert.Contains("draft = await run.ApproveAsync(DraftApproval, draft);", code, StringComparison.Ordinal);
        Assert.True(code.IndexOf("CheckStep, this", StringComparison.Ordinal) < code.IndexOf("run.ApproveAsync(DraftApproval", StringComparison.Ordinal));
        Assert.Contains("run.StepAsync(SendStep, this, await run.ApproveAsync(SendApproval, new SendInput(draft, topic)))", code, StringComparison.Ordinal);
        Assert.Contains("Question = \"Send \\\"it\\\"?\",", code, StringComparison.Ordinal);
        Assert.Contains("Edit = static (input, edited) => new SendInput(edited.Of(\"draft\", input.Draft), edited.Of(\"topic\", input.Topic)),", code, StringComparison.Ordinal);
        Assert.Contains("A person approves what Draft gives. A person approves the arguments of Send.", code, StringComparison.Ordinal);
    }

    private static string Chain(string attribute, string draft = "Draft", string more = "") => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Write {outline} about {topic}."), {{attribute}}]
            private partial Task<string> {{draft}}(string outline, string topic);

            {{more}}
        }
        """;
}
