namespace Orchestration.Tests.Running;

public class OutcomeTests
{
    private static readonly HumanRequest Request = new("May it go out?", "Approve");
    private static readonly IOException Failure = new("disk full");

    public static TheoryData<Outcome<string>, string> Cases => new()
    {
        { new Outcome<string>.Completed("done"), "completed done" },
        { new Outcome<string>.Exhausted("best", 3), "exhausted best 3" },
        { new Outcome<string>.Rejected("draft", Verdict.Reject("no"), "Check"), "rejected draft no Check" },
        { new Outcome<string>.NeedsHuman(Request), "needs human May it go out?" },
        { new Outcome<string>.Failed(Failure), "failed disk full" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Match_calls_the_function_of_the_case(Outcome<string> outcome, string expected) =>
        Assert.Equal(expected, outcome.Match(
            completed => $"completed {completed.Value}",
            exhausted => $"exhausted {exhausted.Best} {exhausted.Rounds}",
            rejected => $"rejected {rejected.Value} {rejected.Verdict.Feedback} {rejected.Step}",
            needsHuman => $"needs human {needsHuman.Request.Question}",
            failed => $"failed {failed.Exception.Message}"));

    [Fact]
    public void Every_case_but_completed_becomes_its_exception()
    {
        Assert.Equal("done", new Outcome<string>.Completed("done").GetValueOrThrow());
        Assert.Equal(3, Assert.Throws<ExhaustedException>(() => new Outcome<string>.Exhausted("best", 3).GetValueOrThrow()).Rounds);
        Assert.Equal("Check", Assert.Throws<RejectedException>(
            () => new Outcome<string>.Rejected("draft", Verdict.Reject("no"), "Check").GetValueOrThrow()).Step);
        Assert.Same(Request, Assert.Throws<NeedsHumanException>(() => new Outcome<string>.NeedsHuman(Request).GetValueOrThrow()).Request);
        Assert.Same(Failure, Assert.Throws<IOException>(() => new Outcome<string>.Failed(Failure).GetValueOrThrow()));
    }

    [Fact]
    public async Task A_failures_exception_keeps_its_own_stack()
    {
        Outcome<string> outcome = await FinishAsync(ThrowsAsync(Failure));

        string stack = Assert.Throws<IOException>(() => outcome.GetValueOrThrow()).StackTrace!;

        Assert.Contains(nameof(ThrowsAsync), stack, StringComparison.Ordinal);
    }

    [Fact]
    public void Outcomes_are_equal_by_case_and_members()
    {
        Assert.Equal<Outcome<string>>(new Outcome<string>.Exhausted("a", 1), new Outcome<string>.Exhausted("a", 1));
        Assert.NotEqual<Outcome<string>>(new Outcome<string>.Exhausted("a", 1), new Outcome<string>.Exhausted("a", 2));
        Assert.NotEqual<Outcome<string>>(new Outcome<string>.Completed("a"), new Outcome<string>.Exhausted("a", 1));
    }

    [Fact]
    public async Task A_request_to_a_person_is_an_outcome() =>
        Assert.Equal(new Outcome<string>.NeedsHuman(Request), await FinishAsync(ThrowsAsync(new NeedsHumanException(Request))));

    [Fact]
    public async Task Cancellation_is_thrown_and_no_outcome()
    {
        using CancellationTokenSource cancellation = new();
        Task<Outcome<string>> run = new Translation(FakeClient.Silent(), FakeClient.Saying()).RunForOutcomeAsync("text", "French", cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_clients_own_time_limit_is_a_failure_and_no_cancellation()
    {
        TaskCanceledException thrown = new("HttpClient.Timeout");

        Outcome<string> outcome = await new Translation(FakeClient.Doing(() => throw thrown), FakeClient.Saying()).RunForOutcomeAsync("text", "French");

        Assert.Same(thrown, Assert.IsType<Outcome<string>.Failed>(outcome).Exception);
    }

    [Fact]
    public async Task A_spent_budget_is_a_failure()
    {
        RunOptions options = new() { Budget = new RunBudget { MaxCalls = 1 } };

        Outcome<string> outcome = await new Translation(FakeClient.Saying("a"), FakeClient.Saying(), options).RunForOutcomeAsync("text", "French");

        Assert.IsType<BudgetExceededException>(Assert.IsType<Outcome<string>.Failed>(outcome).Exception);
    }

    [Fact]
    public async Task A_request_to_a_person_passes_through_a_nested_outcome()
    {
        Task<Outcome<string>> Nested() => FinishAsync(ThrowsAsync(new NeedsHumanException(Request)));

        Assert.Same(Request, (await Assert.ThrowsAsync<NeedsHumanException>(async () => await Run.OutcomeOf(Nested()))).Request);
        Assert.Same(Request, (await Assert.ThrowsAsync<NeedsHumanException>(async () => await Run.ValueOf(Nested()))).Request);
    }

    [Fact]
    public async Task A_nested_outcome_whose_value_nobody_wants_still_becomes_its_exception()
    {
        Task<Nothing> step = Nothing.From(Task.FromResult<Outcome<string>>(new Outcome<string>.Exhausted("best", 2)));

        await Assert.ThrowsAsync<ExhaustedException>(() => step);
    }

    [Fact]
    public async Task A_step_declared_to_return_an_outcome_is_given_it()
    {
        Outcome<string> exhausted = new Outcome<string>.Exhausted("best", 2);

        Assert.Same(exhausted, await Run.OutcomeOf(Task.FromResult(exhausted)));
    }

    private static Task<Outcome<string>> FinishAsync(Task<Outcome<string>> orchestration) =>
        Begin.Run(Translation.Pipeline, null, default).FinishOutcome(orchestration);

    private static async Task<Outcome<string>> ThrowsAsync(Exception exception)
    {
        await Task.Yield();
        throw exception;
    }
}
