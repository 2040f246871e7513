namespace Orchestration;

public readonly partial struct Run
{
    /// <summary>A person approves what a step gave; the value that it gives from here on.</summary>
    /// <param name="approval">The approval.</param>
    /// <param name="value">What the step gave.</param>
    /// <param name="at">Where the step ran.</param>
    /// <exception cref="RejectedException">The person said no.</exception>
    /// <exception cref="NeedsHumanException">Nobody responded.</exception>
    public StepTask<T> ApproveAsync<T>(ResultApproval<T> approval, T value, StepPlace at = default) =>
        new(DecideAsync(this, approval, new Proposal<T>(value), at));

    /// <summary>A person approves what a step is about to do; the input that it gets.</summary>
    /// <param name="approval">The approval.</param>
    /// <param name="input">The step's input.</param>
    /// <param name="at">Where the step will run.</param>
    /// <exception cref="RejectedException">The person said no.</exception>
    /// <exception cref="NeedsHumanException">Nobody responded.</exception>
    public StepTask<TInput> ApproveAsync<TInput>(ArgumentsApproval<TInput> approval, TInput input, StepPlace at = default)
        where TInput : IStepInput =>
        new(DecideAsync(this, approval, input, at));

    private static async Task<TValue> DecideAsync<TProposal, TValue>(Run run, Approval<TProposal, TValue> approval, TProposal proposal, StepPlace at)
        where TProposal : IStepInput
    {
        Run below = run.At(approval.Step, at);
        Decision<TValue> decision = await below.StepAsync(approval, Nothing.Value, proposal);
        if (decision.Refusal is not { } refusal)
        {
            return decision.Value;
        }

        RunOrigin origin = new(run.Node, new StepWhere(below.Node, 0, 0, 0).PathOf(approval.Name), run.Scope?.RunId);
        throw new RejectedException(origin, approval.Shown(proposal), refusal, $"{approval.Step.Name}/{approval.Name}", byPerson: true);
    }
}
