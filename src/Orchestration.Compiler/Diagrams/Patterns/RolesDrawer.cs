using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Parsing.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>
/// Draws a pattern by what its roles say: steps in the order they first run, those that do not see one another side by side, and a way back
/// over those that run again.
/// </summary>
internal sealed class RolesDrawer : PatternDrawer<PatternModel>
{
    protected override Ends Draw(Drawing drawing, PatternModel pattern, Ends from)
    {
        HashSet<string> alternatives = new(RolesOf(drawing.Pipeline).Where(role => role.IsAlternative).Select(role => role.Name), StringComparer.Ordinal);
        var repeated = new HashSet<string>(pattern.Repeated, StringComparer.Ordinal);
        Ends ends = from;
        Ends last = Ends.None;
        List<string> first = [];
        foreach (List<string> beside in Groups(drawing.Pipeline, pattern, alternatives))
        {
            List<Drawn> drawn = beside.Select(method => drawing.Step(method, ends)).ToList();
            ends = Ends.All(drawn.Select(step => step.Ends));
            if (beside.Any(repeated.Contains))
            {
                first = first.Count > 0 ? first : drawn.Select(step => step.First).ToList();
                last = ends;
            }
        }

        foreach (string node in first)
        {
            drawing.Connect(last.When(Bound(pattern)).As(EdgeKind.Round), node);
        }

        return ends;
    }

    private static IEnumerable<RoleSpecification> RolesOf(PipelineModel pipeline) =>
        PatternBinders.All.FirstOrDefault(binder => binder.Name == pipeline.PatternName)?.Roles ?? [];

    /// <summary>The steps in order; neighbours of one role whose steps do not see one another stand together.</summary>
    private static IEnumerable<List<string>> Groups(PipelineModel pipeline, PatternModel pattern, HashSet<string> alternatives)
    {
        var groups = new List<(string Role, List<string> Methods)>();
        foreach (StepModel step in pattern.Core.Select(pipeline.Step).OfType<StepModel>())
        {
            if (groups.Count > 0 && groups[groups.Count - 1] is var previous && previous.Role == step.Role && alternatives.Contains(step.Role))
            {
                previous.Methods.Add(step.Method);
            }
            else
            {
                groups.Add((step.Role, [step.Method]));
            }
        }

        return groups.Select(group => group.Methods);
    }

    /// <summary>The bounds of the attribute, such as <c>MaxRounds = 3</c>.</summary>
    private static string? Bound(PatternModel pattern)
    {
        IEnumerable<string> limits = pattern.Limits
            .Where(limit => limit is { MultipliesCalls: true, Member: null, Value: not null })
            .Select(limit => $"{limit.Name} = {Labels.Number(limit.Value!.Value)}");
        return string.Join(", ", limits) is { Length: > 0 } label ? label : null;
    }
}
