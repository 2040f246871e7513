using System.Runtime.CompilerServices;

namespace Orchestration;

/// <summary>
/// Objects that are used again by the thread that was the last to use them. Each kind has its shelf in one table of the thread, because a thread-static
/// field of a generic class costs several times as much to find.
/// </summary>
internal static class SparePool
{
    private const int MostSpare = 32;

    [ThreadStatic]
    private static Shelf[]? shelves;

    private static int kinds;

    public static int AddKind() => Interlocked.Increment(ref kinds) - 1;

    /// <summary>A spare one of a kind, if this thread has any.</summary>
    public static object? Take(int kind)
    {
        ref Shelf shelf = ref Of(kind);
        return shelf.Count == 0 ? null : shelf.Spare[--shelf.Count].Value;
    }

    /// <summary>Keeps one for another use, if there are not too many.</summary>
    public static void Give(int kind, object spare)
    {
        ref Shelf shelf = ref Of(kind);
        shelf.Spare ??= new Slot[MostSpare];
        if (shelf.Count < MostSpare)
        {
            shelf.Spare[shelf.Count++].Value = spare;
        }
    }

    private static ref Shelf Of(int kind)
    {
        Shelf[]? own = shelves;
        return ref own is not null && (uint)kind < (uint)own.Length ? ref own[kind] : ref Add(kind);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref Shelf Add(int kind)
    {
        Array.Resize(ref shelves, Math.Max(kind + 1, Volatile.Read(ref kinds)));
        return ref shelves[kind];
    }

    private struct Shelf
    {
        /// <summary>Those that are spare, and behind them some that are in use.</summary>
        public Slot[] Spare;
        public int Count;
    }

    /// <summary>Spares the check that an array of references makes at each write.</summary>
    private struct Slot
    {
        public object Value;
    }
}
