using System.Globalization;

namespace Orchestration.Compiler.Model.Patterns;

/// <summary>A debate: speakers answer one another in rounds, until they agree or the rounds are used up, and a judge decides.</summary>
/// <param name="Debaters">The steps that speak, in the order written.</param>
/// <param name="Agree">The step that may end it early, or null.</param>
/// <param name="Judge">The step that decides, or null where the statements are the result.</param>
internal sealed record DebateModel(EquatableArray<string> Debaters, string? Agree, string? Judge) : PatternModel
{
    public const string Others = "others";

    public const string Transcript = "transcript";

    public const string Own = "own";

    public const string Round = "round";

    public const string Stance = "stance";

    /// <summary>The type of what a debater says.</summary>
    public required TypeModel Statement { get; init; }

    /// <summary>What each debater argues for, in their order; null where nothing is said of it.</summary>
    public EquatableArray<string?> Stances { get; init; }

    /// <summary>The most rounds, or null where none is given.</summary>
    public int? MaxRounds => Limit("MaxRounds");

    public int MaxHistory => Math.Max(0, Limit("MaxHistory") ?? 0);

    /// <summary>How many debaters speak at once; 0 for all.</summary>
    public int MaxConcurrency => Limit("MaxConcurrency") ?? 0;

    public override IEnumerable<string> Core => Debaters.Concat(Agree is null ? [] : [Agree]).Concat(Judge is null ? [] : [Judge]);

    public override IEnumerable<string> Repeated => Agree is null ? Debaters : Debaters.Append(Agree);

    public override IEnumerable<string> Givers => Judge is null ? Debaters : [Judge];

    public override IEnumerable<string> SourcesOf(string special) =>
        special is Others or Transcript or Own ? Debaters : base.SourcesOf(special);

    public override bool ChecksItself => Judge is not null;

    /// <summary>How many debaters of one kind there are.</summary>
    public int CountOf(string debater) => Math.Max(1, Limit("Count", debater) ?? 1);

    public override Bound CoreCalls(StepCosts costs) => InRounds(
        costs,
        Debaters.Aggregate(Bound.Zero, (sum, debater) => sum + (CountOf(debater) * costs.Of(debater))));

    public override Bound CoreDepth(StepCosts costs) => InRounds(
        costs,
        Debaters.Aggregate(Bound.Zero, (deepest, debater) => Bound.Max(deepest, costs.Of(debater))));

    public override string Describe() =>
        $"Debate: {string.Join(" and ", Debaters.Select(Several))}, at most {InWords(MaxRounds)} rounds"
        + $"{(Agree is null ? "" : $", until {Agree} says that they agree")}{(Judge is null ? "" : $"; {Judge} decides")}.";

    private Bound InRounds(StepCosts costs, Bound round)
    {
        if (MaxRounds is not { } rounds)
        {
            return new Bound.Unbounded("the debate has no MaxRounds");
        }

        long held = Math.Max(1, rounds);
        return (held * round) + ((held - 1) * costs.Of(Agree)) + costs.Of(Judge);
    }

    private string Several(string debater) =>
        CountOf(debater) is 1 ? debater : $"{CountOf(debater).ToString(CultureInfo.InvariantCulture)} of {debater}";
}
