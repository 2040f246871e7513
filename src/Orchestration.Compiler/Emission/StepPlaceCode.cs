namespace Orchestration.Compiler.Emission;

/// <summary>Where a step runs, as the argument of <c>StepAsync</c>: its item, its round, the call that it answers, its attempt, the step it stands in for.</summary>
internal readonly record struct StepPlaceCode(string? Item = null, string? Round = null, string? Attempt = null, string? InsteadOf = null, string? Call = null)
{
    public StepPlaceCode InAttempt(string attempt) => this with { Attempt = attempt };

    public StepPlaceCode For(string failed) => this with { InsteadOf = InsteadOf ?? failed };

    /// <summary>The argument with its comma, or nothing.</summary>
    public string AsArgument()
    {
        string calls = Part("Item", Item) + Part("Round", Round) + Part("Call", Call) + Part("Attempt", Attempt) + Part("InsteadOf", InsteadOf is null ? null : Code.Literal(InsteadOf));
        return calls.Length == 0 ? "" : $", {Code.Library}At{calls}";
    }

    private static string Part(string name, string? argument) => argument is null ? "" : $".{name}({argument})";
}
