using System.Collections;
using Orchestration.Compiler.Model.Diagrams;

namespace Orchestration.Compiler.Diagrams;

/// <summary>A way out of a node that leads nowhere yet.</summary>
internal sealed record LooseEnd(string Node, string? Label, EdgeKind Kind);

/// <summary>The ways out of what was drawn last. Whatever is drawn next is joined to all of them.</summary>
internal sealed class Ends(IReadOnlyList<LooseEnd> ends) : IReadOnlyList<LooseEnd>
{
    public static Ends None { get; } = new([]);

    public int Count => ends.Count;

    public LooseEnd this[int index] => ends[index];

    public static Ends operator +(Ends left, Ends right) => new([.. left, .. right]);

    public static Ends Of(string node) => new([new LooseEnd(node, null, EdgeKind.Way)]);

    public static Ends All(IEnumerable<Ends> all) => new([.. all.SelectMany(ends => ends)]);

    /// <summary>The same ways, taken when the label says.</summary>
    public Ends When(string? label) => new([.. ends.Select(end => end with { Label = Labels.Join(end.Label, label) })]);

    /// <summary>The same ways, of another kind.</summary>
    public Ends As(EdgeKind kind) => new([.. ends.Select(end => end with { Kind = kind })]);

    public IEnumerator<LooseEnd> GetEnumerator() => ends.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>What was drawn: where it begins, and its ways out.</summary>
internal sealed record Drawn(string First, Ends Ends)
{
    /// <summary>The ways out on which a verifier refused, where that does not end the run.</summary>
    public Ends Refused { get; init; } = Ends.None;
}
