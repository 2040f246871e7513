using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

public class StepTaskTests
{
    private static readonly PipelineDefinition Pipeline = new("Tests.Ask", "chain");
    private static readonly AsyncLocal<string> Ambient = new();

    private static readonly ModelStep<FakeClient, Ask.Question, bool> Step = new(Pipeline, "Ask")
    {
        Client = static client => client, Prompt = static question => question.Text, Reply = ReplyFormat.Boolean,
    };

    [Fact]
    public async Task A_reply_that_comes_while_nobody_waits_yet_is_read_when_awaited()
    {
        TaskCompletionSource<ChatResponse> reply = new();
        StepTask<bool> step = Start(new FakeClient((_, _) => reply.Task));
        reply.SetResult(FakeClient.Says("true"));

        Assert.True(step.GetAwaiter().IsCompleted);
        Assert.True(await step);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_that_cannot_be_read_is_repaired_whether_it_comes_before_or_after_the_await(bool before)
    {
        TaskCompletionSource<ChatResponse> first = new();
        TaskCompletionSource<ChatResponse> second = new();
        int calls = 0;
        StepTask<bool> step = Start(new FakeClient((_, _) => ++calls == 1 ? first.Task : second.Task));
        if (before)
        {
            first.SetResult(FakeClient.Says("hm"));
        }

        Task<bool> result = step.AsTask();
        first.TrySetResult(FakeClient.Says("hm"));
        Assert.False(result.IsCompleted);
        second.SetResult(FakeClient.Says("true"));

        Assert.True(await result);
    }

    [Fact]
    public async Task A_repair_is_asked_for_in_the_context_of_the_step()
    {
        List<string?> seen = [];
        TaskCompletionSource<ChatResponse> first = new();
        FakeClient client = new((_, _) =>
        {
            seen.Add(Ambient.Value);
            return seen.Count == 1 ? first.Task : Task.FromResult(FakeClient.Says("true"));
        });

        Ambient.Value = "mine";
        Task<bool> result = Start(client).AsTask();
        Ambient.Value = "another's";
        await Task.Run(() => first.SetResult(FakeClient.Says("hm")));

        Assert.True(await result);
        Assert.Equal(["mine", "mine"], seen);
    }

    [Fact]
    public async Task The_context_of_the_step_is_that_of_its_continuation()
    {
        TaskCompletionSource<ChatResponse> reply = new();
        FakeClient client = new((_, _) => reply.Task);
        Task<string?> after = AwaitAsync();
        await Task.Run(() =>
        {
            Ambient.Value = "the client's";
            reply.SetResult(FakeClient.Says("true"));
        });

        Assert.Equal("mine", await after);

        async Task<string?> AwaitAsync()
        {
            Ambient.Value = "mine";
            await Start(client);
            return Ambient.Value;
        }
    }

    [Fact]
    public async Task A_callback_that_asks_for_its_own_context_gets_it()
    {
        TaskCompletionSource<ChatResponse> reply = new();
        TaskCompletionSource<string?> seen = new();
        Ambient.Value = "mine";
        Start(new FakeClient((_, _) => reply.Task)).GetAwaiter().OnCompleted(() => seen.SetResult(Ambient.Value));

        await Task.Run(() =>
        {
            Ambient.Value = "the client's";
            reply.SetResult(FakeClient.Says("true"));
        });

        Assert.Equal("mine", await seen.Task);
    }

    [Fact]
    public async Task A_step_that_is_awaited_twice_is_refused()
    {
        FakeClient client = FakeClient.Doing(() => FakeClient.Says("true"));
        StepTask<bool> step = Start(client);
        await step;

        Assert.Throws<InvalidOperationException>(() => step.GetAwaiter().IsCompleted);
        Assert.Throws<InvalidOperationException>(() => step.GetAwaiter().GetResult());
    }

    [Fact]
    public async Task Many_steps_under_way_at_once_each_get_their_own_reply()
    {
        FakeClient client = new(async (call, _) =>
        {
            await Task.Yield();
            return FakeClient.Says(call.Prompt);
        });
        ModelStep<FakeClient, Ask.Question, string> echo = new(Pipeline, "Echo")
        {
            Client = static client => client, Prompt = static question => question.Text, Reply = ReplyFormat.Text,
        };

        string[] replies = await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            Run run = Begin.Run(Pipeline, null, default);
            string one = await run.StepAsync(echo, client, new($"{i}"));
            string two = await run.StepAsync(echo, client, new($"{one}+"));
            return two;
        }));

        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i}+"), replies);
    }

    [Fact]
    public async Task An_exception_of_the_types_own_converter_surfaces()
    {
        FakeClient client = FakeClient.Doing(() => FakeClient.Says("""{"value":"x"}"""));

        Exception failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Ask.RunAsync(client, ReplyFormat.Json<Broken>(PipelineJson.Reflection)));

        Assert.Equal("broken", failure.Message);
    }

    private static StepTask<bool> Start(FakeClient client) => Begin.Run(Pipeline, null, default).StepAsync(Step, client, new("?"));

    [System.Text.Json.Serialization.JsonConverter(typeof(BrokenConverter))]
    private sealed record Broken;

    private sealed class BrokenConverter : System.Text.Json.Serialization.JsonConverter<Broken>
    {
        public override Broken Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) =>
            throw new InvalidOperationException("broken");

        public override void Write(System.Text.Json.Utf8JsonWriter writer, Broken value, System.Text.Json.JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}
