using System.Collections.Immutable;

namespace Orchestration.Testing;

/// <summary>Where in a schema the filling is: so that a type that holds itself comes to an end.</summary>
internal sealed record FillPath(ImmutableStack<string> References, int Depth)
{
    private const int Bottom = 64;

    public static FillPath Root { get; } = new(ImmutableStack<string>.Empty.Push("#"), 0);

    /// <summary>Whether the schema is nested too deep to go on.</summary>
    public bool IsAtBottom => Depth >= Bottom;

    /// <summary>Whether the schema was entered above already.</summary>
    public bool Repeats(SchemaNode node) => node.References.Any(References.Contains);

    public FillPath Into(SchemaNode node) =>
        new(node.References.Aggregate(References, (all, reference) => all.Push(reference)), Depth + 1);
}
