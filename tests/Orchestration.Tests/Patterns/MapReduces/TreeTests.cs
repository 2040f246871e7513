using System.Globalization;

namespace Orchestration.Tests.Patterns.MapReduces;

/// <summary>Reductions in a tree: who is folded with whom, when, and how much is held.</summary>
public sealed class TreeTests
{
    private static Task<string> Name(int item, CancellationToken cancellationToken) => Task.FromResult(item.ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(1, "0")]
    [InlineData(2, "(0 1)")]
    [InlineData(3, "(0 1 2)")]
    [InlineData(4, "((0 1 2) 3)")]
    [InlineData(5, "((0 1 2) (3 4))")]
    [InlineData(9, "((0 1 2) (3 4 5) (6 7 8))")]
    [InlineData(10, "(((0 1 2) (3 4 5) (6 7 8)) 9)")]
    [InlineData(11, "(((0 1 2) (3 4 5) (6 7 8)) (9 10))")]
    [InlineData(13, "(((0 1 2) (3 4 5) (6 7 8)) ((9 10 11) 12))")]
    public async Task NeighboursAreFoldedAndOneAloneGoesUpAsItIs(int count, string tree)
    {
        Assert.Equal(tree, await new Tree(Name).RunAsync(new CountedStream(count).ReadAsync()));
        Assert.Equal(tree, await new ListTree(Name).RunAsync(Enumerable.Range(0, count)));
    }

    [Fact]
    public async Task PathsTellGroupAndLevel()
    {
        var log = new Running.EventLog();

        await new Tree(Name).RunAsync(new CountedStream(11).ReadAsync(), new RunOptions { Progress = log });

        Assert.Equal(
            ["Fold[0][1]", "Fold[0][2]", "Fold[0][3]", "Fold[1][1]", "Fold[2][1]", "Fold[3][1]"],
            log.Events.OfType<StepStarted>().Where(e => e.Step == "Fold").Select(e => e.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AGroupIsFoldedAfterItsMembersAndOnlyThen()
    {
        var log = new Running.EventLog();

        await new Tree(Name).RunAsync(new CountedStream(30).ReadAsync(), new RunOptions { Progress = log });

        List<RunEvent> events = [.. log.Events];
        for (int group = 0; group < 10; group++)
        {
            int folded = events.FindIndex(e => e is StepStarted && e.Path == $"Fold[{group}][1]");
            Assert.All(Enumerable.Range(group * 3, 3), item => Assert.InRange(events.FindIndex(e => e is StepCompleted && e.Path == $"Work[{item}]"), 0, folded - 1));
            int above = events.FindIndex(e => e is StepStarted && e.Path == $"Fold[{group / 3}][2]");
            Assert.True(group == 9 || events.FindIndex(e => e is StepCompleted && e.Path == $"Fold[{group}][1]") < above, $"group {group}");
        }

        Assert.Contains("Fold[0][4]", events.OfType<StepCompleted>().Select(e => e.Path));
        Assert.DoesNotContain("Fold[3][2]", events.OfType<StepCompleted>().Select(e => e.Path));
    }

    [Fact]
    public async Task WithoutItemsTheOtherwiseRunsOrTheRunFails()
    {
        var empty = new CountedStream(0);

        Assert.Equal("nothing", await new ListTree(Name).RunAsync([]));
        await Assert.ThrowsAsync<NoItemsException>(() => new Tree(Name).RunAsync(empty.ReadAsync()));
        Assert.Equal((1, 1), (empty.Opened, empty.Disposed));
    }

    [Fact]
    public void TheBoundCountsTheGroupsOfEveryLevel()
    {
        Assert.Equal(0, Tree.MaxCalls);
        Assert.Equal(0, KeptTree.MaxCalls);
    }

    [Fact]
    public async Task ThousandsOfItemsAreFoldedInOrder()
    {
        string tree = await new Tree(Name).RunAsync(new CountedStream(10_000).ReadAsync());

        Assert.Equal(Enumerable.Range(0, 10_000), tree.Split(['(', ')', ' '], StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
    }

    [Fact]
    public async Task TheShapeDoesNotDependOnWhoIsDoneFirst()
    {
        var results = await RandomDelays.ResultsOfThousandRunsAsync(delays => new Tree(
            async (item, token) =>
            {
                await delays.WaitAsync(token);
                return $"{item}";
            },
            async (items, token) =>
            {
                await delays.WaitAsync(token);
                return $"({string.Join(' ', items)})";
            }).RunAsync(new CountedStream(23) { Before = (_, token) => delays.WaitAsync(token) }.ReadAsync()));

        Assert.Equal(["((((0 1 2) (3 4 5) (6 7 8)) ((9 10 11) (12 13 14) (15 16 17)) ((18 19 20) (21 22))))"], results.Select(result => $"({result})"));
    }

    [Fact]
    public async Task AStreamIsFoldedAsItGoesAndNoFartherReadThanWorkersAreFree()
    {
        int folded = 0;
        int farthest = 0;
        var stream = new CountedStream(3000);
        var tree = new Tree(
            (item, _) => Task.FromResult($"{item}"),
            (items, _) =>
            {
                Interlocked.Add(ref folded, items.Count - 1);
                return Task.FromResult("x");
            });
        stream = new CountedStream(3000)
        {
            Before = (number, _) =>
            {
                // What was given and is not folded yet is in work, or waits in a group that is not complete.
                farthest = Math.Max(farthest, number - Volatile.Read(ref folded));
                return Task.CompletedTask;
            },
        };

        await tree.RunAsync(stream.ReadAsync());

        Assert.InRange(farthest, 1, 4 + (4 * 3 * 9));
    }

    [Fact]
    public async Task ReductionsRunBesideItemsAndOneAnother()
    {
        var bothFolding = new TaskCompletionSource();
        int folding = 0;
        var tree = new Tree(Name, async (items, token) =>
        {
            if (Interlocked.Increment(ref folding) == 2)
            {
                bothFolding.SetResult();
            }

            await bothFolding.Task.WaitAsync(token);
            return "x";
        });

        Assert.Equal("x", await tree.RunAsync(new CountedStream(6).ReadAsync()).WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task AFailedReductionCancelsTheRest()
    {
        var broken = new InvalidTimeZoneException("out of tea");
        var stream = new CountedStream(1000);
        var tree = new Tree(Name, (_, _) => throw broken);

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => tree.RunAsync(stream.ReadAsync())));
        Assert.InRange(stream.Given, 3, 100);
        Assert.Equal(1, stream.Disposed);
    }

    [Fact]
    public async Task FailuresAreFoldedWithTheOthersAndAGroupOfThemIsNot()
    {
        Task<string> WorkAsync(int item, CancellationToken cancellationToken) =>
            item is 1 or 4 or 5 or 6 ? throw new InvalidOperationException($"no {item}") : Name(item, cancellationToken);

        Assert.Equal("(((0 !no 1) (2 3)) (!no 4 !no 6))".Replace("(!no 4 !no 6)", "!no 4", StringComparison.Ordinal), await new KeptTree(WorkAsync).RunAsync(Enumerable.Range(0, 7).ToList()));
    }

    [Fact]
    public async Task WhereAllFailTheRunDoes()
    {
        static Task<string> FailAsync(int item, CancellationToken cancellationToken) => throw new InvalidOperationException($"no {item}");

        var failed = await Assert.ThrowsAsync<AttemptsFailedException>(() => new KeptTree(FailAsync).RunAsync([0, 1, 2]));

        Assert.Equal(["no 0", "no 1", "no 2"], failed.Failures.Select(failure => failure.Message));
        await Assert.ThrowsAsync<AttemptsFailedException>(() => new KeptTree(FailAsync).RunAsync([7]));
        await Assert.ThrowsAsync<NoItemsException>(() => new KeptTree(FailAsync).RunAsync([]));
        Assert.Equal("7", await new KeptTree(Name).RunAsync([7]));
    }
}
