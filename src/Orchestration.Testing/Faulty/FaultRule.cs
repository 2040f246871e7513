namespace Orchestration.Testing;

/// <summary>When a fault happens.</summary>
internal abstract class FaultRule(Fault fault, Func<ChatRequest, bool>? when)
{
    public Fault Fault => fault;

    /// <param name="request">The call.</param>
    /// <param name="fraction">The number in [0, 1) drawn for this request, attempt and rule.</param>
    /// <param name="attempt">How often this very request was made before.</param>
    public bool Fires(ChatRequest request, double fraction, int attempt) =>
        (when is null || when(request)) && Fires(fraction, attempt);

    protected abstract bool Fires(double fraction, int attempt);

    public sealed class Sometimes(double probability, Fault fault, Func<ChatRequest, bool>? when) : FaultRule(fault, when)
    {
        protected override bool Fires(double fraction, int attempt) => fraction < probability;
    }

    public sealed class FirstAttempts(int count, Fault fault, Func<ChatRequest, bool>? when) : FaultRule(fault, when)
    {
        protected override bool Fires(double fraction, int attempt) => attempt < count;
    }

    public sealed class FirstCalls(int count, Fault fault, Func<ChatRequest, bool>? when) : FaultRule(fault, when)
    {
        private int _calls;

        protected override bool Fires(double fraction, int attempt) => Interlocked.Increment(ref _calls) <= count;
    }
}
