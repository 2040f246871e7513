using System.Globalization;

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

    private static int? StatusOf(Exception exception) => (int?)(exception as HttpRequestException)?.StatusCode;

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
