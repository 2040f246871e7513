using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes a route: the classifier, and a switch over what it says.</summary>
internal sealed class RouteEmitter : PatternEmitter<RouteModel>
{
    protected override void Emit(Flow flow, RouteModel pattern)
    {
        StepModel classify = flow.Pipeline.Step(pattern.Classify)!;
        string label = flow.Step(classify, new StepPlaceCode())!;
        flow.Writer.Blank();
        flow.Writer.Block($"switch ({label})", () =>
        {
            foreach (RouteCase route in pattern.Cases)
            {
                foreach (string value in route.Values)
                {
                    flow.Writer.Line($"case {value}:");
                }

                Branch(flow, route.Method);
            }

            flow.Writer.Line("default:");
            if (pattern.Otherwise is null)
            {
                flow.Writer.Indented(() => flow.Writer.Line(
                    $"throw {flow.Run}.UnknownRoute({flow.Names.StepField(classify)}, {label}{(classify.Result!.IsText ? "" : ".ToString()")});"));
            }
            else
            {
                Branch(flow, pattern.Otherwise);
            }
        });
    }

    private static void Branch(Flow flow, string method)
    {
        StepModel step = flow.Pipeline.Step(method)!;
        flow.Writer.Open();
        flow.Writer.Line($"{flow.Run}.Branch({Code.Literal(step.Name)});");
        flow.Give(flow.Step(step, new StepPlaceCode()));
        flow.Writer.Close().Blank();
    }
}
