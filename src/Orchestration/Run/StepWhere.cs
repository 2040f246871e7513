using System.Globalization;
using System.Text;

namespace Orchestration;

/// <summary>Where a step runs: its level, item, round and attempt.</summary>
/// <param name="Node">Its level.</param>
/// <param name="Item">One more than the index of its item, branch or ballot; 0 for none.</param>
/// <param name="Round">Its round, from 1; 0 for none.</param>
/// <param name="Attempt">How many times it ran before.</param>
internal readonly record struct StepWhere(PathNode Node, int Item, int Round, int Attempt)
{
    /// <summary>The same, of a fallback the place of the step that it stands in for.</summary>
    public StepWhere OfStep => Node is { IsOfFallback: true } ? Node.Where.OfStep : this;

    /// <summary>The path of a step that runs here.</summary>
    public string PathOf(string step)
    {
        if (Node.IsOutermost && (Item | Round | Attempt) == 0)
        {
            return step;
        }

        StringBuilder path = new();
        AppendTo(path, step);
        return path.ToString();
    }

    public RunOrigin OriginOf(StepDefinition step, RunScope? scope) => new(Node, PathOf(step.Name), scope?.RunId);

    public void AppendTo(StringBuilder path, string step)
    {
        Node.AppendTo(path);
        path.Append(path.Length > 0 ? "/" : "").Append(step);
        if (Item > 0)
        {
            path.Append(CultureInfo.InvariantCulture, $"[{Item - 1}]");
        }

        if (Round > 0)
        {
            path.Append(CultureInfo.InvariantCulture, $"[{Round}]");
        }

        if (Attempt > 0)
        {
            path.Append(CultureInfo.InvariantCulture, $"~{Attempt}");
        }
    }
}
