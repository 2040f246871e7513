using System.Globalization;

namespace Orchestration.Compiler.Model.Patterns;

/// <summary>A supervisor: one step hands out work, one piece after the other, until it says that all is done.</summary>
/// <param name="Assign">The step that hands out the work.</param>
/// <param name="Workers">The steps that do it, each with its kinds.</param>
/// <param name="Review">The step that judges each piece of work, or null where all of it is accepted.</param>
/// <param name="Finish">The step that makes the result, or null where the last accepted work is the result.</param>
internal sealed record SupervisorModel(string Assign, EquatableArray<ValueHandler> Workers, string? Review, string? Finish) : PatternModel
{
    public const string Instruction = "instruction";

    public const string Feedback = SpecialNames.Feedback;

    public const string Work = "work";

    public const string History = "history";

    /// <summary>The most pieces of work, or null where none is given.</summary>
    public int? MaxTurns => Limit("MaxTurns");

    /// <summary>How often one piece of work is done again; never where nobody refuses it.</summary>
    public int MaxReworks => Review is null ? 0 : Math.Max(0, Limit("MaxReworks") ?? 0);

    public int MaxHistory => Limit("MaxHistory") ?? 0;

    /// <summary>The member of <c>Exhaustion</c>.</summary>
    public string OnExhausted { get; init; } = "Fail";

    /// <summary>The enum of the workers.</summary>
    public required TypeModel KindType { get; init; }

    /// <summary>What the workers give.</summary>
    public required TypeModel WorkType { get; init; }

    /// <summary>Whether that is a value type without null.</summary>
    public bool WorkIsPlainValue { get; init; }

    public override IEnumerable<string> Core => Repeated.Concat(Finish is null ? [] : [Finish]);

    public override IEnumerable<string> Repeated => Methods.Prepend(Assign).Concat(Review is null ? [] : [Review]);

    public override IEnumerable<string> Givers => Finish is null ? Methods : [Finish];

    private IEnumerable<string> Methods => Workers.Select(worker => worker.Method);

    public override IEnumerable<string> SourcesOf(string special) => special switch
    {
        Instruction => [Assign],
        Work => Methods,
        Feedback => Review is null ? [] : [Review],
        History => Repeated,
        _ => base.SourcesOf(special),
    };

    /// <summary>Accepted work was reviewed; what a finishing step makes of it was not.</summary>
    public override bool ChecksItself => Finish is null && Review is not null && !GivesRefused;

    public override bool GivesRefused => Finish is null && OnExhausted != "Fail";

    public override (string When, string What)? GivesWhenExhausted => GivesRefused && MaxTurns >= 1
        ? ("its turns are used up", $"returns the {(OnExhausted == "ReturnBest" ? "best" : "last")} work although '{Assign}' asks for more")
        : null;

    public override string When(string giver) => Finish is null && Workers.Count > 1
        ? $"when '{Assign}' asks {string.Join(" or ", Workers.Where(worker => worker.Method == giver).SelectMany(worker => worker.ShortValues))} last"
        : "";

    /// <summary>
    /// A turn is an assignment with its work, or with a result that a verifier of the finishing step refuses. After the last turn, the
    /// assigning step is asked once more whether all is done.
    /// </summary>
    public override Bound CoreCalls(StepCosts costs)
    {
        if (MaxTurns is not { } turns)
        {
            return new Bound.Unbounded("the supervisor has no MaxTurns");
        }

        Bound dearest = Methods.Aggregate(Bound.Zero, (largest, worker) => Bound.Max(largest, costs.Of(worker, Work)));
        Bound turn = (1L + MaxReworks) * (dearest + costs.Of(Review));
        Bound finish = costs.Of(Finish);
        if (costs.IsVerified(Finish))
        {
            turn = Bound.Max(turn, finish);
        }

        return (Math.Max(1, turns) * (costs.Of(Assign) + turn)) + costs.Of(Assign) + finish;
    }

    public override Bound CoreDepth(StepCosts costs) => CoreCalls(costs);

    public override string Describe()
    {
        string review = Review is null ? "" : $", {Review} reviews (at most {Plural(MaxReworks, "rework")})";
        string finish = Finish is null ? "" : $" {Finish} makes the result.";
        string workers = string.Join(", ", Workers.Select(worker => $"{worker.Method} ({string.Join(", ", worker.ShortValues)})"));
        return $"Supervisor: {Assign} assigns work to {workers}{review}, at most {(MaxTurns is { } turns ? Plural(turns, "turn") : "∞ turns")}.{finish}";
    }

    private static string Plural(int count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
