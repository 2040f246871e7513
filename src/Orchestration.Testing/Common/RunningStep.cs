using System.Diagnostics;

namespace Orchestration.Testing;

/// <summary>
/// Tells which step of a pipeline is calling: the library says it on the activity of each model call, where somebody listens.
/// </summary>
internal static class RunningStep
{
    private const string Source = "Orchestration";
    private const string PathTag = "orchestration.step.path";

    private static readonly Lazy<ActivityListener> Listener = new(Listen);

    /// <summary>Whether steps are told from now on, in this process.</summary>
    public static bool IsTold => Listener.IsValueCreated;

    /// <summary>Has steps told from now on, in this process.</summary>
    public static void BeTold() => _ = Listener.Value;

    /// <summary>The path of the step that is calling, or null where it is not told.</summary>
    public static string? Path()
    {
        for (Activity? activity = Activity.Current; activity is not null; activity = activity.Parent)
        {
            if (activity.GetTagItem(PathTag) is string path)
                return path;
        }

        return null;
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
