using Orchestration.Compiler.Model.Diagrams;

namespace Orchestration.Compiler.Diagrams;

/// <summary>A whole picture: a pipeline with those that it runs drawn into it.</summary>
internal sealed record Scene(IReadOnlyList<SceneItem> Items, IReadOnlyList<SketchEdge> Edges)
{
    public IEnumerable<SceneNode> Nodes => NodesOf(Items);

    private static IEnumerable<SceneNode> NodesOf(IEnumerable<SceneItem> items) =>
        items.SelectMany(item => item is SceneGroup group ? NodesOf(group.Items) : [(SceneNode)item]);
}

/// <summary>A node, or a pipeline that is drawn as its own part of the picture.</summary>
internal abstract record SceneItem(string Id, string Label);

/// <summary>A node.</summary>
internal sealed record SceneNode(string Id, string Label, NodeKind Kind) : SceneItem(Id, Label);

/// <summary>An inner pipeline with its own nodes.</summary>
internal sealed record SceneGroup(string Id, string Label, IReadOnlyList<SceneItem> Items) : SceneItem(Id, Label);
