using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>The span and the measurements of one model call.</summary>
internal readonly struct ChatTelemetry
{
    // The bucket boundaries are those that the semantic conventions ask for.
    private static readonly Histogram<double> Duration = OrchestrationTelemetry.Meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "GenAI operation duration.", null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
        });

    private static readonly Histogram<long> Tokens = OrchestrationTelemetry.Meter.CreateHistogram(
        "gen_ai.client.token.usage", "{token}", "Number of input and output tokens used.", null,
        new InstrumentAdvice<long>
        {
            HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
        });

    private readonly Activity? activity;
    private readonly ChatClientMetadata? client;
    private readonly string? model;
    private readonly TimeProvider clock;
    private readonly long started;

    private ChatTelemetry(StepCall call, ChatClientMetadata? client, ChatOptions? options)
    {
        this.client = client;
        model = options?.ModelId ?? client?.DefaultModelId;
        clock = call.Clock;
        started = clock.GetTimestamp();
        activity = OrchestrationTelemetry.StartWithin(
            call.Scope!.Activity, model is null ? "chat" : $"chat {model}", ActivityKind.Client, isCurrent: true);
        if (activity is { IsAllDataRequested: true })
        {
            TagRequest(activity, options);
        }

        activity?.SetTag("orchestration.step.path", call.Path);
        activity?.SetTag("orchestration.step.attempt", call.Attempt);
    }

    public static bool IsMetered => Duration.Enabled || Tokens.Enabled;

    /// <summary>Starts the span, which is current until the call is over; nothing where nobody listens.</summary>
    public static ChatTelemetry? Start(StepCall call, IChatClient client, ChatOptions? options) =>
        call.Scope is not null && OrchestrationTelemetry.IsOn
            ? new ChatTelemetry(call, client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata, options)
            : null;

    public void Succeed(ChatResponse? response)
    {
        if (response is not null && activity is { IsAllDataRequested: true })
        {
            TagResponse(activity, response);
        }

        TagList tags = Tags(response?.ModelId);
        RecordTokens(response?.Usage?.InputTokenCount, "input", tags);
        RecordTokens(response?.Usage?.OutputTokenCount, "output", tags);
        End(tags);
    }

    public void Fail(Exception exception)
    {
        OrchestrationTelemetry.Fail(activity, exception);
        TagList tags = Tags(null);
        tags.Add("error.type", exception.GetType().FullName);
        End(tags);
    }

    private static void TagResponse(Activity activity, ChatResponse response)
    {
        activity.SetTag("gen_ai.response.id", response.ResponseId);
        activity.SetTag("gen_ai.response.model", response.ModelId);
        activity.SetTag("gen_ai.usage.input_tokens", response.Usage?.InputTokenCount);
        activity.SetTag("gen_ai.usage.output_tokens", response.Usage?.OutputTokenCount);
        if (response.FinishReason is { } reason)
        {
            activity.SetTag("gen_ai.response.finish_reasons", new[] { reason.Value });
        }
    }

    private static void RecordTokens(long? count, string type, TagList tags)
    {
        if (count is { } tokens)
        {
            tags.Add("gen_ai.token.type", type);
            Tokens.Record(tokens, tags);
        }
    }

    private void TagRequest(Activity activity, ChatOptions? options)
    {
        activity.SetTag("gen_ai.operation.name", "chat");
        activity.SetTag("gen_ai.provider.name", client?.ProviderName);
        activity.SetTag("server.address", client?.ProviderUri?.Host);
        activity.SetTag("server.port", client?.ProviderUri?.Port);
        activity.SetTag("gen_ai.request.model", model);
        activity.SetTag("gen_ai.request.temperature", options?.Temperature);
        activity.SetTag("gen_ai.request.top_p", options?.TopP);
        activity.SetTag("gen_ai.request.top_k", options?.TopK);
        activity.SetTag("gen_ai.request.max_tokens", options?.MaxOutputTokens);
        activity.SetTag("gen_ai.request.frequency_penalty", options?.FrequencyPenalty);
        activity.SetTag("gen_ai.request.presence_penalty", options?.PresencePenalty);
        activity.SetTag("gen_ai.request.seed", options?.Seed);
        activity.SetTag("gen_ai.request.stop_sequences", options?.StopSequences?.ToArray());
        activity.SetTag("gen_ai.output.type", options?.ResponseFormat is ChatResponseFormatJson ? "json" : "text");
    }

    private TagList Tags(string? responseModel)
    {
        TagList tags = new() { { "gen_ai.operation.name", "chat" } };
        AddKnown(ref tags, "gen_ai.provider.name", client?.ProviderName);
        AddKnown(ref tags, "gen_ai.request.model", model);
        AddKnown(ref tags, "gen_ai.response.model", responseModel);
        AddKnown(ref tags, "server.address", client?.ProviderUri?.Host);
        AddKnown(ref tags, "server.port", client?.ProviderUri?.Port);
        return tags;
    }

    private static void AddKnown(ref TagList tags, string name, object? value)
    {
        if (value is not null)
        {
            tags.Add(name, value);
        }
    }

    private void End(in TagList tags)
    {
        Duration.Record(clock.GetElapsedTime(started).TotalSeconds, tags);
        activity?.Dispose();
    }
}
