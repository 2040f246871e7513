using System.Globalization;

namespace Orchestration.Compiler.Model.Patterns;

/// <summary>A vote: the same task is done several times, and most answers, or a step that compares them, decide.</summary>
/// <param name="Voters">The steps that give an answer, in the order of their ballots.</param>
/// <param name="Select">The step that chooses among the answers, or null where they are counted.</param>
internal sealed record VoteModel(EquatableArray<string> Voters, string? Select) : PatternModel
{
    public const string Candidates = "candidates";

    public const string Ballot = "ballot";

    public const string MinAgreement = "MinAgreement";

    /// <summary>By what answers count as equal, or null for the answers themselves.</summary>
    public BallotKeyModel? Key { get; init; }

    /// <summary>The type of an answer.</summary>
    public required TypeModel Answer { get; init; }

    /// <summary>The member of <c>Exhaustion</c>.</summary>
    public string OnExhausted { get; init; } = "Fail";

    /// <summary>Whether of two answers with equally many votes the first one wins.</summary>
    public bool FirstWinsTie { get; init; }

    /// <summary>How many ballots are cast at once; 0 for all.</summary>
    public int MaxConcurrency => Limit("MaxConcurrency") ?? 0;

    /// <summary>The share of all ballots that the winner needs.</summary>
    public double Agreement => Share(MinAgreement) ?? 0;

    public override IEnumerable<string> Core => Select is null ? Voters : Voters.Append(Select);

    public override IEnumerable<string> Repeated => Voters.Where(voter => BallotsOf(voter) > 1);

    public override IEnumerable<string> Givers => Voters;

    public override IEnumerable<string> SourcesOf(string special) => special == Candidates ? Voters : base.SourcesOf(special);

    /// <summary>Where no two ballots need to agree, nothing is found out about the winner.</summary>
    public override bool ChecksItself => Select is not null || (CanBeLost && !GivesRefused);

    public override bool GivesRefused => Select is null && CanBeLost && OnExhausted != "Fail";

    /// <summary>Whether a run can end without a winner.</summary>
    public bool CanBeLost => AllBallots > 1 && (!FirstWinsTie || NeedsTwo);

    public override (string When, string What)? GivesWhenExhausted => GivesRefused
        ? ("nobody wins", $"returns {(OnExhausted == "ReturnBest" ? "the answer with most votes" : "the last ballot")} as if it had won")
        : null;

    public override string When(string giver) => GivesRefused ? "when nobody wins" : "";

    /// <summary>How many ballots there are altogether.</summary>
    public long AllBallots => Voters.Sum(voter => (long)BallotsOf(voter));

    /// <summary>Whether one vote alone is less than the agreement that is asked for.</summary>
    private bool NeedsTwo => Agreement > 1d / AllBallots;

    /// <summary>How many times a voter votes.</summary>
    public int BallotsOf(string voter) => Math.Max(1, Limit("Count", voter) ?? 1);

    public override StepModel Adapt(StepModel step) =>
        step.Method == Select ? step.WithReply(ReplyKind.Index, reply => reply with { Count = AllBallots }) : step;

    public override Bound CoreCalls(StepCosts costs) =>
        Voters.Aggregate(Bound.Zero, (sum, voter) => sum + (BallotsOf(voter) * costs.Of(voter))) + costs.Of(Select);

    public override Bound CoreDepth(StepCosts costs) =>
        Voters.Aggregate(Bound.Zero, (deepest, voter) => Bound.Max(deepest, costs.Of(voter))) + costs.Of(Select);

    public override string Describe() =>
        $"Vote: {string.Join(" and ", Voters.Select(Times))}{(Select is null ? "" : $", then {Select} chooses")}{Agreed}.";

    private string Times(string voter) => BallotsOf(voter) is 1
        ? $"{voter} votes once"
        : $"{voter} votes {BallotsOf(voter).ToString(CultureInfo.InvariantCulture)} times";

    private string Agreed =>
        Select is not null ? ""
        : $"; most votes win{(Agreement > 0 ? $" if they are {Agreement.ToString("R", CultureInfo.InvariantCulture)} of all" : "")}, {(FirstWinsTie ? "the first answer on a tie" : "nobody on a tie")}"
            + (Key is null ? "" : $"; answers are equal by {Key.Member}");
}

/// <summary>By what answers count as equal.</summary>
/// <param name="Kind">What gives the key.</param>
/// <param name="Member">The member of the answer's type, or the method of the pipeline.</param>
internal sealed record BallotKeyModel(BallotKeyKind Kind, string Member);

/// <summary>What gives the key of an answer.</summary>
internal enum BallotKeyKind
{
    /// <summary>A property of the answer's type.</summary>
    Property,

    /// <summary>A parameterless method of the answer's type.</summary>
    Method,

    /// <summary>A method of the pipeline that takes the answer.</summary>
    OfPipeline,
}
