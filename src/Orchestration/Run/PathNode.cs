using System.Text;

namespace Orchestration;

/// <summary>
/// One level of a step's path. A pipeline's outermost level is shared by all its runs; a level is made for every nested pipeline and
/// branch, so that an exception can always say where it happened.
/// </summary>
internal sealed class PathNode
{
    private readonly PathNode? parent;
    private readonly string name;
    private readonly StepPlace place;
    private readonly int index;

    private PathNode(PathNode? parent, PipelineDefinition pipeline, string name, StepPlace place, int index)
    {
        this.parent = parent;
        this.name = name;
        this.place = place;
        this.index = index;
        Pipeline = pipeline;
    }

    public PipelineDefinition Pipeline { get; }

    public static PathNode Root(PipelineDefinition pipeline) => new(null, pipeline, "", default, -1);

    /// <summary>The level of a step that runs another pipeline.</summary>
    public PathNode Step(string step, StepPlace at) => new(this, Pipeline, step, at, -1);

    /// <summary>The same place, seen by the pipeline that runs there.</summary>
    public PathNode Enter(PipelineDefinition pipeline) => new(parent, pipeline, name, place, index);

    public PathNode Item(string item, int itemIndex) => new(this, Pipeline, item, default, itemIndex);

    /// <summary>The path of a step at this level.</summary>
    public string PathOf(string step, StepPlace at)
    {
        if (parent is null && at.IsPlain)
        {
            return step;
        }

        StringBuilder path = new();
        AppendTo(path);
        Separate(path);
        at.Append(path, step);
        return path.ToString();
    }

    /// <summary>The path of this level itself; empty for a run that no other one started.</summary>
    public override string ToString()
    {
        StringBuilder path = new();
        AppendTo(path);
        return path.ToString();
    }

    private static void Separate(StringBuilder path)
    {
        if (path.Length > 0)
        {
            path.Append('/');
        }
    }

    private void AppendTo(StringBuilder path)
    {
        if (parent is null)
        {
            return;
        }

        parent.AppendTo(path);
        Separate(path);
        place.Append(path, name);
        if (index >= 0)
        {
            path.Append('[').Append(index).Append(']');
        }
    }
}
