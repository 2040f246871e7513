using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

public class ChainTests
{
    [Fact]
    public async Task Each_step_reads_what_came_before()
    {
        List<string> published = [];
        FakeClient client = FakeClient.Saying("three points", "the text");

        await new Release(client, published.Add).RunAsync("a ferry");

        Assert.Equal(["Outline: a ferry", "Draft: three points"], client.Calls.Select(call => call.Prompt));
        Assert.Equal(["the text"], published);
    }

    [Fact]
    public async Task A_refused_draft_is_written_again_with_the_reason()
    {
        List<string> published = [];
        FakeClient client = FakeClient.Saying("points", "we guarantee it", "it may be");

        await new Release(client, published.Add).RunAsync("a ferry");

        Assert.Equal("Draft: points Promise nothing.", client.Calls[2].Prompt);
        Assert.Equal(["it may be"], published);
    }

    [Fact]
    public async Task A_draft_that_stays_refused_ends_the_run_as_rejected()
    {
        List<string> published = [];
        FakeClient client = FakeClient.Saying("points", "we guarantee it", "still guaranteed, a guarantee");

        RejectedException rejected = await Assert.ThrowsAsync<RejectedException>(() => new Release(client, published.Add).RunAsync("a ferry"));

        Assert.Equal("still guaranteed, a guarantee", rejected.Value);
        Assert.Equal("Promise nothing.", rejected.Verdict.Feedback);
        Assert.Equal(("Check", "Check", "Tests.Release"), (rejected.Step, rejected.StepPath, rejected.Pipeline));
        Assert.Empty(published);
    }

    [Fact]
    public async Task A_client_that_completes_at_once_completes_the_run_at_once()
    {
        Task run = new Release(FakeClient.Saying("points", "text")).RunAsync("a ferry");

        Assert.True(run.IsCompletedSuccessfully);
        await run;
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    public async Task An_empty_text_is_a_failure_and_not_asked_for_again(string reply)
    {
        FakeClient client = FakeClient.Saying("points", reply);

        StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(() => new Release(client).RunAsync("a ferry"));

        Assert.Equal(("Draft", "Tests.Release", reply), (failure.StepPath, failure.Pipeline, failure.RawReply));
        Assert.Equal(2, client.Calls.Count);
    }

    [Fact]
    public async Task A_client_that_is_null_is_named()
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => new Release(null!).RunAsync("a ferry"));

        Assert.Contains("'client' of step 'Outline' in pipeline 'Tests.Release'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_steps_own_exception_surfaces_as_it_is()
    {
        IOException thrown = new("disk full");

        IOException caught = await Assert.ThrowsAsync<IOException>(
            () => new Release(FakeClient.Saying("points", "text"), _ => throw thrown).RunAsync("a ferry"));

        Assert.Same(thrown, caught);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_clients_own_exception_surfaces_as_it_is(bool atOnce)
    {
        HttpRequestException thrown = new("no route to host");
        FakeClient client = atOnce
            ? new FakeClient((_, _) => throw thrown)
            : FakeClient.Doing(() => throw thrown);

        Assert.Same(thrown, await Assert.ThrowsAsync<HttpRequestException>(() => new Release(client).RunAsync("a ferry")));
        Assert.Single(client.Calls);
    }
}
