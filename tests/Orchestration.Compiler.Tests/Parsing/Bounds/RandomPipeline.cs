namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <summary>
/// A pipeline as a test makes it up, and the most calls of one run of it, worked out by the book: once more and in another way than the compiler
/// does, so that the two can be held against each other.
/// </summary>
/// <param name="Before">The steps before the pattern; all of a chain.</param>
/// <param name="After">The steps after it.</param>
internal abstract record RandomPipeline(IReadOnlyList<RandomStep> Before, IReadOnlyList<RandomStep> After)
{
    public long Calls => Before.Sum(step => step.Calls) + CoreCalls + After.Sum(step => step.Calls);

    public IEnumerable<RandomPipeline> Inner => Before.Concat(Core).Concat(After).Select(step => step.Inner).OfType<RandomPipeline>();

    protected abstract long CoreCalls { get; }

    protected abstract IEnumerable<RandomStep> Core { get; }

    public sealed record Chain(IReadOnlyList<RandomStep> Steps) : RandomPipeline(Steps, [])
    {
        protected override long CoreCalls => 0;

        protected override IEnumerable<RandomStep> Core => [];
    }

    public sealed record Route(IReadOnlyList<RandomStep> Before, RandomModel Classify, IReadOnlyList<RandomStep> Cases, bool LastIsOtherwise, IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        /// <summary>The case that costs most.</summary>
        public int Worst => Enumerable.Range(0, Cases.Count).MaxBy(index => Cases[index].Calls);

        protected override long CoreCalls => Classify.Attempts + Cases.Max(step => step.Calls);

        protected override IEnumerable<RandomStep> Core => Cases;
    }

    public sealed record Critic(
        IReadOnlyList<RandomStep> Before,
        RandomStep Produce,
        IReadOnlyList<RandomModel> Judges,
        RandomStep? Revise,
        RandomCheck? Check,
        int Rounds,
        IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        protected override long CoreCalls =>
            Checked(Produce) + (Rounds * Judges.Sum(judge => judge.Attempts)) + ((Rounds - 1) * Checked(Revise ?? Produce));

        protected override IEnumerable<RandomStep> Core => Revise is null ? [Produce] : [Produce, Revise];

        private long Checked(RandomStep step) => Check is null ? step.Calls : Check.CallsWith(step.Calls);
    }
}

/// <summary>What a step does: it asks a model, runs code, or runs another pipeline.</summary>
/// <param name="Model">The model step, or null.</param>
/// <param name="Inner">The inner pipeline, or null.</param>
/// <param name="Fallback">What stands in for a model step, or null.</param>
/// <param name="Check">The verifier, or null.</param>
internal sealed record RandomStep(RandomModel? Model, RandomPipeline? Inner, RandomModel? Fallback, RandomCheck? Check)
{
    public long Calls
    {
        get
        {
            long own = (Model?.Attempts ?? 0) + (Fallback?.Attempts ?? 0) + (Inner?.Calls ?? 0);
            return Check is null ? own : Check.CallsWith(own);
        }
    }

    /// <summary>Whether it can be sent back: an inner pipeline takes no feedback.</summary>
    public bool CanHear => Inner is null;
}

/// <summary>A model step: its retries, and its repairs where its reply is not plain text.</summary>
internal sealed record RandomModel(int Retries, int? Repairs)
{
    public long Attempts => (1L + Retries) * (1L + (Repairs ?? 0));
}

/// <summary>A verifying model step.</summary>
internal sealed record RandomCheck(RandomModel Model, int SendsBack)
{
    public long CallsWith(long step) => (1L + SendsBack) * (step + Model.Attempts);
}
