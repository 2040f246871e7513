using System.Runtime.CompilerServices;

namespace Orchestration;

/// <summary>
/// Objects that are used again by the thread that was the last to use them. Each kind has its place in one table of the thread, because a thread-static
/// field of a generic class costs several times as much to find.
/// </summary>
internal static class SparePool
{
    [ThreadStatic]
    private static Shelf[]? shelves;

    private static int kinds;

    public static int AddKind() => Interlocked.Increment(ref kinds) - 1;

    /// <summary>The place where this thread keeps its spare ones of a kind.</summary>
    public static ref object? Of(int kind)
    {
        Shelf[]? own = shelves;
        return ref own is not null && (uint)kind < (uint)own.Length ? ref own[kind].First : ref Add(kind);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref object? Add(int kind)
    {
        Array.Resize(ref shelves, Math.Max(kind + 1, Volatile.Read(ref kinds)));
        return ref shelves[kind].First;
    }

    private struct Shelf
    {
        public object? First;
    }
}
