using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes a chain: its steps have run, and the last one's result is the run's.</summary>
internal sealed class ChainEmitter : PatternEmitter<ChainModel>
{
    protected override void Emit(Flow flow, ChainModel pattern)
    {
        string last = pattern.Before[pattern.Before.Count - 1];
        flow.Return(flow.Pipeline.Step(last)?.Result is null ? null : flow.Value(new ValueSource.Step(last)));
    }
}
