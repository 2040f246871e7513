namespace Orchestration.Tests.Patterns.Orchestrators;

/// <summary>Rounds of work: what a replan asks for, how often, and how it ends.</summary>
public sealed class ReplanTests
{
    private static readonly Inquiry A = new(Field.Renal, "a");
    private static readonly Inquiry B = new(Field.Falls, "b");
    private static readonly Inquiry C = new(Field.Interactions, "c");

    [Fact]
    public async Task AnEmptyReplanEndsTheWork()
    {
        var asked = new List<int>();

        Assert.Equal("Ada: a=0, b=0 (2)", await Run([A, B], done => Noting(asked, done, [])));
        Assert.Equal([2], asked);
    }

    [Fact]
    public async Task FurtherTasksRunAndTheirWorkersSeeTheResultsOfTheRoundsBefore()
    {
        var asked = new List<int>();

        Assert.Equal("Ada: a=0, b=1, c=2 (3)", await Run([A], done => Noting(asked, done, done switch { 1 => [B], 2 => [C], _ => [] })));
        Assert.Equal([1, 2, 3], asked);
    }

    [Fact]
    public async Task AnEqualTaskOfAnEarlierRoundKeepsItsResultAndDoesNotRunAgain()
    {
        var worked = new List<string>();

        string result = await Run([A, B], done => done == 2 ? [B, C, A] : [], worked);

        Assert.Equal("Ada: a=0, b=0, b=0, c=2, a=0 (5)", result);
        Assert.Equal(["a", "b", "c"], worked.Order());
    }

    [Fact]
    public async Task AReplanThatAsksForNothingNewEndsTheWork()
    {
        var asked = new List<int>();

        Assert.Equal("Ada: a=0, b=0 (2)", await Run([A, B], done => Noting(asked, done, [B, A])));
        Assert.Equal([2], asked);
    }

    [Fact]
    public async Task TheLastReplanStillAsking_IsExhaustedWithTheResultsSoFar()
    {
        var worked = new List<string>();

        var exhausted = await Assert.ThrowsAsync<ExhaustedException>(() => Run([A], done => [new(Field.Falls, $"{done}")], worked));

        Assert.Equal(3, exhausted.Rounds);
        Assert.Equal(["a", "1", "2"], Assert.IsAssignableFrom<IReadOnlyList<TaskResult<Inquiry, string>>>(exhausted.Best).Select(result => result.Task.Question));
        Assert.Equal(3, worked.Count);
        Assert.Contains("the last replan still asked for more. The results so far are in Best. Raise MaxRounds", exhausted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOutcomeHoldsTheResultsSoFarWhereTheyAreTheResult()
    {
        var exhausted = Assert.IsType<Outcome<IReadOnlyList<TaskResult<Inquiry, int>>>.Exhausted>(await new Strict().RunAsync("Ada"));

        Assert.Equal(2, exhausted.Rounds);
        Assert.Equal([3, 4], exhausted.Best!.Select(result => result.Result));
    }

    [Fact]
    public async Task TooManyFurtherTasksFailInTheirRound()
    {
        var failed = await Assert.ThrowsAsync<TooManyTasksException>(() => Run([A], done => done == 1 ? [A, B, B, C] : []));

        Assert.Equal(("FindGaps[1]", 4), (failed.StepPath, failed.Count));
    }

    [Fact]
    public async Task AnUnknownKindOfALaterRoundIsTheReplansMistake()
    {
        var failed = await Assert.ThrowsAsync<StepOutputException>(() => Run([A], done => done == 1 ? [B, new((Field)9, "?")] : []));

        Assert.Equal("FindGaps[1]", failed.StepPath);
    }

    [Fact]
    public async Task PathsNumberTheTasksOverAllRounds()
    {
        var events = new List<RunEvent>();
        var options = new RunOptions { Progress = new Collecting(events) };
        var pipeline = new Rounds(() => [A, A, B], (_, done, _) => Task.FromResult($"{done}"), done => done == 3 ? [A, C] : []);

        await pipeline.RunAsync("Ada", options);

        Assert.Equal(["Ask[0]", "Ask[2]", "Ask[4]", "FindGaps[1]", "FindGaps[2]", "Join", "Plan"], events.OfType<StepCompleted>().Select(e => e.Path).Order(StringComparer.Ordinal));
        Assert.Equal([1, 2], events.OfType<RoundStarted>().Select(e => e.Round));
        Assert.All(events.OfType<RoundStarted>(), e => Assert.Equal(3, e.MaxRounds));
    }

    [Fact]
    public async Task CancellationSurfacesFromEveryPhase()
    {
        for (int phase = 0; phase < 4; phase++)
        {
            using var cancellation = new CancellationTokenSource();
            int here = 0;
            void Enter()
            {
                if (here++ == phase)
                {
                    cancellation.Cancel();
                }
            }

            var pipeline = new Rounds(
                () =>
                {
                    Enter();
                    return [A];
                },
                async (_, _, token) =>
                {
                    Enter();
                    await Task.Delay(1, token);
                    return "";
                },
                done =>
                {
                    Enter();
                    return done == 1 ? [B] : [];
                });

            var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.RunAsync("Ada", null, cancellation.Token));

            Assert.Equal(cancellation.Token, cancelled.CancellationToken);
            Assert.Equal(phase + 1, here);
        }
    }

    [Fact]
    public async Task RoundsDoNotDependOnWhoIsDoneFirst()
    {
        var results = await RandomDelays.ResultsOfThousandRunsAsync(delays => new Rounds(
            () => [A, B, C],
            async (task, done, token) =>
            {
                await delays.WaitAsync(token);
                return task.Question + done;
            },
            done => done switch { 3 => [new(Field.Renal, "d"), A], 5 => [C, new(Field.Renal, "e")], _ => [] }).RunAsync("Ada"));

        Assert.Equal("Ada: a=a0, b=b0, c=c0, d=d3, a=a0, c=c0, e=e5 (7)", Assert.Single(results));
    }

    private static Task<string> Run(Inquiry[] plan, Func<int, Inquiry[]> replan, List<string>? worked = null) => new Rounds(
        () => plan,
        (task, done, _) =>
        {
            lock (plan)
            {
                worked?.Add(task.Question);
            }

            return Task.FromResult($"{done}");
        },
        replan).RunAsync("Ada");

    private static Inquiry[] Noting(List<int> asked, int done, Inquiry[] further)
    {
        asked.Add(done);
        return further;
    }

    private sealed class Collecting(List<RunEvent> events) : IProgress<RunEvent>
    {
        public void Report(RunEvent value)
        {
            lock (events)
            {
                events.Add(value);
            }
        }
    }

    [Fact]
    public async Task WhatTheLastReplanStillAsksForIsAmongTheTasksThatAreBroughtTogether() =>
        Assert.Equal(
            "done Ada, 1; left 2, Ada",
            await new Unfinished(count => count == 1 ? [new(Field.Falls, "1")] : [new(Field.Falls, "2"), new(Field.Renal, "Ada")]).RunAsync("Ada"));

    [Fact]
    public async Task ALastReplanThatAsksForNothingNewLeavesNothing() =>
        Assert.Equal("done Ada, 1; left ", await new Unfinished(_ => [new(Field.Falls, "1")]).RunAsync("Ada"));

    [Fact]
    public Task ALastReplanThatAsksForTooMuchIsAFailureAsAnyOther() =>
        Assert.ThrowsAsync<TooManyTasksException>(() => new Unfinished(count =>
            [.. Enumerable.Range(0, count + 1).Select(i => new Inquiry(Field.Falls, $"{count} {i}"))]).RunAsync("Ada"));
}
