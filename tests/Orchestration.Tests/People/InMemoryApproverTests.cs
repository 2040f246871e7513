namespace Orchestration.Tests.People;

public class InMemoryApproverTests
{
    private readonly InMemoryApprover approver = new();

    [Fact]
    public async Task WhatIsAskedIsPendingUntilSomebodyResponds()
    {
        Task<string> run = Run("r1");
        HumanRequest request = await approver.NextAsync();

        Assert.Same(request, Assert.Single(approver.Pending));
        Assert.False(run.IsCompleted);
        Assert.True(approver.Respond(request.Id, HumanResponse.Answer("yes")));
        Assert.Equal("yes", await run);
        Assert.Empty(approver.Pending);
        Assert.False(approver.Respond(request.Id, HumanResponse.Answer("too late")));
    }

    [Fact]
    public async Task RunsAreToldApartByTheirIds()
    {
        Task<string>[] runs = [Run("r1"), Run("r2"), Run("r3")];
        while (approver.Pending.Count < 3)
        {
            await Task.Delay(1);
        }

        foreach (string id in new[] { "r3", "r1", "r2" })
        {
            Assert.True(approver.Respond($"{id}/Decide", HumanResponse.Answer("for " + id)));
        }

        Assert.Equal(["for r1", "for r2", "for r3"], await Task.WhenAll(runs));
    }

    [Fact]
    public async Task AResponseThatDoesNotFitIsRefusedAndTheRequestGoesOnWaiting()
    {
        Task<string> run = new Form().RunAsync(new RunOptions { RunId = "r", Approver = approver });
        HumanRequest request = await approver.NextAsync();

        var unfit = Assert.Throws<ArgumentException>(() => approver.Respond("r/Sure", HumanResponse.Answer("perhaps")));
        Assert.Contains("none of true, false", unfit.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => approver.Respond("r/Sure", HumanResponse.Approve()));
        Assert.Single(approver.Pending);
        Assert.NotNull(request.ProblemWith(HumanResponse.Edit(true)));
        Assert.True(approver.Respond("r/Sure", HumanResponse.Reject("no")));
        await Assert.ThrowsAsync<RejectedException>(() => run);
    }

    [Fact]
    public async Task NobodyAnswersWhatIsNotAsked()
    {
        using var cancellation = new CancellationTokenSource();
        Task<HumanRequest> next = approver.NextAsync(cancellation.Token);

        Assert.False(approver.Respond("r1/Decide", HumanResponse.Answer("yes")));
        Assert.False(next.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task AThousandRunsAtOnceEachGetTheirOwnAnswer()
    {
        Task<string>[] runs = [.. Enumerable.Range(0, 1000).Select(i => Run($"r{i}"))];
        int answered = 0;
        while (answered < runs.Length)
        {
            HumanRequest request = await approver.NextAsync();
            answered += approver.Respond(request.Id, HumanResponse.Answer(request.RunId)) ? 1 : 0;
        }

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"r{i}"), await Task.WhenAll(runs));
    }

    private Task<string> Run(string id) => new Question().RunAsync("the ferry", new RunOptions { RunId = id, Approver = approver });
}
