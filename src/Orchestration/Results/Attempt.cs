using System.Runtime.ExceptionServices;
using System.Text.Json.Serialization;

namespace Orchestration;

/// <summary>What came of one branch where the others go on without it: its value, or why there is none.</summary>
/// <typeparam name="T">The type of the branch's result.</typeparam>
public sealed record Attempt<T>
{
    /// <summary>A branch that gave its result.</summary>
    /// <param name="value">The result.</param>
    public Attempt(T value)
    {
        Succeeded = true;
        Value = value;
    }

    /// <summary>A branch that failed.</summary>
    /// <param name="exception">What it threw.</param>
    /// <exception cref="ArgumentNullException">There is no exception.</exception>
    public Attempt(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
    }

    [JsonConstructor]
    internal Attempt(bool succeeded, T? value, string? error)
    {
        Succeeded = succeeded;
        Value = value;
        Exception = succeeded ? null : new InvalidOperationException(error);
    }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded { get; }

    /// <summary>The value; the default of the type where there is none.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value, in words, or <see langword="null"/>.</summary>
    public string? Error => Exception?.Message;

    /// <summary>What was thrown, or <see langword="null"/>.</summary>
    [JsonIgnore]
    public Exception? Exception { get; }

    /// <summary>The value.</summary>
    /// <exception cref="Exception">The branch failed: its own exception, with its own stack.</exception>
    public T GetValueOrThrow()
    {
        if (Exception is not null)
        {
            ExceptionDispatchInfo.Throw(Exception);
        }

        return Value!;
    }
}
