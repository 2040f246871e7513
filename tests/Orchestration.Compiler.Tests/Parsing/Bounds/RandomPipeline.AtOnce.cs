namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <content>The patterns whose steps run at once.</content>
internal abstract partial record RandomPipeline
{
    public sealed record Parallel(IReadOnlyList<RandomStep> Before, IReadOnlyList<RandomStep> Sections, RandomStep Combine, IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        protected override IEnumerable<RandomStep> Core => Sections.Append(Combine);

        protected override long CoreOf(Counting counting) => counting.AtOnce(Sections.Select(counting.Of)) + counting.Of(Combine);
    }

    public sealed record Vote(IReadOnlyList<RandomStep> Before, IReadOnlyList<RandomSeveral> Voters, RandomDecision Select, IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        protected override IEnumerable<RandomStep> Core => Voters.Select(voter => voter.Step);

        protected override long CoreOf(Counting counting) => RandomSeveral.AtOnce(Voters, counting) + Select.Attempts;
    }

    public sealed record Debate(
        IReadOnlyList<RandomStep> Before, IReadOnlyList<RandomSeveral> Debaters, RandomModel? Agree, RandomStep Judge, int Rounds, IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        protected override IEnumerable<RandomStep> Core => Debaters.Select(debater => debater.Step).Append(Judge);

        protected override long CoreOf(Counting counting) =>
            (Rounds * RandomSeveral.AtOnce(Debaters, counting)) + ((Rounds - 1) * (Agree?.Attempts ?? 0)) + counting.Of(Judge);
    }

    /// <param name="FanIn">How many one reduction folds, or null for all.</param>
    public sealed record MapReduce(
        IReadOnlyList<RandomStep> Before,
        RandomDecision Split,
        IReadOnlyList<RandomStep> Maps,
        RandomStep Reduce,
        RandomStep? Otherwise,
        int Items,
        int? FanIn,
        IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        /// <summary>Whether a run without items costs more.</summary>
        public bool IsWorstWithoutItems => Counting.Calls.Of(Otherwise) > OfItems(Counting.Calls);

        protected override IEnumerable<RandomStep> Core => Maps.Concat(Some(Reduce, Otherwise));

        protected override long CoreOf(Counting counting) => Split.Attempts + Math.Max(OfItems(counting), counting.Of(Otherwise));

        private long OfItems(Counting counting) => counting.AtOnceTimes(Items, counting.InTurn(Maps)) + Folds(counting);

        /// <summary>Level by level; a group of one goes up as it is.</summary>
        private long Folds(Counting counting)
        {
            if (FanIn is not { } fanIn)
            {
                return counting.Of(Reduce);
            }

            long folds = 0;
            for (var left = Items; left > 1;)
            {
                var groups = Enumerable.Range(0, left).Chunk(fanIn).ToList();
                folds += counting.AtOnce(groups.Where(group => group.Length > 1).Select(_ => counting.Of(Reduce)));
                left = groups.Count;
            }

            return folds;
        }
    }
}

/// <summary>A step that several run alike, such as a voter that votes more than once.</summary>
internal sealed record RandomSeveral(RandomStep Step, int Count)
{
    public static long AtOnce(IEnumerable<RandomSeveral> all, Counting counting) =>
        counting.AtOnce(all.Select(several => counting.AtOnceTimes(several.Count, counting.Of(several.Step))));
}
