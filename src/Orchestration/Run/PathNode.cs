using System.Text;

namespace Orchestration;

/// <summary>
/// One level of a step's path. A pipeline's outermost level is shared by all its runs; a level is made for every nested pipeline and
/// fallback, so that an exception can always say where it happened.
/// </summary>
internal sealed class PathNode
{
    private readonly StepWhere where;
    private readonly string name;

    private PathNode(StepWhere where, PipelineDefinition pipeline, string name)
    {
        this.where = where;
        this.name = name;
        Pipeline = pipeline;
    }

    public PipelineDefinition Pipeline { get; }

    public bool IsOutermost => where.Node is null;

    public static PathNode Root(PipelineDefinition pipeline) => new(default, pipeline, "");

    /// <summary>The level of a step, for what runs within it.</summary>
    public static PathNode Of(StepWhere where, string step) => new(where, where.Node.Pipeline, step);

    /// <summary>The same place, seen by the pipeline that runs there.</summary>
    public PathNode Enter(PipelineDefinition pipeline) => new(where, pipeline, name);

    public void AppendTo(StringBuilder path)
    {
        if (!IsOutermost)
        {
            where.AppendTo(path, name);
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
