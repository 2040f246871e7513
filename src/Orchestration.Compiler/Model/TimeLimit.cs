namespace Orchestration.Compiler.Model;

/// <summary>The times that a timer can hold a run or a step to.</summary>
internal static class TimeLimit
{
    /// <summary>A timer counts milliseconds.</summary>
    public const double LeastSeconds = 0.001;

    /// <summary>The most milliseconds that a timer takes, about 49 days.</summary>
    public const double MostSeconds = 4_294_967;

    public static bool IsUsable(double seconds) => seconds is >= LeastSeconds and <= MostSeconds;
}
