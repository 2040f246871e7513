namespace Orchestration;

/// <summary>
/// Keeps what runs ask until somebody responds: a page lists <see cref="Pending"/> and calls <see cref="Respond"/>, while the runs wait without
/// holding a thread. One serves any number of runs, on any threads, as long as the process lives.
/// </summary>
public sealed class InMemoryApprover : IApprover
{
    private readonly Lock gate = new();
    private readonly List<Waiting> pending = [];
    private TaskCompletionSource asked = NewSignal();

    /// <summary>What is waiting for a response, the longest waiting first.</summary>
    public IReadOnlyList<HumanRequest> Pending
    {
        get
        {
            lock (gate)
            {
                return [.. pending.Select(waiting => waiting.Request)];
            }
        }
    }

    /// <summary>Waits until something is asked, and gives what has waited longest. It stays pending.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<HumanRequest> NextAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task signal;
            lock (gate)
            {
                if (pending.Count > 0)
                {
                    return pending[0].Request;
                }

                signal = asked.Task;
            }

            await signal.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Responds to a request; its run goes on.</summary>
    /// <param name="requestId">The request's <see cref="HumanRequest.Id"/>.</param>
    /// <param name="response">The response.</param>
    /// <returns>Whether the request was waiting; if not, somebody else has responded, or its run has ended.</returns>
    /// <exception cref="ArgumentException">The response does not fit the request. The request goes on waiting; the message says what is wrong.</exception>
    public bool Respond(string requestId, HumanResponse response)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        ArgumentNullException.ThrowIfNull(response);
        if (Find(requestId) is not { } waiting)
        {
            return false;
        }

        if (waiting.Request.ProblemWith(response) is { } problem)
        {
            throw new ArgumentException($"The response does not fit '{requestId}': {problem}", nameof(response));
        }

        return Remove(waiting) && waiting.Response.TrySetResult(response);
    }

    /// <inheritdoc/>
    public async ValueTask<HumanResponse?> AskAsync(HumanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Waiting waiting = new(request);
        Add(waiting);
        try
        {
            return await waiting.Response.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Remove(waiting);
        }
    }

    private Waiting? Find(string requestId)
    {
        lock (gate)
        {
            return pending.Find(waiting => waiting.Request.Id == requestId);
        }
    }

    private void Add(Waiting waiting)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            pending.Add(waiting);
            signal = asked;
            asked = NewSignal();
        }

        signal.SetResult();
    }

    private bool Remove(Waiting waiting)
    {
        lock (gate)
        {
            return pending.Remove(waiting);
        }
    }

    /// <summary>Whoever waits goes on by itself, not on the thread of who asked.</summary>
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Waiting(HumanRequest request)
    {
        public HumanRequest Request => request;

        public TaskCompletionSource<HumanResponse> Response { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
