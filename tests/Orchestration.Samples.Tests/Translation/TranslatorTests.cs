using Microsoft.Extensions.AI;
using Orchestration.Samples.Translation;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.Translation;

public sealed class TranslatorTests
{
    private readonly ScriptedChatClient writer = new ScriptedChatClient().TrackSteps();
    private readonly ScriptedChatClient judge = new();

    private int Calls => writer.CallCount + judge.CallCount;

    private Translator Translator => new(writer, judge);

    // One translation, three judgements with a repair each, two revisions.
    [Fact]
    public void A_run_makes_at_most_nine_calls() => Assert.Equal(9, Samples.Translation.Translator.MaxCalls);

    [Fact]
    public async Task An_accepted_translation_is_the_result()
    {
        writer.WhenStep("Translate", "Le ferry part à midi.");
        judge.Otherwise(Reply.Json(Verdict.Accept()));

        Assert.Equal(new Outcome<string>.Completed("Le ferry part à midi."), await Translator.RunAsync("The ferry leaves at noon.", "French"));
        Assert.Equal(2, Calls);
    }

    [Fact]
    public async Task A_refused_translation_is_improved_on_what_the_judge_said()
    {
        writer.WhenStep("Translate", "Le ferry part.").WhenPromptContains("The time is missing.", "Le ferry part à midi.");
        judge
            .When(prompt => prompt.EndsWith("Le ferry part.", StringComparison.Ordinal), Reply.Json(Verdict.Reject("The time is missing.")))
            .When(prompt => prompt.EndsWith("Le ferry part à midi.", StringComparison.Ordinal), Reply.Json(Verdict.Accept()));

        Assert.Equal(new Outcome<string>.Completed("Le ferry part à midi."), await Translator.RunAsync("The ferry leaves at noon.", "French"));

        string improve = Assert.Single(writer.CallsOf("Improve")).Prompt;
        Assert.Contains("Original:\nThe ferry leaves at noon.", improve, StringComparison.Ordinal);
        Assert.Contains("Translation:\nLe ferry part.", improve, StringComparison.Ordinal);
        writer.VerifyAllUsed();
        judge.VerifyAllUsed();
    }

    [Fact]
    public async Task A_judge_that_never_accepts_exhausts_the_rounds_and_the_best_draft_is_kept()
    {
        writer.WhenStep("Translate", "one").WhenStep("Improve[2]", "two").WhenStep("Improve[3]", "three");
        judge
            .WhenStep("Judge[1]", Reply.Json(new Verdict(false, "No.", 2)))
            .WhenStep("Judge[2]", Reply.Json(new Verdict(false, "No.", 7)))
            .WhenStep("Judge[3]", Reply.Json(new Verdict(false, "No.", 5)));

        Assert.Equal(new Outcome<string>.Exhausted("two", 3), await Translator.RunAsync("text", "French"));
        Assert.Equal(6, Calls);
    }

    [Fact]
    public async Task The_worst_case_is_reached_and_not_exceeded()
    {
        writer.Otherwise("draft");
        judge.When(prompt => prompt.Contains("unreadable", StringComparison.Ordinal), Reply.Json(Verdict.Reject("No.")));
        judge.Otherwise("unreadable");

        Outcome<string> outcome = await Translator.RunAsync("text", "French");

        Assert.IsType<Outcome<string>.Exhausted>(outcome);
        Assert.Equal(Samples.Translation.Translator.MaxCalls, Calls);
    }

    [Theory]
    [InlineData("APPROVED")]
    [InlineData("NOT APPROVED")]
    [InlineData("""{"accepted":true}""")]
    [InlineData("""{"feedback":"","accepted":"yes"}""")]
    [InlineData("")]
    public async Task A_verdict_that_cannot_be_read_is_never_taken_for_acceptance(string reply)
    {
        writer.Otherwise("draft");
        judge.Otherwise(reply);

        var failed = Assert.IsType<Outcome<string>.Failed>(await Translator.RunAsync("text", "French"));

        var exception = Assert.IsType<StepOutputException>(failed.Exception);
        Assert.Equal(("Judge[1]", reply), (exception.StepPath, exception.RawReply));
    }

    [Fact]
    public async Task A_translation_that_is_cut_off_is_a_failure()
    {
        writer.Otherwise(Reply.Text("Le ferry").WithFinishReason(ChatFinishReason.Length));

        Assert.IsType<StepOutputException>(Assert.IsType<Outcome<string>.Failed>(await Translator.RunAsync("text", "French")).Exception);
        Assert.Equal(0, judge.CallCount);
    }

    [Fact]
    public async Task A_client_that_fails_ends_the_run_with_its_own_exception()
    {
        var down = new HttpRequestException("down");
        writer.Otherwise("draft");
        judge.Otherwise(Reply.Throws(down));

        Assert.Same(down, Assert.IsType<Outcome<string>.Failed>(await Translator.RunAsync("text", "French")).Exception);
    }

    [Fact]
    public async Task Cancellation_is_thrown()
    {
        using var cancellation = new CancellationTokenSource();
        writer.Otherwise("draft");
        judge.Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Translator.RunAsync("text", "French", cancellation.Token));
        Assert.Equal(2, Calls);
    }

    [Fact]
    public async Task Two_runs_on_the_same_text_are_equal()
    {
        var offline = new OfflineChatClient();
        var translator = new Translator(offline, offline);
        const string Text = "The ferry leaves at noon. It calls at Lyr. It carries 24 cars. Tickets cost 6 euros. Children travel free.";

        Assert.Equal(await translator.RunAsync(Text, "French"), await translator.RunAsync(Text, "French"));
    }
}
