namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <content>The patterns whose steps run one after the other.</content>
internal abstract partial record RandomPipeline
{
    public sealed record Chain(IReadOnlyList<RandomStep> Steps) : RandomPipeline(Steps, [])
    {
        protected override IEnumerable<RandomStep> Core => [];

        protected override long CoreOf(Counting counting) => 0;
    }

    public sealed record Route(IReadOnlyList<RandomStep> Before, RandomModel Classify, IReadOnlyList<RandomStep> Cases, bool LastIsOtherwise, IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        /// <summary>The case that costs most.</summary>
        public int Worst => Enumerable.Range(0, Cases.Count).MaxBy(index => Cases[index].Calls);

        protected override IEnumerable<RandomStep> Core => Cases;

        protected override long CoreOf(Counting counting) => Classify.Attempts + counting.Dearest(Cases);
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
        protected override IEnumerable<RandomStep> Core => Some(Produce, Revise);

        protected override long CoreOf(Counting counting) =>
            Checked(counting.Of(Produce)) + (Rounds * Judges.Sum(judge => judge.Attempts)) + ((Rounds - 1) * Checked(counting.Of(Revise ?? Produce)));

        private long Checked(long draft) => Check?.With(draft) ?? draft;
    }

    public sealed record Loop(IReadOnlyList<RandomStep> Steps, RandomModel Until, RandomStep? Finish, int Rounds) : RandomPipeline([], [])
    {
        protected override IEnumerable<RandomStep> Core => Steps.Concat(Some(Finish));

        protected override long CoreOf(Counting counting) => (Rounds * (counting.InTurn(Steps) + Until.Attempts)) + counting.Of(Finish);
    }

    public sealed record Refine(
        IReadOnlyList<RandomStep> Before,
        RandomDecision Split,
        RandomStep Start,
        RandomStep Next,
        RandomCheck? Check,
        RandomStep? Otherwise,
        int Items,
        IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        /// <summary>Whether a run without items costs more.</summary>
        public bool IsWorstWithoutItems => Counting.Calls.Of(Otherwise) > OfItems(Counting.Calls);

        protected override IEnumerable<RandomStep> Core => Some(Start, Next, Otherwise);

        protected override long CoreOf(Counting counting) => Split.Attempts + Math.Max(OfItems(counting), counting.Of(Otherwise));

        private long OfItems(Counting counting) => Checked(counting.Of(Start)) + ((Items - 1) * Checked(counting.Of(Next)));

        private long Checked(long soFar) => Check?.With(soFar) ?? soFar;
    }
}
