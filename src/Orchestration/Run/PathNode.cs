using System.Globalization;
using System.Text;

namespace Orchestration;

/// <summary>
/// One level of a step's path. A pipeline's outermost level is shared by all its runs; a level is made for every nested pipeline, item and
/// fallback, so that an exception can always say where it happened.
/// </summary>
internal sealed class PathNode
{
    private readonly StepWhere where;
    private readonly string name;
    private readonly int item;

    private PathNode(StepWhere where, PipelineDefinition pipeline, string name, int item)
    {
        this.where = where;
        this.name = name;
        this.item = item;
        Pipeline = pipeline;
    }

    public PipelineDefinition Pipeline { get; }

    public bool IsOutermost => where.Node is null;

    public static PathNode Root(PipelineDefinition pipeline) => new(default, pipeline, "", -1);

    /// <summary>The level of a step, for what runs within it.</summary>
    public static PathNode Of(StepWhere where, string step) => new(where, where.Node.Pipeline, step, -1);

    /// <summary>The level of one item.</summary>
    public PathNode Item(string step, int index) => new(new(this, 0, 0), Pipeline, step, index);

    /// <summary>The same place, seen by the pipeline that runs there.</summary>
    public PathNode Enter(PipelineDefinition pipeline) => new(where, pipeline, name, item);

    public void AppendTo(StringBuilder path)
    {
        if (IsOutermost)
        {
            return;
        }

        where.AppendTo(path, name);
        if (item >= 0)
        {
            path.Append(CultureInfo.InvariantCulture, $"[{item}]");
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
