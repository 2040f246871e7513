using System.Runtime.ExceptionServices;

namespace Orchestration;

/// <summary>
/// What branches of a run that are under way at once have in common: a token that the first failure cancels, and that failure itself. Whoever
/// starts branches waits for all of them before <see cref="EndAsync"/>, so that no task is left unobserved.
/// </summary>
internal sealed class BranchGroup : IDisposable
{
    private readonly CancellationToken callersToken;
    private readonly CancellationTokenSource cancellation;
    private ExceptionDispatchInfo? failure;
    private Task cancelling = Task.CompletedTask;

    public BranchGroup(in Run run)
    {
        callersToken = run.CancellationToken;
        cancellation = CancellationTokenSource.CreateLinkedTokenSource(callersToken);
        Run = new Run(run.Scope, run.Node, cancellation.Token);
    }

    /// <summary>The run as its branches see it.</summary>
    public Run Run { get; }

    /// <summary>Whether the branches are to end: one of them failed, or the caller cancelled.</summary>
    public bool IsCancelled => cancellation.IsCancellationRequested;

    /// <summary>Whether there is a failure to surface.</summary>
    public bool HasFailed => failure is not null;

    /// <summary>
    /// Whether a failure may be kept while the others go on: not the end of a cancelled branch, a spent budget, or a question to a person.
    /// </summary>
    public bool MayKeep(Exception exception) =>
        !IsConsequence(exception) && exception is not (BudgetExceededException or NeedsHumanException);

    /// <summary>A branch has failed: the first to do so cancels the others, and what it threw is what surfaces.</summary>
    public void Fail(Exception exception)
    {
        if (!IsConsequence(exception) && Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null) is null)
        {
            cancelling = cancellation.CancelAsync();
        }
    }

    /// <summary>Ends the branches that are still under way although nothing failed: their results are not needed any more.</summary>
    public void Stop() => cancelling = cancellation.CancelAsync();

    /// <summary>Surfaces the first failure, once all branches have ended.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask EndAsync()
    {
        // What a callback of the token throws is no failure of the run.
        await cancelling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        failure?.Throw();
        callersToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => cancellation.Dispose();

    private bool IsConsequence(Exception exception) => exception is OperationCanceledException && cancellation.IsCancellationRequested;
}
