using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

/// <summary>Listeners are the process's: while one is there, every run has telemetry. So these tests run after all others.</summary>
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
[Collection(nameof(TelemetryTests))]
public class TelemetryTests
{
    private const string Acceptance = """{"feedback":"","accepted":true}""";

    [Fact]
    public async Task Each_run_is_a_span_and_each_model_call_one_within()
    {
        using Spans spans = new();
        Translation translation = new(Client("My bill"), Client(Acceptance));
        await new Helpdesk(Client("Foreign"), Client(), translation, new RunOptions { RunId = "run-7" }).RunAsync("Rechnung");

        Activity run = spans.Named("invoke_workflow Tests.Helpdesk");
        Activity nested = spans.Named("invoke_workflow Tests.Translation");
        Assert.Same(run, nested.Parent);
        Assert.Equal(
            [("Classify", run), ("Foreign/Translate", nested), ("Foreign/Judge[1]", nested)],
            spans.All.Where(span => span.DisplayName == "chat fake-1").Select(span => ((string)span.GetTagItem("orchestration.step.path")!, span.Parent!)));
        Assert.Equal(("run-7", "route", 3L, 30L, 15L), (
            run.GetTagItem("orchestration.run.id"),
            run.GetTagItem("orchestration.pattern"),
            run.GetTagItem("orchestration.run.calls"),
            run.GetTagItem("gen_ai.usage.input_tokens"),
            run.GetTagItem("gen_ai.usage.output_tokens")));
        Assert.Equal(("Foreign", 2L), (nested.GetTagItem("orchestration.step.path"), nested.GetTagItem("orchestration.run.calls")));
    }

    [Fact]
    public async Task The_source_has_the_version_of_the_package_without_its_commit()
    {
        using Spans spans = new();
        await new Translation(Client("draft"), Client(Acceptance), new RunOptions()).RunAsync("text", "French");

        string version = spans.Named("invoke_workflow Tests.Translation").Source.Version!;
        Assert.Equal(typeof(OrchestrationTelemetry).Assembly.GetName().Version!.ToString(3), version.Split('-')[0]);
        Assert.DoesNotContain("+", version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_span_follows_the_conventions()
    {
        using Spans spans = new();
        await new Translation(Client("draft"), Client(Acceptance), new RunOptions()).RunAsync("text", "French");

        Activity chat = spans.All.Single(span => span.GetTagItem("orchestration.step.path") is "Judge[1]");
        Assert.Equal(ActivityKind.Client, chat.Kind);
        Assert.Equal(
            ("chat", "acme", "models.example", 443, "fake-1", 0f, "json", "fake-1-mini", "reply-1", 10L, 5L, 1),
            (
                chat.GetTagItem("gen_ai.operation.name"),
                chat.GetTagItem("gen_ai.provider.name"),
                chat.GetTagItem("server.address"),
                chat.GetTagItem("server.port"),
                chat.GetTagItem("gen_ai.request.model"),
                chat.GetTagItem("gen_ai.request.temperature"),
                chat.GetTagItem("gen_ai.output.type"),
                chat.GetTagItem("gen_ai.response.model"),
                chat.GetTagItem("gen_ai.response.id"),
                chat.GetTagItem("gen_ai.usage.input_tokens"),
                chat.GetTagItem("gen_ai.usage.output_tokens"),
                chat.GetTagItem("orchestration.step.attempt")));
        Assert.Equal(["stop"], Assert.IsType<string[]>(chat.GetTagItem("gen_ai.response.finish_reasons")));
    }

    [Fact]
    public async Task Every_retry_and_repair_has_its_own_span()
    {
        using Spans spans = new();
        FakeClient client = FakeClient.Doing(() => throw new IOException("down"), () => FakeClient.Says("hm"), () => FakeClient.Says("true"));
        await Ask.RunAsync(client, ReplyFormat.Boolean, new RunOptions { TimeProvider = new ManualClock { MovesByItself = true } }, retries: 1);

        Activity[] chats = [.. spans.All.Where(span => span.DisplayName == "chat")];
        Assert.Equal([1, 2, 2], chats.Select(chat => chat.GetTagItem("orchestration.step.attempt")));
        Assert.Equal(["System.IO.IOException", null, null], chats.Select(chat => chat.GetTagItem("error.type")));
        Assert.Equal(ActivityStatusCode.Error, chats[0].Status);
    }

    [Fact]
    public async Task A_code_step_has_a_span_by_its_name()
    {
        using Spans spans = new();
        await new Release(Client("outline", "draft"), null, new RunOptions()).RunAsync("x");

        Assert.Same(spans.Named("invoke_workflow Tests.Release"), spans.Named("Check").Parent);
        Assert.Equal("Publish", spans.Named("Publish").GetTagItem("orchestration.step.path"));
    }

    [Fact]
    public async Task A_failed_run_says_what_it_failed_with()
    {
        using Spans spans = new();
        await Assert.ThrowsAsync<StepOutputException>(() => new Release(Client("secret outline", ""), null, new RunOptions()).RunAsync("x"));

        Activity run = spans.Named("invoke_workflow Tests.Release");
        Assert.Equal((ActivityStatusCode.Error, "Orchestration.StepOutputException"), (run.Status, run.GetTagItem("error.type")));
    }

    [Fact]
    public async Task No_span_holds_text_of_a_prompt_or_a_reply()
    {
        using Spans spans = new();
        await Assert.ThrowsAsync<StepOutputException>(() => new Translation(Client("secret draft"), Client("secret verdict", "secret verdict"), new RunOptions()).RunAsync("secret text", "French"));

        Assert.DoesNotContain(
            spans.All.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Value}").Append(span.StatusDescription ?? "")),
            text => text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_clients_own_spans_stand_below_the_chat_span_and_the_callers_is_left_alone()
    {
        using Spans spans = new();
        using Activity caller = new("caller");
        caller.Start();
        Activity? current = null;
        FakeClient client = new(async (_, _) =>
        {
            current = Activity.Current;
            await Task.Yield();
            return FakeClient.Says("reply");
        });

        Task run = new Release(client, null, new RunOptions()).RunAsync("x");
        Assert.Same(caller, Activity.Current);
        await run;

        Assert.Same(caller, Activity.Current);
        Assert.Equal("chat", current!.DisplayName);
        Assert.Same(caller, spans.Named("invoke_workflow Tests.Release").Parent);
    }

    [Fact]
    public async Task Calls_and_tokens_are_measured()
    {
        using Measurements measurements = new();
        await new Release(Client("outline", "draft"), null, new RunOptions()).RunAsync("x");
        FakeClient failing = FakeClient.Doing(() => throw new IOException("down"));
        await Assert.ThrowsAsync<IOException>(() => new Release(failing, null, new RunOptions()).RunAsync("x"));

        Assert.Equal(3, measurements.Count("gen_ai.client.operation.duration"));
        Assert.Equal(1, measurements.Count("gen_ai.client.operation.duration", "error.type", "System.IO.IOException"));
        Assert.Equal([10, 10], measurements.Values("gen_ai.client.token.usage", "gen_ai.token.type", "input"));
        Assert.Equal([5, 5], measurements.Values("gen_ai.client.token.usage", "gen_ai.token.type", "output"));
        Assert.Equal(2, measurements.Count("orchestration.run.duration"));
        Assert.Equal([2, 1], measurements.Values("orchestration.run.calls", "gen_ai.workflow.name", "Tests.Release"));
    }

    [Fact]
    public void A_run_without_options_is_watched_where_somebody_listens_and_only_there()
    {
        Assert.Equal(OrchestrationTelemetry.IsOn, Run.Start(Release.Pipeline, null, default).Scope is not null);

        using Spans spans = new();
        Assert.NotNull(Run.Start(Release.Pipeline, null, default).Scope?.Activity);
    }

    private static FakeClient Client(params string[] replies)
    {
        int next = -1;
        return new((_, _) => Task.FromResult(FakeClient.Says(replies[Interlocked.Increment(ref next)])))
        {
            Metadata = new ChatClientMetadata("acme", new Uri("https://models.example/v1"), "fake-1"),
        };
    }

    private sealed class Spans : IDisposable
    {
        private readonly List<Activity> all = [];
        private readonly ActivityListener listener;

        public Spans()
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == OrchestrationTelemetry.SourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStarted = all.Add,
            };
            ActivitySource.AddActivityListener(listener);
        }

        public IReadOnlyList<Activity> All => all;

        public Activity Named(string name) => all.Single(span => span.DisplayName == name);

        public void Dispose() => listener.Dispose();
    }

    private sealed class Measurements : IDisposable
    {
        private readonly List<(string Instrument, double Value, Dictionary<string, object?> Tags)> all = [];
        private readonly MeterListener listener = new();

        public Measurements()
        {
            listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == OrchestrationTelemetry.SourceName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            listener.Start();
        }

        public int Count(string instrument) => all.Count(one => one.Instrument == instrument);

        public int Count(string instrument, string tag, object value) => Values(instrument, tag, value).Count();

        public IEnumerable<double> Values(string instrument, string tag, object value) =>
            all.Where(one => one.Instrument == instrument && value.Equals(one.Tags.GetValueOrDefault(tag))).Select(one => one.Value);

        public void Dispose() => listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            all.Add((instrument.Name, value, tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value)));
    }
}
