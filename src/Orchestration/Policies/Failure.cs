using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Orchestration;

/// <summary>What a failure says of itself: its HTTP status and how long the server wants to be left alone.</summary>
internal static class Failure
{
    public static RetryAdvice Advice(Exception exception, TimeProvider clock)
    {
        if (StatusOf(exception) is >= 400 and < 500 and not (408 or 425 or 429))
        {
            return RetryAdvice.Never;
        }

        return RetryAfterOf(exception, clock) is { } delay ? RetryAdvice.WaitAtLeast(delay) : RetryAdvice.Usual;
    }

    /// <summary>
    /// The status of a failed HTTP request. The clients of Anthropic, OpenAI and Azure throw exceptions of their own, with the status in a
    /// property <c>StatusCode</c> or <c>Status</c>.
    /// </summary>
    private static int? StatusOf(Exception exception) => exception is HttpRequestException request
        ? (int?)request.StatusCode
        : (Property(exception, "StatusCode") ?? Property(exception, "Status")) switch
        {
            HttpStatusCode status => (int)status,
            int status => status,
            _ => null,
        };

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the property was trimmed away, the status is unknown and the failure is retried.")]
    private static object? Property(Exception exception, string name) => exception.GetType().GetProperties()
        .FirstOrDefault(property => property.Name == name && property.GetIndexParameters().Length == 0)?.GetValue(exception);

    private static TimeSpan? RetryAfterOf(Exception exception, TimeProvider clock) => exception.Data["Retry-After"] switch
    {
        TimeSpan delay when delay >= TimeSpan.Zero => delay,
        DateTimeOffset time => Until(time, clock),
        int seconds and >= 0 => TimeSpan.FromSeconds(seconds),
        string text when uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint seconds) => TimeSpan.FromSeconds(seconds),
        string text when DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time) => Until(time, clock),
        _ => null,
    };

    private static TimeSpan Until(DateTimeOffset time, TimeProvider clock)
    {
        TimeSpan delay = time - clock.GetUtcNow();
        return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
    }
}
