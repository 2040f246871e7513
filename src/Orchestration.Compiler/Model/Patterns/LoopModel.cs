namespace Orchestration.Compiler.Model.Patterns;

/// <summary>A loop: steps that run in order, again and again, until one of them says that it is done.</summary>
/// <param name="Steps">The steps of a round, in order.</param>
/// <param name="Until">The step that ends each round and says whether it was the last, or null where only the change test does.</param>
/// <param name="Finish">The step that makes the result, or null where the last step of the round gives it.</param>
internal sealed record LoopModel(EquatableArray<string> Steps, string? Until, string? Finish) : PatternModel
{
    public const string Round = "round";

    /// <summary>The most rounds, or null where none is given.</summary>
    public int? MaxRounds => Limit("MaxRounds");

    /// <summary>The member of <c>Exhaustion</c>.</summary>
    public string OnExhausted { get; init; } = "Fail";

    public bool StopWhenUnchanged { get; init; }

    /// <summary>The last step of a round: its result is the round's.</summary>
    public string Last => Steps[Steps.Count - 1];

    public override IEnumerable<string> Core => Repeated.Concat(Finish is null ? [] : [Finish]);

    public override IEnumerable<string> Repeated => Until is null ? Steps : Steps.Append(Until);

    public override IEnumerable<string> Plain => Steps.Where(step => step != Last || !StopWhenUnchanged);

    public override IEnumerable<string> Givers => [Finish ?? Last];

    /// <summary>What a round gave is checked where only a judge's yes ends the loop; what a finishing step makes of it, nobody has seen.</summary>
    public override bool ChecksItself => Finish is null && Until is not null && !StopWhenUnchanged && !GivesRefused;

    public override bool GivesRefused => Finish is null && OnExhausted != "Fail";

    public override string When(string giver) => Finish is null && Until is not null && StopWhenUnchanged ? "when nothing changes any more" : "";

    public override Bound CoreCalls(StepCosts costs) =>
        MaxRounds is { } rounds
            ? (Math.Max(1, rounds) * (costs.SumOf(Steps) + costs.Of(Until))) + costs.Of(Finish)
            : new Bound.Unbounded("the loop has no MaxRounds");

    public override Bound CoreDepth(StepCosts costs) => CoreCalls(costs);

    public override string Describe()
    {
        string ends = string.Join(" or ", new[] { Until is null ? "" : Until + " accepts", StopWhenUnchanged ? $"{Last} changes nothing" : "" }.Where(end => end.Length > 0));
        string finish = Finish is null ? "" : $" Then {Finish}.";
        return $"Loop: {string.Join(", then ", Steps)}, again until {ends}, at most {InWords(MaxRounds)} rounds.{finish}";
    }
}
