using System.Globalization;
using System.Text;

namespace Orchestration;

/// <summary>Where a step runs: its level, round and attempt.</summary>
internal readonly record struct StepWhere(PathNode Node, int Round, int Attempt)
{
    /// <summary>The path of a step that runs here.</summary>
    public string PathOf(string step)
    {
        if (Node.IsOutermost && (Round | Attempt) == 0)
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
