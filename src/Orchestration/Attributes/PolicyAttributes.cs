namespace Orchestration;

/// <summary>
/// Tries a step again after a failure, waiting longer each time, with jitter, and as long as a server's Retry-After asks. Cancellation
/// and an exceeded budget are never retried.
/// </summary>
/// <param name="retries">How many times more, at least 1; each counts in the worst case of the run.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RetryAttribute(int retries) : Attribute
{
    /// <summary>How many times more.</summary>
    public int Retries { get; } = retries;
}

/// <summary>Ends an attempt of a step, repairs included, with a <see cref="TimeoutException"/> once the time is over.</summary>
/// <param name="seconds">The time, above 0, in seconds.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TimeoutAttribute(double seconds) : Attribute
{
    /// <summary>The time in seconds.</summary>
    public double Seconds { get; } = seconds;
}

/// <summary>
/// Runs another step of the class when this one has failed for good: after its retries, and never on cancellation or an exceeded budget.
/// </summary>
/// <param name="step">The step; it needs no role, returns the same type, and its parameters are found like those of any step.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FallbackAttribute(string step) : Attribute
{
    /// <summary>The step that runs instead.</summary>
    public string Step { get; } = step;
}

/// <summary>
/// Limits what one run may spend; on a step, what that step may spend each time it runs, its retries, its repairs and the pipeline that it
/// runs included, its verifiers and its fallback not. The limit on calls is proved against the worst case at compile time where it can be; all
/// three are enforced while the run goes on, with a <see cref="BudgetExceededException"/>. What a step spends counts for its run as well.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most model calls; 0, the default, sets no limit.</summary>
    public long MaxCalls { get; set; }

    /// <summary>The most tokens, read and written, as the clients report them; 0, the default, sets no limit.</summary>
    public long MaxTokens { get; set; }

    /// <summary>The longest time in seconds; 0, the default, sets no limit.</summary>
    public double Seconds { get; set; }
}

/// <summary>Says that the result goes out without a check, and why that is meant.</summary>
/// <param name="reason">The reason, for the next reader.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class UnverifiedAttribute(string reason) : Attribute
{
    /// <summary>The reason.</summary>
    public string Reason { get; } = reason;
}

/// <summary>
/// Says that a text may be hostile: one that a stranger wrote, a page, a mail, a tool's result. On a property or field of a type, that of every value of the type,
/// wherever it goes; on a record's parameter, the same of the property that it makes.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Method)]
public sealed class UntrustedAttribute : Attribute;

/// <summary>
/// Says that a text must not leave through a side effect nor reach telemetry; on a client or a <see cref="SideEffectAttribute"/> step,
/// that it may receive such text. On a property or field of a type, the text of every value of the type, wherever it goes; on a record's parameter, that of the property
/// that it makes.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Method)]
public sealed class SensitiveAttribute : Attribute;

/// <summary>Says that a code step or a tool changes something outside the program.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SideEffectAttribute : Attribute
{
    /// <summary>The parameter that makes a repeat harmless, because the receiver knows the effect by it.</summary>
    public string? IdempotencyKey { get; set; }
}
