using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws a route: a step that decides, and a way for each case with the values that lead to it.</summary>
internal sealed class RouteDrawer : PatternDrawer<RouteModel>
{
    protected override Ends Draw(Drawing drawing, RouteModel pattern, Ends from)
    {
        Ends decided = drawing.Step(pattern.Classify, from).Ends;
        Dictionary<string, string> labels = pattern.Cases.ToDictionary(route => route.Method, route => Labels.Values(route, pattern.Labels), StringComparer.Ordinal);
        return drawing.Beside(pattern.Branches, method => decided.When(labels.TryGetValue(method, out string label) ? label : RouteModel.OtherwiseLabel));
    }
}
