namespace Orchestration.Samples.Running;

/// <summary>What a sample tells the shell.</summary>
public static class ExitCode
{
    /// <summary>The run gave its result.</summary>
    public const int Completed = 0;

    /// <summary>The run ended otherwise: refused, exhausted, failed, cancelled.</summary>
    public const int EndedOtherwise = 1;

    /// <summary>The command line, the input or the environment variables cannot be used.</summary>
    public const int BadUsage = 2;
}
