namespace Orchestration;

/// <summary>Makes approvers of functions.</summary>
public static class Approver
{
    /// <summary>An approver that calls a function.</summary>
    /// <param name="ask">Asks a person; <see langword="null"/> where nobody responds now.</param>
    public static IApprover From(Func<HumanRequest, CancellationToken, ValueTask<HumanResponse?>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return new OfFunction(ask);
    }

    /// <summary>An approver that calls a function, which responds at once: a rule in code, or a test.</summary>
    /// <param name="ask">Responds; <see langword="null"/> where nobody responds now.</param>
    public static IApprover From(Func<HumanRequest, HumanResponse?> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return new OfFunction((request, _) => ValueTask.FromResult(ask(request)));
    }

    private sealed class OfFunction(Func<HumanRequest, CancellationToken, ValueTask<HumanResponse?>> ask) : IApprover
    {
        public ValueTask<HumanResponse?> AskAsync(HumanRequest request, CancellationToken cancellationToken) => ask(request, cancellationToken);
    }
}
