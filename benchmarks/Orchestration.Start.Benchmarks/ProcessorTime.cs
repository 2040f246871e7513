using System.Runtime.InteropServices;

namespace Orchestration.Start.Benchmarks;

/// <summary>The processor time of processes that have ended, which .NET does not tell.</summary>
internal static partial class ProcessorTime
{
    private const int Children = -1;

    /// <summary>Milliseconds of all processes started from here that have ended; not a number where the system is not asked for them.</summary>
    public static double OfChildren()
    {
        if (!OperatingSystem.IsLinux())
        {
            return double.NaN;
        }

        return GetResourceUsage(Children, out ResourceUsage usage) == 0 ? usage.User.Milliseconds + usage.System.Milliseconds : double.NaN;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeValue
    {
        private readonly nint seconds;
        private readonly nint microseconds;

        public double Milliseconds => (seconds * 1_000.0) + (microseconds / 1_000.0);
    }

    // After the times come fourteen counters.
    [StructLayout(LayoutKind.Sequential, Size = 18 * 8)]
    private readonly struct ResourceUsage
    {
        public readonly TimeValue User;
        public readonly TimeValue System;
    }
}
