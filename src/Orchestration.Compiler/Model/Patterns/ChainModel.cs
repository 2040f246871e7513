namespace Orchestration.Compiler.Model.Patterns;

/// <summary>A chain: its steps are those of <see cref="PatternModel.Before"/>, and it has no others.</summary>
internal sealed record ChainModel : PatternModel
{
    public override IEnumerable<string> Core => [];

    public override IEnumerable<string> Givers => Before.Count == 0 ? [] : [Before[Before.Count - 1]];

    public override Bound CoreCalls(StepCosts costs) => Bound.Zero;

    public override Bound CoreDepth(StepCosts costs) => Bound.Zero;

    public override string Describe() => "Chain: " + string.Join(", then ", Before) + ".";
}
