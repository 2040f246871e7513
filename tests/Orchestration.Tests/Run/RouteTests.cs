namespace Orchestration.Tests.Running;

public class RouteTests
{
    private const string Refusal = """{"feedback":"No.","accepted":false}""";

    [Fact]
    public async Task The_label_decides_which_case_runs()
    {
        FakeClient client = FakeClient.Saying("""{"value":"Billing"}""", "Pay here.");

        Assert.Equal("Pay here.", await Helpdesk(client).RunAsync("my invoice"));
    }

    [Theory]
    [InlineData("Refunds")]
    [InlineData("""{"value":"Refunds"}""")]
    [InlineData("""{"value":0}""")]
    [InlineData("""{"value":"Billing","value":"Other"}""")]
    [InlineData("""{"label":"Billing"}""")]
    [InlineData("Billing or Other")]
    public async Task A_label_that_does_not_exist_is_never_a_route(string reply)
    {
        FakeClient client = FakeClient.Saying(reply, reply);

        StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(() => Helpdesk(client).RunAsync("my invoice"));

        Assert.Equal((reply, "Classify"), (failure.RawReply, failure.StepPath));
    }

    [Fact]
    public async Task A_fallback_runs_after_a_failure()
    {
        FakeClient client = FakeClient.Doing(() => FakeClient.Says("Billing"), () => throw new HttpRequestException("down"));
        FakeClient strong = FakeClient.Saying("Strongly put.");
        EventLog log = new();

        string answer = await new Helpdesk(client, strong, NoTranslation(), new RunOptions { Progress = log }).RunAsync("my invoice");

        Assert.Equal("Strongly put.", answer);
        Assert.Contains("failed Billing HttpRequestException", log.Lines);
        Assert.Contains("start Billing/Strong (Model)", log.Lines);
    }

    [Fact]
    public async Task No_fallback_runs_after_a_spent_budget()
    {
        FakeClient client = FakeClient.Saying("Billing", "never");
        FakeClient strong = FakeClient.Saying("never");
        RunOptions options = new() { Budget = new RunBudget { MaxCalls = 1 } };

        await Assert.ThrowsAsync<BudgetExceededException>(() => new Helpdesk(client, strong, NoTranslation(), options).RunAsync("my invoice"));

        Assert.Empty(strong.Calls);
    }

    [Fact]
    public async Task A_nested_pipeline_gives_its_result()
    {
        Translation translation = new(FakeClient.Saying("My bill"), FakeClient.Saying("""{"feedback":"","accepted":true}"""));

        Assert.Equal("My bill", await Helpdesk(FakeClient.Saying("Foreign"), translation).RunAsync("Meine Rechnung"));
    }

    [Fact]
    public async Task A_failure_in_a_nested_pipeline_carries_the_full_path()
    {
        Translation translation = new(FakeClient.Saying("My bill"), FakeClient.Saying("yes", "yes"));

        StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(
            () => Helpdesk(FakeClient.Saying("Foreign"), translation).RunAsync("Meine Rechnung"));

        Assert.Equal(("Foreign/Judge[1]", "Tests.Translation"), (failure.StepPath, failure.Pipeline));
    }

    [Theory]
    [InlineData("Foreign")]
    [InlineData("Other")]
    public async Task A_nested_exhaustion_surfaces_with_the_path_of_its_step(string label)
    {
        ExhaustedException exhausted = await Assert.ThrowsAsync<ExhaustedException>(
            () => Helpdesk(FakeClient.Saying(label), Hopeless()).RunAsync("Meine Rechnung"));

        Assert.Equal((label, "Tests.Translation", "c"), (exhausted.StepPath, exhausted.Pipeline, exhausted.Best));
    }

    [Theory]
    [InlineData("Foreign")]
    [InlineData("Other")]
    public async Task A_nested_exhaustion_is_a_failure_of_the_outer_outcome(string label)
    {
        Outcome<string> outcome = await Helpdesk(FakeClient.Saying(label), Hopeless()).RunForOutcomeAsync("Meine Rechnung");

        Outcome<string>.Failed failed = Assert.IsType<Outcome<string>.Failed>(outcome);
        Assert.IsType<ExhaustedException>(failed.Exception);
    }

    private static Translation Hopeless() => new(FakeClient.Saying("a", "b", "c"), FakeClient.Saying(Refusal, Refusal, Refusal));

    private static Translation NoTranslation() => new(FakeClient.Saying(), FakeClient.Saying());

    private static Helpdesk Helpdesk(FakeClient client, Translation? translation = null) =>
        new(client, FakeClient.Saying(), translation ?? NoTranslation());
}
