using System.ComponentModel;

namespace Orchestration;

/// <summary>
/// The draft with the highest score so far, the earlier one on a tie. As long as no draft has a score, it is the latest. For generated
/// code.
/// </summary>
/// <typeparam name="T">The draft's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Best<T>
{
    private readonly double? score;

    private Best(T value, double? score)
    {
        Value = value;
        this.score = score;
    }

    /// <summary>The draft.</summary>
    public T Value { get; }

    /// <summary>The better of this one and another.</summary>
    /// <param name="draft">The other draft.</param>
    /// <param name="score">Its score, where it has one; NaN counts as none.</param>
    public Best<T> Or(T draft, double? score)
    {
        double? given = score is { } number && !double.IsNaN(number) ? number : null;
        return this.score is null || given > this.score ? new(draft, given ?? this.score) : this;
    }
}
