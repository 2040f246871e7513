namespace Orchestration.Compiler.Model.Patterns;

/// <summary>A critic: a draft is judged and revised until every judge accepts.</summary>
/// <param name="Produce">The step that drafts.</param>
/// <param name="Evaluates">The steps that judge, in the order they run.</param>
/// <param name="Revise">The step that revises, or null where the drafting step runs again.</param>
internal sealed record CriticModel(string Produce, EquatableArray<string> Evaluates, string? Revise) : PatternModel
{
    public const string Draft = "draft";

    public const string Verdict = "verdict";

    public const string History = "history";

    public const string Round = "round";

    /// <summary>The most rounds of judging, or null where none is given.</summary>
    public int? MaxRounds => Limit("MaxRounds");

    public int MaxHistory => Limit("MaxHistory") ?? 0;

    /// <summary>The member of <c>Exhaustion</c>.</summary>
    public string OnExhausted { get; init; } = "Fail";

    public bool StopWhenUnchanged { get; init; }

    /// <summary>The draft's type.</summary>
    public required TypeModel DraftType { get; init; }

    /// <summary>The type of <c>verdict</c>, or null where the judges' types cannot be brought together.</summary>
    public required TypeModel? VerdictType { get; init; }

    /// <summary>The step that makes the next draft.</summary>
    public string Reviser => Revise ?? Produce;

    public override IEnumerable<string> Core => new[] { Produce }.Concat(Evaluates).Concat(Revise is null ? [] : [Revise]);

    public override IEnumerable<string> Repeated => Revise is null ? Core : Evaluates.Append(Revise);

    public override IEnumerable<string> Givers => Revise is null ? [Produce] : [Produce, Revise];

    public override IEnumerable<string> SourcesOf(string special) => special switch
    {
        Draft => Givers,
        Verdict => Evaluates,
        History => Givers.Concat(Evaluates),
        _ => base.SourcesOf(special),
    };

    /// <summary>Accepted drafts are judged; one that is returned because the rounds ran out is not.</summary>
    public override bool ChecksItself => !GivesRefused;

    public override bool GivesRefused => OnExhausted != "Fail";

    /// <summary>Before the last round nothing is exhausted; a bound that is missing or out of range is an error of its own.</summary>
    public override (string When, string What)? GivesWhenExhausted => GivesRefused && MaxRounds >= 1
        ? ("its rounds are used up", $"returns the {(OnExhausted == "ReturnBest" ? "best" : "last")} draft although a judge refused it")
        : null;

    public override string When(string giver) => "when the rounds are used up";

    public override Bound CoreCalls(StepCosts costs)
    {
        if (MaxRounds is not { } rounds)
        {
            return new Bound.Unbounded("the critic loop has no MaxRounds");
        }

        long judged = Math.Max(1, rounds);
        return costs.Of(Produce, Draft) + (judged * costs.SumOf(Evaluates)) + ((judged - 1) * costs.Of(Reviser, Draft));
    }

    public override Bound CoreDepth(StepCosts costs) => CoreCalls(costs);

    public override string Describe() =>
        $"Critic: {Produce} drafts, {string.Join(" and ", Evaluates)} {(Evaluates.Count == 1 ? "judges" : "judge")}, "
        + $"{Reviser} {(Revise is null ? "drafts again" : "revises")}, at most {InWords(MaxRounds)} rounds.";
}
