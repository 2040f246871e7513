using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>A pipeline as a function that a model may call. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PipelineFunction : AIFunction
{
    private readonly FunctionSignature signature;
    private readonly Func<FunctionArguments, CancellationToken, Task<object?>> run;

    private PipelineFunction(FunctionSignature signature, Func<FunctionArguments, CancellationToken, Task<object?>> run)
    {
        this.signature = signature;
        this.run = run;
    }

    /// <inheritdoc/>
    public override string Name => signature.Name;

    /// <inheritdoc/>
    public override string Description => signature.Description ?? "";

    /// <inheritdoc/>
    public override JsonElement JsonSchema => signature.Schema;

    /// <inheritdoc/>
    public override JsonSerializerOptions JsonSerializerOptions => signature.Json.Writing;

    /// <summary>Makes a function of a pipeline that gives a value.</summary>
    /// <param name="signature">What a model is told of it.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="orchestration">Its orchestration, over the arguments.</param>
    public static AIFunction Of<T>(FunctionSignature signature, PipelineDefinition pipeline, Func<Run, FunctionArguments, Task<T>> orchestration) =>
        new PipelineFunction(signature, async (arguments, cancellationToken) =>
        {
            Run run = Run.Start(pipeline, null, cancellationToken);
            return Shown(await run.Finish(orchestration(run, arguments)).ConfigureAwait(false), signature.Json);
        });

    /// <summary>Makes a function of a pipeline that gives nothing.</summary>
    /// <inheritdoc cref="Of{T}(FunctionSignature, PipelineDefinition, Func{Run, FunctionArguments, Task{T}})"/>
    public static AIFunction Of(FunctionSignature signature, PipelineDefinition pipeline, Func<Run, FunctionArguments, Task> orchestration) =>
        new PipelineFunction(signature, async (arguments, cancellationToken) =>
        {
            Run run = Run.Start(pipeline, null, cancellationToken);
            await run.Finish(orchestration(run, arguments)).ConfigureAwait(false);
            return null;
        });

    /// <summary>Makes a function of a pipeline that gives an outcome: the value of a completed run, and for any other end its exception.</summary>
    /// <inheritdoc cref="Of{T}(FunctionSignature, PipelineDefinition, Func{Run, FunctionArguments, Task{T}})"/>
    public static AIFunction Of<T>(FunctionSignature signature, PipelineDefinition pipeline, Func<Run, FunctionArguments, Task<Outcome<T>>> orchestration) =>
        new PipelineFunction(signature, async (arguments, cancellationToken) =>
        {
            Run run = Run.Start(pipeline, null, cancellationToken);
            return Shown(await Run.ValueOf(run.FinishOutcome(orchestration(run, arguments))).ConfigureAwait(false), signature.Json);
        });

    /// <exception cref="ArgumentException">An argument is missing, unknown, or does not fit the schema.</exception>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        FunctionArguments read = signature.Read(arguments);
        if (read.Check() is { } problem)
        {
            throw new ArgumentException(problem, nameof(arguments));
        }

        return await run(read, cancellationToken).ConfigureAwait(false);
    }

    private static object? Shown<T>(T value, PipelineJson json) => value switch
    {
        null => null,
        string or AIContent or IEnumerable<AIContent> => value,
        Enum constant => constant.ToString(),
        _ => JsonSerializer.SerializeToElement(value, (JsonTypeInfo<T>)json.Writing.GetTypeInfo(typeof(T))),
    };
}
