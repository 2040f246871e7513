using Orchestration.Samples.PressRelease;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.PressRelease;

public sealed class ReleaseWriterTests
{
    private const string Notes = "The ferry Tern starts on 4 May 2026. It carries 180 passengers. It cost 11.2 million euros.";
    private const string Good = "The ferry Tern starts on 4 May 2026 and carries 180 passengers.";

    private static readonly Facts Found = new("Ferry Tern starts", "Brannhavn", ["It starts on 4 May 2026"], "Solveig Aune");

    private readonly ScriptedChatClient writer = new ScriptedChatClient().TrackSteps();
    private readonly ScriptedChatClient editor = new();

    private int Calls => writer.CallCount + editor.CallCount;

    private ReleaseWriter Writer => new(writer, editor);

    // Facts: (1 + 1 repair) × (1 + 1 try). Text: 1 × (1 + 1) × (1 + 1). Check: (1 + 1 repair) × (1 + 1).
    [Fact]
    public void A_run_makes_at_most_twelve_calls() => Assert.Equal(12, ReleaseWriter.MaxCalls);

    [Fact]
    public async Task A_release_is_set_out_from_checked_facts_and_text()
    {
        writer.WhenStep("Extract", Reply.Json(Found)).WhenStep("Draft", Good);
        editor.WhenPromptContains(Good, Reply.Json(Verdict.Accept()));

        Assert.Equal($"Ferry Tern starts\n\nBRANNHAVN – {Good}\n\nContact: Solveig Aune\n\n###", await Writer.RunAsync(Notes));
        Assert.Equal(3, Calls);
        Assert.Contains("- It starts on 4 May 2026", Assert.Single(writer.CallsOf("Draft")).Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_notes_do_not_tell_is_left_out()
    {
        writer
            .WhenStep("Extract", """{"headline":"Ferry Tern starts","city":null,"points":["It starts on 4 May 2026"],"contact":" "}""")
            .WhenStep("Draft", Good);
        editor.Otherwise(Reply.Json(Verdict.Accept()));

        Assert.Equal($"Ferry Tern starts\n\n{Good}\n\n###", await Writer.RunAsync(Notes));
    }

    [Fact]
    public async Task A_figure_that_is_not_in_the_notes_sends_the_text_back_before_the_editor_sees_it()
    {
        writer.WhenStep("Extract", Reply.Json(Found)).WhenPromptContains("do not stand in the notes: 500", Good).WhenStep("Draft", "It carries 500 passengers.");
        editor.Otherwise(Reply.Json(Verdict.Accept()));

        Assert.Contains(Good, await Writer.RunAsync(Notes), StringComparison.Ordinal);
        Assert.Equal((3, 1), (writer.CallCount, editor.CallCount));
    }

    [Fact]
    public async Task A_figure_that_comes_back_rejects_the_run()
    {
        writer.WhenStep("Extract", Reply.Json(Found)).WhenStep("Draft", "It carries 500 passengers.");

        var exception = await Assert.ThrowsAsync<RejectedException>(() => Writer.RunAsync(Notes));

        Assert.Equal(("FiguresStandInNotes", "It carries 500 passengers."), (exception.Step, exception.Value));
        Assert.Equal(0, editor.CallCount);
    }

    [Fact]
    public async Task What_the_editor_objects_to_reaches_the_writer()
    {
        writer.WhenStep("Extract", Reply.Json(Found)).WhenPromptContains("The price is praise.", Good).WhenStep("Draft", "A bargain at 11.2 million euros.");
        editor.WhenPromptContains("bargain", Reply.Json(Verdict.Reject("The price is praise."))).Otherwise(Reply.Json(Verdict.Accept()));

        Assert.Contains(Good, await Writer.RunAsync(Notes), StringComparison.Ordinal);
        Assert.Equal((3, 2), (writer.CallCount, editor.CallCount));
    }

    [Fact]
    public async Task An_editor_who_never_accepts_rejects_the_run()
    {
        writer.WhenStep("Extract", Reply.Json(Found)).WhenStep("Draft", Good);
        editor.Otherwise(Reply.Json(Verdict.Reject("Dull.")));

        var exception = await Assert.ThrowsAsync<RejectedException>(() => Writer.RunAsync(Notes));

        Assert.Equal(("SaysWhatNotesSay", "Dull.", (object)Good), (exception.Step, exception.Verdict.Feedback, exception.Value!));
        Assert.Equal((3, 2), (writer.CallCount, editor.CallCount));
    }

    public static TheoryData<Facts> UnusableFacts => new()
    {
        Found with { Headline = " " },
        Found with { Points = [] },
        Found with { Points = ["It carries 900 passengers"] },
        Found with { Headline = "7 ferries start" },
        Found with { Contact = "Solveig Aune, 555 0100" },
    };

    [Theory, MemberData(nameof(UnusableFacts))]
    public async Task Facts_that_the_notes_do_not_hold_are_sent_back_once(Facts facts)
    {
        writer.WhenStep("Extract", Reply.InTurn(Reply.Json(facts), Reply.Json(Found))).WhenStep("Draft", Good);
        editor.Otherwise(Reply.Json(Verdict.Accept()));

        Assert.Contains(Good, await Writer.RunAsync(Notes), StringComparison.Ordinal);
        Assert.Equal(2, writer.CallsOf("Extract").Count);
    }

    [Fact]
    public async Task Facts_that_stay_wrong_reject_the_run_before_anything_is_written()
    {
        writer.WhenStep("Extract", Reply.Json(Found with { Points = ["900"] }));

        Assert.Equal("FactsStandInNotes", (await Assert.ThrowsAsync<RejectedException>(() => Writer.RunAsync(Notes))).Step);
        Assert.Equal(2, Calls);
    }

    [Fact]
    public async Task The_worst_case_is_reached_and_not_exceeded()
    {
        const string Unreadable = "unreadable";
        // Each reply is unreadable at first; each check refuses as late as it can.
        writer
            .WhenStep("Extract", Reply.InTurn(Unreadable, Reply.Json(Found with { Points = [] }), Unreadable, Reply.Json(Found)))
            .WhenStep("Draft", Reply.InTurn("500", Good, "500", Good));
        editor.Otherwise(Reply.InTurn(Unreadable, Reply.Json(Verdict.Reject("No.")), Unreadable, Reply.Json(Verdict.Accept())));

        await Writer.RunAsync(Notes);

        Assert.Equal(ReleaseWriter.MaxCalls, Calls);
    }

    [Fact]
    public async Task Facts_that_cannot_be_read_end_the_run_with_the_reply()
    {
        writer.WhenStep("Extract", "no JSON");

        var exception = await Assert.ThrowsAsync<StepOutputException>(() => Writer.RunAsync(Notes));

        Assert.Equal(("Extract", "no JSON"), (exception.StepPath, exception.RawReply));
        Assert.Equal(2, Calls);
    }

    [Fact]
    public async Task Cancellation_is_thrown()
    {
        using var cancellation = new CancellationTokenSource();
        writer.WhenStep("Extract", Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writer.RunAsync(Notes, cancellation.Token));
        Assert.Equal(1, Calls);
    }

    [Fact]
    public async Task Two_runs_on_the_same_notes_are_equal()
    {
        var release = new ReleaseWriter(new OfflineChatClient(40), new OfflineChatClient());

        Assert.Equal(await release.RunAsync(Notes), await release.RunAsync(Notes));
    }
}
