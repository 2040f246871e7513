using System.ComponentModel;

namespace Orchestration;

/// <summary>
/// The step in which a person approves something of another step, whose path is one level below that step's: <c>Draft[2]/Approve</c>. What is
/// recorded of it is the decision, a refusal too. For generated code.
/// </summary>
/// <typeparam name="TProposal">What is to be approved, as the step's input.</typeparam>
/// <typeparam name="TValue">What goes on.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Approval<TProposal, TValue> : StepDefinition<Nothing, TProposal, Decision<TValue>>
    where TProposal : IStepInput
{
    private protected Approval(StepDefinition step)
        : base(step.Pipeline, "Approve") => Step = step;

    /// <summary>The question to the person.</summary>
    public required string Question { get; init; }

    internal StepDefinition Step { get; }

    internal override StepKind Kind => StepKind.Human;

    private protected abstract HumanRequestKind Asks { get; }

    internal override StepTask<Decision<TValue>> Plain(in Run run, Nothing self, TProposal input, in StepPlace at)
    {
        RunOrigin origin = at.Below(run.Node).OriginOf(this, null);
        return new(Task.FromException<Decision<TValue>>(new NeedsHumanException(origin, Request(input, origin, ReadingOf(input)))));
    }

    internal override async Task<Decision<TValue>> AttemptAsync(StepCall call, Nothing self, TProposal input, CancellationToken cancellationToken)
    {
        HumanReading<TValue> reading = ReadingOf(input);
        (HumanResponse response, TValue? edited) =
            await HumanDesk.AskAsync(call, Request(input, call.Origin, reading), reading, cancellationToken).ConfigureAwait(false);
        return response.Decision switch
        {
            HumanDecision.Approved => new(ValueOf(input), null),
            HumanDecision.Edited => new(edited!, null),
            _ => new(default!, Verdict.Reject(response.Feedback)),
        };
    }

    /// <summary>What the person sees.</summary>
    internal abstract object? Shown(TProposal input);

    private protected abstract TValue ValueOf(TProposal input);

    private protected abstract HumanReading<TValue> ReadingOf(TProposal input);

    private HumanRequest Request(TProposal input, RunOrigin origin, HumanReading<TValue> reading) => new(Question, origin.Path)
    {
        Kind = Asks, RunId = origin.RunId, Pipeline = Pipeline.Name, Value = Shown(input), Reading = reading,
    };
}

/// <summary>The approval of what a step gave. For generated code.</summary>
/// <param name="step">The step.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResultApproval<T>(StepDefinition step) : Approval<Proposal<T>, T>(step)
{
    private ValueReading<T>? reading;

    /// <summary>How an edit that is given as text is read.</summary>
    public required ReplyFormat<T> Reply { get; init; }

    private protected override HumanRequestKind Asks => HumanRequestKind.Result;

    internal override object? Shown(Proposal<T> input) => input.Value;

    private protected override T ValueOf(Proposal<T> input) => input.Value;

    private protected override HumanReading<T> ReadingOf(Proposal<T> input) => reading ??= new ValueReading<T>(Reply, Pipeline.Json);
}

/// <summary>The approval of what a step is about to do. For generated code.</summary>
/// <param name="step">The step.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ArgumentsApproval<TInput>(StepDefinition step) : Approval<TInput, TInput>(step)
    where TInput : IStepInput
{
    /// <summary>The input with a person's changes.</summary>
    public required Func<TInput, EditedArguments, TInput> Edit { get; init; }

    private protected override HumanRequestKind Asks => HumanRequestKind.Arguments;

    internal override object? Shown(TInput input) => StepInputWriter.Values(input);

    private protected override TInput ValueOf(TInput input) => input;

    private protected override HumanReading<TInput> ReadingOf(TInput input) => new ArgumentsReading<TInput>(input, Edit, Pipeline.Json);
}

/// <summary>A result that waits for approval, as a step's input. For generated code.</summary>
/// <param name="Value">The result.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Proposal<T>(T Value) : IStepInput
{
    /// <inheritdoc/>
    public void Write(StepInputWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Add("value", Value);
    }
}

/// <summary>What a person decided about something: the value that goes on, or why none does. For generated code.</summary>
/// <param name="Value">What goes on.</param>
/// <param name="Refusal">The person's no; <see langword="null"/> where something goes on.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Decision<T>(T Value, Verdict? Refusal);
