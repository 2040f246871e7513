namespace Orchestration;

/// <summary>Limits what one run may spend, nested pipelines included. A limit that is left out does not hold.</summary>
public sealed record RunBudget
{
    /// <summary>The most model calls, at least 1; retries and repairs count. The call that would exceed it is not made.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long? MaxCalls
    {
        get;
        init => field = value is null or >= 1 ? value : throw Invalid(nameof(MaxCalls), "at least 1");
    }

    /// <summary>
    /// The most tokens, read and written, as the clients report them; at least 1. They are known after a reply only, so that
    /// the last call may go over; none is made once the limit is reached.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long? MaxTokens
    {
        get;
        init => field = value is null or >= 1 ? value : throw Invalid(nameof(MaxTokens), "at least 1");
    }

    /// <summary>The longest time, above zero and at most 49 days. Steps that are under way when it is over are cancelled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of bounds.</exception>
    public TimeSpan? Duration
    {
        get;
        init => field = value is null || (value > TimeSpan.Zero && value.Value.TotalDays <= 49)
            ? value
            : throw Invalid(nameof(Duration), "above zero and at most 49 days");
    }

    internal bool IsEmpty => MaxCalls is null && MaxTokens is null && Duration is null;

    private static ArgumentOutOfRangeException Invalid(string property, string bounds) =>
        new(property, $"{property} of a budget must be {bounds}; leave it out for no limit.");
}
