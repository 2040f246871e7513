using System.ComponentModel;

namespace Orchestration.Samples.LlmRouter;

/// <summary>How a message was scored.</summary>
/// <param name="Reason">Why; first, so that a model reasons before it decides.</param>
/// <param name="StrongWins">The probability that the strong model's answer would be better than the weak one's.</param>
public sealed record WinEstimate(
    [property: Description("In one sentence: what makes the message easy or hard to answer well.")] string Reason,
    [property: Description("The probability, from 0 to 1, that a strong model's answer would be clearly better than a weak one's.")] double StrongWins)
{
    /// <summary>Whether it is a probability at all; a model may write any number.</summary>
    public bool IsProbability => StrongWins is >= 0 and <= 1;
}
