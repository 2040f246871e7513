using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

public class StreamTests
{
    private const string Refusal = """{"feedback":"No.","accepted":false}""";
    private const string Acceptance = """{"feedback":"","accepted":true}""";

    [Fact]
    public async Task Text_steps_come_in_pieces_and_typed_steps_do_not()
    {
        Translation translation = new(FakeClient.Saying("Le bac part"), FakeClient.Saying(Acceptance));

        Assert.Equal(
            [
                "run of Tests.Translation (critic)",
                "start Translate (Model)",
                "delta Translate 'Le'",
                "delta Translate ' bac'",
                "delta Translate ' part'",
                "done Translate calls 1 tokens 15",
                "round 1 of 3 in ''",
                "start Judge[1] (Model)",
                "done Judge[1] calls 1 tokens 15",
                "finished completed calls 2",
            ],
            await LinesOf(translation.StreamAsync("The ferry leaves", "French")));
    }

    [Fact]
    public async Task The_last_event_holds_the_outcome_whatever_the_entry_returns()
    {
        Translation Hopeless() => new(FakeClient.Saying("a", "b", "c"), FakeClient.Saying(Refusal, Refusal, Refusal));
        Outcome<string> exhausted = new Outcome<string>.Exhausted("c", 3);

        Assert.Equal(exhausted, await OutcomeOf<string>(Hopeless().StreamAsync("text", "French")));
        Assert.Equal(exhausted, await OutcomeOf<string>(Hopeless().StreamOutcomeAsync("text", "French")));
    }

    [Fact]
    public async Task A_pipeline_that_returns_nothing_streams_too()
    {
        Release release = new(FakeClient.Saying("a", "b"));

        Assert.Equal(new Outcome<Nothing>.Completed(Nothing.Value), await OutcomeOf<Nothing>(release.StreamAsync("x")));
    }

    [Fact]
    public async Task A_failure_is_the_outcome_and_not_thrown()
    {
        HttpRequestException thrown = new("down");
        Translation translation = new(FakeClient.Doing(() => throw thrown), FakeClient.Saying());

        Outcome<string> outcome = await OutcomeOf<string>(translation.StreamAsync("text", "French"));

        Assert.Same(thrown, Assert.IsType<Outcome<string>.Failed>(outcome).Exception);
    }

    [Fact]
    public async Task A_refusal_is_the_outcome_and_not_thrown()
    {
        Release release = new(FakeClient.Saying("a", "a guarantee", "a guarantee"));

        Outcome<Nothing> outcome = await OutcomeOf<Nothing>(release.StreamAsync("x"));

        Assert.Equal(("Check", "Promise nothing."), Assert.IsType<Outcome<Nothing>.Rejected>(outcome) is { } r ? (r.Step, r.Verdict.Feedback) : default);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_token_cancels_the_run_and_is_thrown(bool enumerations)
    {
        using CancellationTokenSource cancellation = new();
        FakeClient client = FakeClient.Silent();
        IAsyncEnumerable<RunEvent> stream = new Translation(client, client).StreamAsync("text", "French", enumerations ? default : cancellation.Token);
        List<RunEvent> seen = [];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (RunEvent e in stream.WithCancellation(enumerations ? cancellation.Token : default))
            {
                seen.Add(e);
                if (e is StepStarted)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        Assert.DoesNotContain(seen, e => e is RunFinished);
    }

    [Fact]
    public async Task Leaving_early_cancels_the_run_and_waits_for_its_end()
    {
        bool ended = false;
        FakeClient client = new(async (_, token) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                await Task.Delay(20, CancellationToken.None);
                ended = true;
            }

            return FakeClient.Says("never");
        });

        await foreach (RunEvent e in new Translation(client, client).StreamAsync("text", "French"))
        {
            if (e is StepStarted)
            {
                break;
            }
        }

        Assert.True(ended);
    }

    [Fact]
    public async Task A_retry_after_some_pieces_says_so_and_the_pieces_come_anew()
    {
        PipelineDefinition pipeline = new("Tests.Ask", "chain");
        ModelStep<IChatClient, Ask.Question, string> step = new(pipeline, "Ask")
        {
            Client = static client => client, Prompt = static question => question.Text, Reply = ReplyFormat.Text, Retries = 1,
        };
        RunOptions options = new() { TimeProvider = new ManualClock { MovesByItself = true } };

        IReadOnlyList<string> lines = await LinesOf(Run.Stream(pipeline, options, run => run.StepAsync(step, new BreaksOnce(), new("?")).AsTask(), default));

        Assert.Equal(
            ["start Ask (Model)", "delta Ask 'one '", "retry Ask attempt 2 after broken pipe", "delta Ask 'one '", "delta Ask 'two'", "done Ask calls 2 tokens 0"],
            lines.Skip(1).SkipLast(1));
    }

    [Fact]
    public async Task Progress_hears_what_the_stream_gives()
    {
        EventLog log = new();
        Translation translation = new(FakeClient.Saying("Le bac"), FakeClient.Saying(Acceptance), new RunOptions { Progress = log });

        Assert.Equal(await LinesOf(translation.StreamAsync("The ferry", "French")), log.Lines);
    }

    [Fact]
    public async Task Each_enumeration_is_a_run_of_its_own()
    {
        FakeClient writer = FakeClient.Answering(_ => "draft");
        IAsyncEnumerable<RunEvent> stream = new Translation(writer, FakeClient.Answering(_ => Acceptance)).StreamAsync("text", "French");

        await LinesOf(stream);
        await LinesOf(stream);

        Assert.Equal(2, writer.Calls.Count);
    }

    private static async Task<IReadOnlyList<string>> LinesOf(IAsyncEnumerable<RunEvent> stream)
    {
        List<string> lines = [];
        await foreach (RunEvent e in stream)
        {
            lines.Add(EventLog.Line(e));
        }

        return lines;
    }

    private static async Task<Outcome<T>> OutcomeOf<T>(IAsyncEnumerable<RunEvent> stream)
    {
        RunEvent? last = null;
        await foreach (RunEvent e in stream)
        {
            last = e;
        }

        return Assert.IsType<RunFinished<T>>(last).Outcome;
    }

    private sealed class BreaksOnce : IChatClient
    {
        private int streams;

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A text step of a stream is streamed.");

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, "one ");
            if (Interlocked.Increment(ref streams) == 1)
            {
                throw new IOException("broken pipe");
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, "two");
        }

        public object? GetService(Type serviceType, object? serviceKey) => null;

        public void Dispose()
        {
        }
    }
}
