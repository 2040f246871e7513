using Microsoft.Extensions.AI;

namespace Orchestration.Samples.AdverseEvents;

/// <summary>Makes an alert of a signal: a model assesses it, code rates it, and where the tier is high a person decides.</summary>
/// <param name="assessor">The model that writes assessments.</param>
[Route]
public partial class SignalReview(IChatClient assessor)
{
    /// <summary>Reviews <paramref name="signal"/>.</summary>
    /// <param name="signal">The signal; its narrative was written by strangers.</param>
    /// <param name="options">Who is asked, and more.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The alert; in need of a person where the tier is high and nobody was there.</returns>
    public partial Task<Outcome<Alert>> RunAsync([Untrusted] Signal signal, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step]
    private static string Evidence(Signal signal) => AlertText.EvidenceOf(signal);

    [Step, Untrusted]
    private static string Narrative(Signal signal) => signal.Case.Narrative;

    [Step, Pipeline<Assessor>, Fallback(nameof(Nothing))]
    private partial Task<Assessment?> Assess(string evidence, string narrative);

    private static Assessment? Nothing() => null;

    [Step]
    private static Rating Rate(Signal signal, Assessment? assess) => Rating.Of(signal, assess?.SeriousOutcome is not null);

    [Step]
    private static string Opinion(Assessment? assess) => AlertText.OpinionOf(assess);

    [Classify]
    private static Tier Sort(Rating rate) => rate.Tier;

    [Case(Tier.Low, Tier.Medium)]
    private static Decision Watch() => Decision.Watch;

    [Case(Tier.High), Human("""
        What becomes of this alert? Synthetic, not medical advice.

        {evidence}
        Score {rate.Score}, tier {rate.Tier}: {rate.Sum}.
        {opinion}
        """)]
    private partial Task<Decision> Ask(string evidence, Rating rate, string opinion);

    [Step]
    private static Alert Close(Signal signal, Rating rate, Assessment? assess, Decision result) => new(signal, rate, assess, result);
}
