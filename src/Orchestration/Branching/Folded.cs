using System.ComponentModel;

namespace Orchestration;

/// <summary>What items were folded to. For generated code.</summary>
/// <typeparam name="T">The type of a result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Folded<T>
{
    private readonly bool hasItems;

    internal Folded(T value)
    {
        hasItems = true;
        Value = value;
    }

    /// <summary>Whether there were no items.</summary>
    public bool IsEmpty => !hasItems;

    /// <summary>The one result that is left; the default of the type where there were no items.</summary>
    public T Value { get; }
}
