namespace Orchestration;

/// <summary>The hash of a step's input, computed when it is asked for.</summary>
internal sealed class StepInputHash(IStepInput input, PipelineJson json)
{
    private string? value;

    public string Value => value ??= StepInputWriter.Hash(input, json);
}
