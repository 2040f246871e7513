using System.ComponentModel;

namespace Orchestration;

/// <summary>What every step of a pipeline has. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StepDefinition
{
    private protected StepDefinition(PipelineDefinition pipeline, string name)
    {
        Pipeline = pipeline;
        Name = name;
    }

    /// <summary>The pipeline that the step belongs to.</summary>
    public PipelineDefinition Pipeline { get; }

    /// <summary>The step's name, unique in its pipeline.</summary>
    public string Name { get; }

    /// <summary>A hash of what the step promises: prompt, client, result type.</summary>
    public string Contract { get; init; } = "";

    /// <summary>How many times more the step is tried after a failure.</summary>
    public int Retries
    {
        get;
        init
        {
            field = value;
            HasPolicy |= value > 0;
        }
    }

    /// <summary>How long one attempt may take, or <see langword="null"/> for as long as it takes.</summary>
    public TimeSpan? Timeout
    {
        get;
        init
        {
            field = value;
            HasPolicy |= value is not null;
        }
    }

    /// <summary>What one execution of the step may spend, its retries, repairs and nested pipelines included, or <see langword="null"/>.</summary>
    public RunBudget? Budget
    {
        get;
        init
        {
            field = value;
            HasPolicy |= value is not null;
        }
    }

    /// <summary>Whether a run of it is more than one attempt without a limit; asked for each time, and so kept.</summary>
    internal bool HasPolicy { get; private init; }

    internal abstract StepKind Kind { get; }
}

/// <summary>A step: a static body over the pipeline's instance and one input. For generated code.</summary>
/// <typeparam name="TSelf">The pipeline's class.</typeparam>
/// <typeparam name="TInput">The step's input.</typeparam>
/// <typeparam name="TResult">What the step returns; <see cref="Nothing"/> where it returns nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StepDefinition<TSelf, TInput, TResult> : StepDefinition
    where TInput : IStepInput
{
    private protected StepDefinition(PipelineDefinition pipeline, string name)
        : base(pipeline, name)
    {
    }

    /// <summary>Runs the step where nothing is switched on: no policy, budget, listener or stream.</summary>
    internal abstract StepTask<TResult> Plain(in Run run, TSelf self, TInput input, in StepPlace at);

    /// <summary>One attempt, where something is switched on.</summary>
    internal abstract Task<TResult> AttemptAsync(StepCall call, TSelf self, TInput input, CancellationToken cancellationToken);
}
