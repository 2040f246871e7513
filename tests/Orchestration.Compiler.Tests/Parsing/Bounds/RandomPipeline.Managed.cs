namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <content>The patterns in which one step hands out work to others.</content>
internal abstract partial record RandomPipeline
{
    public sealed record Orchestrator(
        IReadOnlyList<RandomStep> Before,
        RandomDecision Plan,
        IReadOnlyList<RandomStep> Workers,
        RandomDecision? Replan,
        RandomStep Synthesize,
        RandomStep? Otherwise,
        int Tasks,
        int MaxRounds,
        IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        /// <summary>The worker that costs most.</summary>
        public int Worst => Enumerable.Range(0, Workers.Count).MaxBy(index => Workers[index].Calls);

        /// <summary>Whether a run without tasks costs more.</summary>
        public bool IsWorstWithoutTasks => Counting.Calls.Of(Otherwise) > OfTasks(Counting.Calls);

        public int Rounds => Replan is null ? 1 : MaxRounds;

        protected override IEnumerable<RandomStep> Core => Workers.Concat(Some(Synthesize, Otherwise));

        protected override long CoreOf(Counting counting) => Plan.Attempts + Math.Max(OfTasks(counting), counting.Of(Otherwise));

        private long OfTasks(Counting counting) =>
            (Rounds * (counting.AtOnceTimes(Tasks, counting.Dearest(Workers)) + (Replan?.Attempts ?? 0))) + counting.Of(Synthesize);
    }

    public sealed record Supervisor(
        IReadOnlyList<RandomStep> Before,
        RandomDecision Assign,
        IReadOnlyList<RandomStep> Workers,
        RandomCheck? Check,
        RandomModel? Review,
        RandomStep? Finish,
        int Turns,
        int MaxReworks,
        IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        /// <summary>The worker that costs most.</summary>
        public int Worst => Enumerable.Range(0, Workers.Count).MaxBy(index => Workers[index].Calls);

        public int Reworks => Review is null ? 0 : MaxReworks;

        /// <summary>Whether a turn costs more that makes a result, which is refused, than one that hands out work.</summary>
        public bool IsWorstWithoutWork => Refused(Counting.Calls) > Work(Counting.Calls);

        protected override IEnumerable<RandomStep> Core => Workers.Concat(Some(Finish));

        protected override long CoreOf(Counting counting) =>
            (Turns * (Assign.Attempts + Math.Max(Work(counting), Refused(counting)))) + Assign.Attempts + counting.Of(Finish);

        private long Work(Counting counting) => (1L + Reworks) * (Checked(counting.Dearest(Workers)) + (Review?.Attempts ?? 0));

        private long Refused(Counting counting) => Finish?.Check is null ? 0 : counting.Of(Finish);

        private long Checked(long work) => Check?.With(work) ?? work;
    }

    /// <param name="Turns">Two at least: in the last one, no tools are offered.</param>
    /// <param name="ToolCalls">Enough for one in each turn but the last, or the turns could not be used up.</param>
    public sealed record Agent(
        IReadOnlyList<RandomStep> Before,
        RandomModel Respond,
        RandomCheck? Check,
        IReadOnlyList<RandomStep> Tools,
        int Turns,
        int ToolCalls,
        IReadOnlyList<RandomStep> After)
        : RandomPipeline(Before, After)
    {
        /// <summary>The tool that costs most.</summary>
        public int Worst => Enumerable.Range(0, Tools.Count).MaxBy(index => Tools[index].Calls);

        protected override IEnumerable<RandomStep> Core => Tools;

        protected override long CoreOf(Counting counting)
        {
            var once = (Turns * Respond.Attempts) + (ToolCalls * counting.Dearest(Tools));
            return Check?.With(once) ?? once;
        }
    }
}
