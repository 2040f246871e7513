using System.Text;

namespace Orchestration;

/// <summary>
/// One level of a step's path. A pipeline's outermost level is shared by all its runs; a level is made for every nested pipeline and
/// fallback, so that an exception can always say where it happened.
/// </summary>
internal sealed class PathNode
{
    private readonly string name;

    private PathNode(StepWhere where, PipelineDefinition pipeline, string name)
    {
        Where = where;
        this.name = name;
        Pipeline = pipeline;
    }

    public PipelineDefinition Pipeline { get; }

    /// <summary>Where the step stands whose level it is.</summary>
    public StepWhere Where { get; }

    /// <summary>Whether it is the level of a step of the same pipeline, in whose stead another one runs.</summary>
    public bool IsOfFallback => !IsOutermost && Where.Node.Pipeline == Pipeline;

    public bool IsOutermost => Where.Node is null;

    public static PathNode Root(PipelineDefinition pipeline) => new(default, pipeline, "");

    /// <summary>The level of a step, for what runs within it.</summary>
    public static PathNode Of(StepWhere where, string step) => new(where, where.Node.Pipeline, step);

    /// <summary>The same place, seen by the pipeline that runs there.</summary>
    public PathNode Enter(PipelineDefinition pipeline) => new(Where, pipeline, name);

    public void AppendTo(StringBuilder path)
    {
        if (!IsOutermost)
        {
            Where.AppendTo(path, name);
        }
    }

    /// <summary>The path of this level; empty for a run that no other one started.</summary>
    public override string ToString()
    {
        StringBuilder path = new();
        AppendTo(path);
        return path.ToString();
    }
}
