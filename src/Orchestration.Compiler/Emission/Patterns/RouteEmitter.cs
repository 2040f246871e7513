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
        HandlerSwitch.Write(flow, label, pattern.Cases, step => Branch(flow, step), () =>
        {
            if (pattern.Otherwise is null)
            {
                flow.Writer.Indented(() => flow.Writer.Line(
                    $"throw {flow.Run}.UnknownRoute({flow.Names.StepField(classify)}, {label}{(classify.Result!.IsText ? "" : ".ToString()")});"));
            }
            else
            {
                flow.Writer.Open();
                Branch(flow, flow.Pipeline.Step(pattern.Otherwise)!);
                flow.Writer.Close().Blank();
            }
        });
    }

    private static void Branch(Flow flow, StepModel step)
    {
        flow.Writer.Line($"{flow.Run}.Branch({Code.Literal(step.Name)});");
        flow.Give(flow.Step(step, new StepPlaceCode()));
    }
}
