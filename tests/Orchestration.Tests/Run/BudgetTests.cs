namespace Orchestration.Tests.Running;

public class BudgetTests
{
    private const string Refusal = """{"feedback":"No.","accepted":false}""";

    [Fact]
    public async Task The_call_that_would_exceed_the_budget_is_not_made()
    {
        FakeClient writer = FakeClient.Saying("one", "two", "three");
        FakeClient judge = FakeClient.Saying(Refusal, Refusal, Refusal);
        RunOptions options = new() { RunId = "r1", Budget = new RunBudget { MaxCalls = 3 } };

        BudgetExceededException exceeded = await Assert.ThrowsAsync<BudgetExceededException>(
            () => new Translation(writer, judge, options).RunAsync("text", "French"));

        Assert.Equal((BudgetLimit.Calls, 3, 3), (exceeded.Limit, exceeded.Allowed, exceeded.Spent));
        Assert.Equal(("Judge[2]", "r1"), (exceeded.StepPath, exceeded.RunId));
        Assert.Equal((2, 1), (writer.Calls.Count, judge.Calls.Count));
    }

    [Fact]
    public async Task Exactly_the_budget_may_be_spent()
    {
        RunOptions options = new() { Budget = new RunBudget { MaxCalls = 2 } };

        Assert.Equal("one", await new Translation(FakeClient.Saying("one"), FakeClient.Saying("""{"feedback":"","accepted":true}"""), options).RunAsync("text", "French"));
    }

    [Fact]
    public async Task Repairs_and_retries_count_as_calls()
    {
        FakeClient client = FakeClient.Answering(_ => "hm");

        await Assert.ThrowsAsync<BudgetExceededException>(() => Ask.RunAsync(
            client, ReplyFormat.Boolean, new RunOptions { TimeProvider = new ManualClock { MovesByItself = true } }, maxRepairs: 1, retries: 5, budget: new RunBudget { MaxCalls = 3 }));

        Assert.Equal(3, client.Calls.Count);
    }

    [Fact]
    public async Task No_call_is_made_once_the_tokens_are_spent()
    {
        FakeClient client = FakeClient.Saying("outline", "draft");
        RunOptions options = new() { Budget = new RunBudget { MaxTokens = 15 } };

        BudgetExceededException exceeded = await Assert.ThrowsAsync<BudgetExceededException>(() => new Release(client, null, options).RunAsync("a ferry"));

        Assert.Equal((BudgetLimit.Tokens, 15, 15, "Draft"), (exceeded.Limit, exceeded.Allowed, exceeded.Spent, exceeded.StepPath));
        Assert.Single(client.Calls);
    }

    [Fact]
    public async Task Of_the_declared_budget_and_the_callers_the_stricter_holds()
    {
        foreach ((long declared, long callers) in new[] { (1L, 9L), (9L, 1L) })
        {
            BudgetExceededException exceeded = await Assert.ThrowsAsync<BudgetExceededException>(() => Ask.RunAsync(
                FakeClient.Answering(_ => "hm"),
                ReplyFormat.Boolean,
                new RunOptions { Budget = new RunBudget { MaxCalls = callers } },
                budget: new RunBudget { MaxCalls = declared }));
            Assert.Equal(1, exceeded.Allowed);
        }
    }

    [Fact]
    public async Task A_run_ends_when_its_time_is_over()
    {
        ManualClock clock = new();
        Task<string> run = Ask.RunAsync(
            FakeClient.Silent(heedsToken: false),
            ReplyFormat.Text,
            new RunOptions { TimeProvider = clock },
            budget: new RunBudget { Duration = TimeSpan.FromMinutes(1) });

        clock.Advance(TimeSpan.FromMinutes(1));

        BudgetExceededException exceeded = await Assert.ThrowsAsync<BudgetExceededException>(() => run);
        Assert.Equal((BudgetLimit.Duration, 60, 60), (exceeded.Limit, exceeded.Allowed, exceeded.Spent));
    }

    [Fact]
    public async Task A_cancelled_run_has_not_run_out_of_time()
    {
        using CancellationTokenSource cancellation = new();
        Task<string> run = Ask.RunAsync(
            FakeClient.Silent(), ReplyFormat.Text, budget: new RunBudget { Duration = TimeSpan.FromHours(1) }, cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_nested_pipelines_own_budget_holds_within_the_outer_run()
    {
        PipelineDefinition inner = new("Tests.Inner", "chain") { Budget = new RunBudget { MaxCalls = 1 } };
        FakeClient client = FakeClient.Answering(_ => "hm");
        ModelStep<FakeClient, Ask.Question, bool> ask = new(inner, "Ask")
        {
            Client = static client => client, Prompt = static question => question.Text, Reply = ReplyFormat.Boolean,
        };
        Run outer = Begin.Run(Release.Pipeline, null, default);
        Run run = outer.Enter(inner);

        BudgetExceededException exceeded = await Assert.ThrowsAsync<BudgetExceededException>(() => run.Finish(run.StepAsync(ask, client, new("?")).AsTask()));

        Assert.Equal("Tests.Inner", exceeded.Pipeline);
        Assert.Single(client.Calls);
    }

    [Fact]
    public void A_limit_below_one_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunBudget { MaxCalls = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunBudget { MaxTokens = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunBudget { Duration = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunBudget { Duration = TimeSpan.FromDays(50) });
    }
}
