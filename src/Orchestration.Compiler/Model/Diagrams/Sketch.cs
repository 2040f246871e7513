namespace Orchestration.Compiler.Model.Diagrams;

/// <summary>A pipeline as a graph, before the pipelines that it runs are drawn into it. Its labels say what a reader sees, unescaped.</summary>
/// <param name="Pipeline">The pipeline's metadata name.</param>
/// <param name="Name">The class's name.</param>
/// <param name="Nodes">What is drawn, in the order of a run.</param>
/// <param name="Edges">What leads to what, in the order of a run.</param>
internal sealed record Sketch(string Pipeline, string Name, EquatableArray<SketchNode> Nodes, EquatableArray<SketchEdge> Edges);

/// <summary>What a node stands for, which gives it its shape.</summary>
internal enum NodeKind
{
    /// <summary>What goes into the run.</summary>
    Entry,

    /// <summary>What comes out of it.</summary>
    Result,

    /// <summary>An end without a result.</summary>
    End,

    /// <summary>A step that calls a model.</summary>
    Model,

    /// <summary>A step of the user's own code.</summary>
    Code,

    /// <summary>A step that runs another pipeline.</summary>
    Pipeline,

    /// <summary>A person.</summary>
    Person,

    /// <summary>What the pattern itself does, such as running several at once.</summary>
    Control,
}

/// <summary>How a run gets from one node to the next.</summary>
internal enum EdgeKind
{
    /// <summary>Onwards.</summary>
    Way,

    /// <summary>Back, for another round.</summary>
    Round,

    /// <summary>Back, because a check refused.</summary>
    SentBack,

    /// <summary>Onwards, because the step failed.</summary>
    Failed,
}

/// <summary>A node; its id is unique in its sketch.</summary>
internal sealed record SketchNode(string Id, string Label, NodeKind Kind)
{
    /// <summary>The pipeline that it runs, if any.</summary>
    public InnerSketch? Inner { get; init; }
}

/// <summary>A pipeline that is run by another one.</summary>
/// <param name="Pipeline">Its metadata name.</param>
/// <param name="Bounds">Its bounds where they are known from another assembly; else looked up by name.</param>
/// <param name="GoesOnWithoutResult">Whether the run goes on although it ended without a result, because the step takes its outcome.</param>
internal sealed record InnerSketch(string Pipeline, PipelineBounds? Bounds, bool GoesOnWithoutResult);

/// <summary>An edge between two nodes.</summary>
internal sealed record SketchEdge(string From, string To, string? Label, EdgeKind Kind);
