using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Loops;

public sealed class LoopTests
{
    private static readonly Reply Enough = Reply.Json(new Verdict(true, "enough"));
    private static readonly Reply NotYet = Reply.Json(new Verdict(false, "prices", 5));

    [Fact]
    public async Task OneRoundIsEnoughWhereTheJudgeSaysSo()
    {
        var client = new ScriptedChatClient().WhenStep("Search[1]", "facts").WhenStep("Digest[1]", "digest").WhenStep("Report", "report");
        var judge = new ScriptedChatClient().WhenStep("IsEnough[1]", Enough);

        Assert.Equal(new Outcome<string>.Completed("report"), await new Research(client, judge).RunAsync("tea"));

        Assert.Equal((3, 1), (client.CallCount, judge.CallCount));
    }

    [Fact]
    public async Task ALaterRoundSeesWhatItselfAndLaterStepsGaveInTheRoundBefore()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Search", Reply.InTurn("one", "two"))
            .WhenStep("Digest", Reply.InTurn("digest of one", "digest of both"))
            .WhenStep("Report", "report");
        var judge = new ScriptedChatClient().WhenStep("IsEnough", Reply.InTurn(NotYet, Enough));

        Assert.Equal(new Outcome<string>.Completed("report"), await new Research(client, judge).RunAsync("tea"));

        Assert.Equal(
            [
                "Search tea. Known: . Missing: ",
                "Digest one into ",
                "Search tea. Known: digest of one. Missing: prices",
                "Digest two into digest of one",
                "Report on tea from digest of both, found in round 2: enough",
            ],
            client.Calls.Select(call => call.Prompt));
        Assert.Equal(["Enough on tea? digest of one", "Enough on tea? digest of both"], judge.Calls.Select(call => call.Prompt));
    }

    [Fact]
    public async Task CodeMayLoopAndItsOwnTypeMaySayWhenItIsDone()
    {
        Assert.Equal(1, await new Halving().RunAsync(17));
        Assert.Equal(0, await new Halving().RunAsync(1));
        Assert.Equal(0, Halving.MaxCalls);
    }

    [Fact]
    public async Task RoundsThatAreUsedUpAreAFailureWithWhatTheLastStepGave()
    {
        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => new Halving().RunAsync(1000));

        Assert.Equal((31, 5), ((int)exhausted.Best!, exhausted.Rounds));
    }

    [Fact]
    public async Task AnOutcomeEntryReturnsExhaustedWithTheBestWithinTheBound()
    {
        var client = new ScriptedChatClient().WhenStep("Search", "facts").WhenStep("Digest", Reply.InTurn("a", "b", "c"));
        var judge = new ScriptedChatClient().WhenStep("IsEnough", Reply.InTurn(NotYet, Reply.Json(new Verdict(false, "no", 9)), NotYet));

        Assert.Equal(new Outcome<string>.Exhausted("b", 3), await new Research(client, judge).RunAsync("tea"));

        Assert.Equal(9, client.CallCount + judge.CallCount);
        Assert.True(client.CallCount + judge.CallCount <= Research.MaxCalls);
    }

    [Fact]
    public async Task TheLastRoundIsReturnedWhereItsAuthorChoseSo()
    {
        Assert.Equal("guess 3", await new LastGuess().RunAsync());
        Assert.Equal("guess 3 of 3", await new LastGuessTold().RunAsync());
    }

    [Theory]
    [InlineData("guess 2", 1.0, 8.0, 8.0)]
    [InlineData("guess 1", 3.0, double.NaN, 2.0)]
    [InlineData("guess 2", 9.0, 11.0, 12.0)]
    public async Task TheBestRoundIsReturnedWhereItsAuthorChoseSo(string best, params double[] scores) =>
        Assert.Equal(best, await new BestGuess(scores).RunAsync());

    [Theory]
    [InlineData("1: guess 1 since guess 1 at 9", 9.0, 4.0, 8.0)]
    [InlineData("2: guess 2 since guess 2 at 8", 1.0, 8.0, 8.0)]
    [InlineData("3: guess 3 since guess 3 at 11", 9.0, 4.0, 11.0)]
    public async Task TheFinishingStepWorksOnTheBestRound(string told, params double[] scores) =>
        Assert.Equal(told, await new BestGuessTold(scores).RunAsync());

    [Theory]
    [InlineData(70000, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public async Task ALoopThatChangesNothingAnyMoreIsDone(int start, int root) =>
        Assert.Equal(new Outcome<int>.Completed(root), await new FixedPoint().RunAsync(start));

    [Fact]
    public async Task TheJudgeIsNotAskedAboutWhatHeHasSeen()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Polish", Reply.InTurn("rough", "smooth", "smooth"))
            .WhenStep("IsGood", Reply.Json(false));

        Assert.Equal("smooth (False)", await new Polishing(client).RunAsync("text"));

        Assert.Equal(["Polish[1]", "IsGood[1]", "Polish[2]", "IsGood[2]", "Polish[3]"], client.Calls.Select(call => call.Step));
    }

    [Fact]
    public async Task AJudgeWhoAcceptsEndsAnUnfinishedChange()
    {
        var client = new ScriptedChatClient().WhenStep("Polish", Reply.InTurn("rough", "smooth")).WhenStep("IsGood", Reply.InTurn(Reply.Json(false), Reply.Json(true)));

        Assert.Equal("smooth (True)", await new Polishing(client).RunAsync("text"));
    }

    [Fact]
    public async Task ALoopThatGivesNothingEndsOrIsExhausted()
    {
        await new Draining(new Queue<int>([1, 2])).RunAsync();

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => new Draining(new Queue<int>([1, 2, 3, 4])).RunAsync());
        Assert.Null(exhausted.Best);
    }

    [Fact]
    public async Task AnUnreadableVerdictIsRepairedOnceAndNeverTakenForTheEnd()
    {
        var client = new ScriptedChatClient().Otherwise("text");
        var judge = new ScriptedChatClient().Otherwise("ENOUGH!");

        var failed = Assert.IsType<Outcome<string>.Failed>(await new Research(client, judge).RunAsync("tea"));

        Assert.Equal("IsEnough[1]", Assert.IsType<StepOutputException>(failed.Exception).StepPath);
        Assert.Equal((2, 2), (client.CallCount, judge.CallCount));
    }

    [Fact]
    public async Task AnEmptyReplyIsAFailure()
    {
        var client = new ScriptedChatClient().WhenStep("Search", "facts").WhenStep("Digest", " ");

        var failed = Assert.IsType<Outcome<string>.Failed>(await new Research(client, client).RunAsync("tea"));

        Assert.Equal("Digest[1]", Assert.IsType<StepOutputException>(failed.Exception).StepPath);
    }

    [Fact]
    public async Task TheClientsOwnExceptionSurfacesUnwrappedFromAnyRound()
    {
        var broken = new InvalidTimeZoneException("out of tea");
        var client = new ScriptedChatClient().WhenStep("Polish", Reply.InTurn("a", Reply.Throws(broken))).WhenStep("IsGood", Reply.Json(false));

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => new Polishing(client).RunAsync("text")));
        Assert.Equal(3, client.CallCount);
    }

    [Theory]
    [InlineData("Search[1]", 1)]
    [InlineData("Digest[1]", 2)]
    [InlineData("IsEnough[1]", 3)]
    [InlineData("Search[2]", 4)]
    [InlineData("IsEnough[2]", 6)]
    [InlineData("Report", 10)]
    public async Task CancellationSurfacesFromEveryStepOfEveryRound(string step, int calls)
    {
        using var cancellation = new CancellationTokenSource();
        var client = new ScriptedChatClient()
            .WhenStep(step, Reply.FromAsync(async (_, token) =>
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return "";
            }))
            .WhenStep("IsEnough[3]", Enough)
            .WhenStep("IsEnough", NotYet)
            .Otherwise("text");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Research(client, client).RunAsync("tea", cancellation.Token));
        Assert.Equal(calls, client.CallCount);
    }

    [Fact]
    public async Task ACancelledLoopOfCodeStopsBetweenItsSteps()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Halving().RunAsync(10, cancellation.Token));
    }

    [Fact]
    public async Task TheStreamTellsOfRoundsAndStepsInTheirOrder()
    {
        var client = new ScriptedChatClient()
            .WhenStep("IsEnough", Reply.InTurn(NotYet, Enough))
            .WhenStep("Report", "the report")
            .Otherwise("text");
        var lines = new List<string>();

        await foreach (RunEvent e in new Research(client, client).StreamAsync("tea"))
        {
            lines.Add(e switch
            {
                RoundStarted round => $"round {round.Round} of {round.MaxRounds}",
                StepStarted step => step.Path,
                RunFinished<string> finished => $"{finished.Outcome.GetValueOrThrow()}",
                _ => "",
            });
        }

        Assert.Equal(
            ["round 1 of 3", "Search[1]", "Digest[1]", "IsEnough[1]", "round 2 of 3", "Search[2]", "Digest[2]", "IsEnough[2]", "Report", "the report"],
            lines.Where(line => line.Length > 0));
    }

    [Fact]
    public void TheFiguresFollowTheTable()
    {
        Assert.Equal((3 * (1 + 1 + 2)) + 1, Research.MaxCalls);
        Assert.Equal(Research.MaxCalls, Research.Depth);
        Assert.Equal(4 * (1 + 2), Polishing.MaxCalls);
        Assert.Equal(2 * ((2 * 2) + 1), CheckedRounds.MaxCalls);
        Assert.Equal((2 * 1) + (2 * 1), CheckedFinish.MaxCalls);
        Assert.Equal(2 * ((2 * 1) + 2), OuterLoop.MaxCalls);
    }
}
