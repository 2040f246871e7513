using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules;

/// <summary>Reads off a pipeline what those who run it have to know of its marks.</summary>
internal static class LabelReader
{
    public static LabelSummary Of(PipelineModel pipeline)
    {
        var flow = new FlowGraph(pipeline);
        var own = new PipelineLabels(
            flow.PathToResult(WithoutInputs(FlowMark.Untrusted)) is not null,
            flow.PathToResult(WithoutInputs(FlowMark.Sensitive)) is not null,
            pipeline.Steps.FirstOrDefault(step => step is { IsSideEffect: true, Approval: null }) is { } acting ? $"{pipeline.Name}.{acting.Method}" : null);
        var inner = new List<(string, bool)>();
        foreach (StepModel step in pipeline.Steps)
        {
            if (step.Pipeline is { Labels: { } foreign })
            {
                own = own.And(foreign, IsGiven(flow, step));
            }
            else if (step.Pipeline is { } work)
            {
                inner.Add((work.Pipeline, IsGiven(flow, step)));
            }
        }

        return new LabelSummary(own, inner.ToEquatableArray());
    }

    /// <summary>What the run was given, whoever runs the pipeline knows better: it is theirs to mark.</summary>
    private static FlowMark WithoutInputs(FlowMark mark) => mark with { IsOn = origin => origin is FlowOrigin.Result && mark.IsOn(origin) };

    private static bool IsGiven(FlowGraph flow, StepModel inner) => flow.PathToResult(FlowMark.ResultOf(inner)) is not null;
}
