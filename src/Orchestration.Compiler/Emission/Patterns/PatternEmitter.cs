using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes the orchestration of one pattern.</summary>
internal abstract class PatternEmitter
{
    /// <summary>The model that it writes.</summary>
    public abstract Type Model { get; }

    /// <summary>Writes the pattern itself, which ends by giving its result to the flow.</summary>
    public abstract void Emit(Flow flow);

    /// <summary>Writes what the pattern needs beside its steps, as members of the class.</summary>
    public virtual void EmitMembers(SourceWriter writer, PipelineModel pipeline, EmittedNames names)
    {
    }
}

/// <summary>Writes the orchestration of one pattern.</summary>
internal abstract class PatternEmitter<TModel> : PatternEmitter
    where TModel : PatternModel
{
    public sealed override Type Model => typeof(TModel);

    public sealed override void Emit(Flow flow) => Emit(flow, (TModel)flow.Pipeline.Pattern!);

    protected abstract void Emit(Flow flow, TModel pattern);
}

/// <summary>The emitters there are.</summary>
internal static class PatternEmitters
{
    private static readonly Dictionary<Type, PatternEmitter> ByModel =
        new PatternEmitter[]
        {
            new ChainEmitter(),
            new RouteEmitter(),
            new CriticEmitter(),
            new ParallelEmitter(),
            new LoopEmitter(),
            new RefineEmitter(),
            new VoteEmitter(),
            new AgentEmitter(),
            new MapReduceEmitter(),
            new SupervisorEmitter(),
            new OrchestratorEmitter(),
            new DebateEmitter(),
        }.ToDictionary(emitter => emitter.Model);

    public static PatternEmitter Of(PatternModel pattern) => ByModel[pattern.GetType()];
}
