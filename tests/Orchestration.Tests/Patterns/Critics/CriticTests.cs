using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Critics;

public sealed class CriticTests
{
    private static readonly Verdict Good = new(true, "fine");

    [Fact]
    public async Task AnAcceptedFirstDraftIsTheResult()
    {
        var writer = new ScriptedChatClient().WhenPromptContains("Translate into French", "Le bac part à midi.");
        var judge = new ScriptedChatClient().WhenPromptContains("Le bac part", Reply.Json(Good));

        string result = await new Translation(writer, judge).RunAsync("The ferry leaves at noon.", "French");

        Assert.Equal("Le bac part à midi.", result);
        Assert.Equal((1, 1), (writer.CallCount, judge.CallCount));
    }

    [Fact]
    public async Task TheReviserSeesTheFeedbackAndTheNextDraftIsJudged()
    {
        var writer = new ScriptedChatClient()
            .WhenPromptContains("Translate into", "one")
            .WhenPromptContains("A reviewer said: too literal", "two");
        var judge = new ScriptedChatClient()
            .WhenPromptContains("Translation:\none", Reply.Json(new Verdict(false, "too literal")))
            .WhenPromptContains("Translation:\ntwo", Reply.Json(Good));

        Assert.Equal("two", await new Translation(writer, judge).RunAsync("text", "French"));
        writer.VerifyAllUsed();
        judge.VerifyAllUsed();
    }

    [Fact]
    public async Task AJudgeThatNeverAcceptsEndsAsExhaustedWithTheBestDraftWithinTheBound()
    {
        var writer = new ScriptedChatClient()
            .WhenPromptContains("Translate into", "first")
            .WhenPromptContains("Improve", Reply.InTurn("second", "third"));
        var judge = new ScriptedChatClient()
            .WhenPromptContains("Translation:\nfirst", Reply.Json(new Verdict(false, "no", 1)))
            .WhenPromptContains("Translation:\nsecond", Reply.Json(new Verdict(false, "no", 7)))
            .WhenPromptContains("Translation:\nthird", Reply.Json(new Verdict(false, "no", 3)));

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => new Translation(writer, judge).RunAsync("text", "French"));

        Assert.Equal("second", exhausted.Best);
        Assert.Equal(3, exhausted.Rounds);
        Assert.Equal(6, writer.CallCount + judge.CallCount);
        Assert.True(writer.CallCount + judge.CallCount <= Translation.MaxCalls);
    }

    [Fact]
    public async Task WithoutScoresTheLatestDraftIsTheBest()
    {
        var writer = new ScriptedChatClient().WhenPromptContains("Translate into", "first").WhenPromptContains("Improve", Reply.InTurn("second", "third"));
        var judge = new ScriptedChatClient().Otherwise(Reply.Json(new Verdict(false, "no")));

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => new Translation(writer, judge).RunAsync("text", "French"));

        Assert.Equal("third", exhausted.Best);
    }

    [Fact]
    public async Task AnOutcomeEntryReturnsExhausted()
    {
        var writer = new ScriptedChatClient().WhenPromptContains("Translate", "a").WhenPromptContains("Improve", "b");
        var judge = new ScriptedChatClient().Otherwise(Reply.Json(new Verdict(false, "no")));

        Outcome<string> outcome = await new TranslationWithOutcome(writer, judge).RunAsync("text");

        var exhausted = Assert.IsType<Outcome<string>.Exhausted>(outcome);
        Assert.Equal(("b", 2), (exhausted.Best, exhausted.Rounds));
    }

    [Fact]
    public async Task AnUnreadableVerdictIsRepairedOnceAndNeverTakenForAcceptance()
    {
        var writer = new ScriptedChatClient().WhenPromptContains("Translate", "a");
        var judge = new ScriptedChatClient().Otherwise("NOT APPROVED");

        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Translation(writer, judge).RunAsync("text", "French"));

        Assert.Equal("NOT APPROVED", unreadable.RawReply);
        Assert.Equal("Judge[1]", unreadable.StepPath);
        Assert.Equal(2, judge.CallCount);
    }

    [Fact]
    public async Task ACutOffVerdictFailsAtOnce()
    {
        var writer = new ScriptedChatClient().WhenPromptContains("Translate", "a");
        var judge = new ScriptedChatClient().Otherwise(Reply.Text("{\"feedback\":\"fine\",\"accepted\":true}").WithFinishReason(ChatFinishReason.Length));

        Outcome<string> outcome = await new TranslationWithOutcome(writer, judge).RunAsync("text");

        var failed = Assert.IsType<Outcome<string>.Failed>(outcome);
        Assert.Equal("Judge[1]", Assert.IsType<StepOutputException>(failed.Exception).StepPath);
        Assert.Equal(1, judge.CallCount);
    }

    [Fact]
    public async Task TheProducerDraftsAgainWhereNobodyRevises()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Round 1. Before: . Said: ", Reply.Text("A slogan that is much too long"))
            .WhenPromptContains("Round 2. Before: A slogan that is much too long. Said: false", Reply.Text("Short"));

        Assert.Equal("Short", await new Slogan(client).RunAsync("tea"));
    }

    [Fact]
    public async Task ARevisionThatChangesNothingEndsTheLoop()
    {
        var client = new ScriptedChatClient().Otherwise("A slogan that is much too long");

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => new Slogan(client).RunAsync("tea"));

        Assert.Equal(2, client.CallCount);
        Assert.Equal(1, exhausted.Rounds);
    }

    [Fact]
    public async Task TheBestOfSeveralGradesIsReturnedAndHistoryIsCut()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("\"number\":1", Reply.Json(new { reasons = "r", score = 5.0 }))
            .WhenPromptContains("\"number\":2", Reply.Json(new { reasons = "r", score = 8.0 }))
            .WhenPromptContains("\"number\":3", Reply.Json(new { reasons = "r", score = 8.0 }));

        Draft best = await new Poem(client).RunAsync("sea");

        Assert.Equal(new Draft("sea+1:5", 2), best);
    }

    [Fact]
    public async Task AJudgeInCodeSparesTheOneThatCosts()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Write about tide", "a secret")
            .WhenPromptContains("Rewrite a secret: 'HasNoSecret' did not accept it.", "the tide")
            .WhenPromptContains("Is this about tide? the tide", Reply.Json(Good));

        Assert.Equal("the tide -- the office", await new Notice(client).RunAsync(" tide "));
        Assert.Equal(3, client.CallCount);
    }

    [Fact]
    public async Task AVerifierOfTheDraftSendsItBackWithFeedback()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Write about tea. too long", "short")
            .WhenPromptContains("Write about tea.", new string('x', 40))
            .WhenPromptContains("Judge short", Reply.Json(Good));

        Assert.Equal("short", await new CheckedDrafts(client).RunAsync("tea"));
    }

    [Fact]
    public async Task AVerifierThatKeepsRefusingRejectsTheRun()
    {
        var client = new ScriptedChatClient().Otherwise(new string('x', 40));

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new CheckedDrafts(client).RunAsync("tea"));

        Assert.Equal("NotTooLong", rejected.Step);
        Assert.Equal(2, client.CallCount);
    }

    [Fact]
    public async Task CancellationSurfacesFromEveryStep()
    {
        foreach (string step in new[] { "Translate into", "Judge", "Improve" })
        {
            using var cancellation = new CancellationTokenSource();
            var client = new ScriptedChatClient()
                .WhenPromptContains(step, Reply.FromAsync(async (_, token) =>
                {
                    await cancellation.CancelAsync();
                    await Task.Delay(Timeout.Infinite, token);
                    return "";
                }))
                .WhenPromptContains("Judge", Reply.Json(new Verdict(false, "no")))
                .Otherwise("text");

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Translation(client, client).RunAsync("text", "French", cancellation.Token));
            Assert.True(client.CallCount <= 3);
        }
    }

    [Fact]
    public async Task TheClientsOwnExceptionSurfacesUnwrapped()
    {
        var broken = new InvalidTimeZoneException("out of tea");
        var client = new ScriptedChatClient().WhenPromptContains("Judge", Reply.Throws(broken)).Otherwise("text");

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Translation(client, client).RunAsync("text", "French")));
        Assert.Equal(2, client.CallCount);
    }

    [Fact]
    public async Task TheStreamTellsOfRoundsAndEndsWithTheOutcome()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Judge", Reply.InTurn(Reply.Json(new Verdict(false, "no")), Reply.Json(Good)))
            .WhenPromptContains("Improve", "two words")
            .Otherwise("one");
        var events = new List<RunEvent>();

        await foreach (RunEvent e in new Translation(client, client).StreamAsync("text", "French"))
        {
            events.Add(e);
        }

        Assert.Equal([1, 2], events.OfType<RoundStarted>().Select(round => round.Round));
        Assert.Equal(
            [("Translate", null), ("Judge", 1), ("Improve", 2), ("Judge", 2)],
            events.OfType<StepStarted>().Select(started => (started.Step, started.Round)));
        Assert.Equal("two words", string.Concat(events.OfType<TextDelta>().Where(delta => delta.Path == "Improve[2]").Select(delta => delta.Text)));
        Assert.Equal("two words", Assert.IsType<Outcome<string>.Completed>(Assert.IsType<RunFinished<string>>(events[^1]).Outcome).Value);
    }

    [Fact]
    public void TheFiguresFollowTheTable()
    {
        Assert.Equal(1 + (3 * 2) + 2, Translation.MaxCalls);
        Assert.Equal(3, Slogan.MaxCalls);
        Assert.Equal(1 + (2 * 2) + 1, Notice.MaxCalls);
        Assert.Equal((2 * 1) + (2 * 2) + (2 * 1), CheckedDrafts.MaxCalls);
        Assert.Equal(Translation.MaxCalls, Translation.Depth);
    }
}
