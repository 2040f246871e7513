using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace Orchestration;

/// <summary>
/// The library's telemetry: one activity source and one meter, which follow the OpenTelemetry semantic conventions for generative AI.
/// It never holds text of a prompt or a reply, and costs nothing while nobody listens.
/// </summary>
public static class OrchestrationTelemetry
{
    /// <summary>The name of the activity source and of the meter, to be given to an OpenTelemetry exporter.</summary>
    public const string SourceName = "Orchestration";

    internal static readonly ActivitySource Source = new(SourceName, Version);
    internal static readonly Meter Meter = new(SourceName, Version);

    private static readonly Histogram<double> RunDuration =
        Meter.CreateHistogram<double>("orchestration.run.duration", "s", "Duration of a run of a pipeline.");

    private static readonly Histogram<long> RunCalls =
        Meter.CreateHistogram<long>("orchestration.run.calls", "{call}", "Model calls of a run of a pipeline.");

    internal static bool IsOn => Source.HasListeners() || RunDuration.Enabled || RunCalls.Enabled || ChatTelemetry.IsMetered;

    // Not by the assembly's name, which holds a culture: in a native program that loads all of them, and takes as long as the rest of the start.
    private static string? Version =>
        typeof(OrchestrationTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    internal static Activity? StartRun(RunScope scope, Activity? outer)
    {
        Activity? activity = StartWithin(outer, $"invoke_workflow {scope.Pipeline.Name}", ActivityKind.Internal);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("gen_ai.operation.name", "invoke_workflow");
            activity.SetTag("gen_ai.workflow.name", scope.Pipeline.Name);
            activity.SetTag("orchestration.pattern", scope.Pipeline.Pattern);
            activity.SetTag("orchestration.run.id", scope.RunId);
            SetPath(activity, scope.Node.ToString());
        }

        return activity;
    }

    internal static void EndRun(RunScope scope, Exception? error)
    {
        RunUsage usage = scope.Spending.Usage;
        if (scope.Activity is { } activity)
        {
            activity.SetTag("orchestration.run.calls", usage.Calls);
            activity.SetTag("gen_ai.usage.input_tokens", usage.InputTokens);
            activity.SetTag("gen_ai.usage.output_tokens", usage.OutputTokens);
            Fail(activity, error);
            activity.Dispose();
        }

        TagList tags = new() { { "gen_ai.workflow.name", scope.Pipeline.Name } };
        if (error is not null)
        {
            tags.Add("error.type", error.GetType().FullName);
        }

        RunDuration.Record(scope.Elapsed.TotalSeconds, tags);
        RunCalls.Record(usage.Calls, tags);
    }

    /// <summary>The span of a code step or of a person's answer, current until it is disposed; model steps have one for each call, pipelines their own.</summary>
    internal static Activity? StartStep(StepCall call)
    {
        if (call.Step.Kind is not (StepKind.Code or StepKind.Human) || call.Scope is null || !Source.HasListeners())
        {
            return null;
        }

        Activity? activity = StartWithin(call.Scope.Activity, call.Step.Name, ActivityKind.Internal, isCurrent: true);
        activity?.SetTag("orchestration.step.path", call.Path);
        activity?.SetTag("orchestration.step.attempt", call.Attempt);
        return activity;
    }

    internal static void Fail(Activity? activity, Exception? error)
    {
        if (activity is not null && error is not null)
        {
            // No message: an exception's may quote a reply.
            activity.SetStatus(ActivityStatusCode.Error);
            activity.SetTag("error.type", error.GetType().FullName);
        }
    }

    /// <summary>Starts a span below another, and leaves the current one as it was unless told otherwise.</summary>
    internal static Activity? StartWithin(Activity? outer, string name, ActivityKind kind, bool isCurrent = false)
    {
        Activity? before = Activity.Current;
        Activity.Current = outer ?? before;
        Activity? started = Source.StartActivity(name, kind);
        if (started is null || !isCurrent)
        {
            Activity.Current = before;
        }

        return started;
    }

    private static void SetPath(Activity activity, string path)
    {
        if (path.Length > 0)
        {
            activity.SetTag("orchestration.step.path", path);
        }
    }
}
