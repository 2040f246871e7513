namespace Orchestration.Samples.ToolCalling.Arithmetic;

/// <summary>An expression cannot be worked out.</summary>
/// <param name="reason">Why, without the full stop.</param>
/// <param name="index">Where in the expression, from 0.</param>
public sealed class CalculationException(string reason, int index) : Exception($"{reason}, at character {index + 1}.")
{
    /// <summary>Where in the expression, from 1.</summary>
    public int Position { get; } = index + 1;
}
