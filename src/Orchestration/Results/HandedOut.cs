using System.ComponentModel;

namespace Orchestration;

/// <summary>
/// What a supervisor has handed out, so that it is seen to go round in circles: the same assignment after the same feedback, and no other
/// work accepted in between. For generated code.
/// </summary>
/// <typeparam name="TWorker">The workers there are.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HandedOut<TWorker>
    where TWorker : struct, Enum
{
    private readonly HashSet<(Assignment<TWorker> Assignment, string? Feedback)> earlier = [];
    private (Assignment<TWorker> Assignment, string? Feedback) latest;

    /// <summary>Adds an assignment.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="feedback">What was refused before it, and why; <see langword="null"/> where nothing was.</param>
    /// <returns>Whether it is another one than those before.</returns>
    public bool Add(Assignment<TWorker> assignment, string? feedback = null)
    {
        latest = (assignment, feedback);
        return earlier.Add(latest);
    }

    /// <summary>Says that the latest assignment was done and its work accepted: what was handed out before it may now lead to something else.</summary>
    public void Accepted()
    {
        earlier.Clear();
        earlier.Add(latest);
    }
}
