using Microsoft.Extensions.AI;
using Orchestration.Samples.AdverseEvents.Detection;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.AdverseEvents;

/// <summary>
/// Makes an alert list of reports: code brings reports of one case together and looks for signals; each signal is reviewed by itself, so that what
/// goes wrong with one is stated and the others go on.
/// </summary>
/// <param name="assessor">The model that writes assessments.</param>
/// <param name="reference">What the cases are held against.</param>
[MapReduce(MaxItems = 40, MaxConcurrency = 4, OnFailure = FailurePolicy.KeepOthers)]
public partial class SafetyDesk(IChatClient assessor, Reference reference)
{
    /// <summary>Works through <paramref name="reports"/>.</summary>
    /// <param name="reports">The reports, in the order in which they came.</param>
    /// <param name="options">Who is asked, and more.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The alert list; in need of a person where an alert is of the high tier and nobody was there.</returns>
    public partial Task<Outcome<AlertList>> RunAsync([Untrusted] IReadOnlyList<CaseReport> reports, RunOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same run as the sequence of its events.</summary>
    public partial IAsyncEnumerable<RunEvent> StreamAsync([Untrusted] IReadOnlyList<CaseReport> reports, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step]
    private static IReadOnlyList<Case> Cases(IReadOnlyList<CaseReport> reports) => Deduplication.Of(reports);

    [Step, Pipeline<Screening>]
    private partial Task<IReadOnlyList<Screened>> Screen(IReadOnlyList<Case> cases);

    [Split]
    private static IReadOnlyList<Signal> Signals(IReadOnlyList<Screened> screen) =>
        [.. screen.Where(one => one.Detected.Findings.Count > 0).Select(one => new Signal(one.Case, one.Detected.Findings))];

    [Map, Pipeline<SignalReview>]
    private partial Task<Alert> Review([From("item")] Signal signal);

    [Reduce]
    private static AlertList List(IReadOnlyList<Attempt<Alert>> items, IReadOnlyList<Screened> screen) => new(
        [
            .. items.Where(item => item.Succeeded).Select(item => item.Value!)
                .OrderByDescending(alert => alert.Rating.Tier).ThenByDescending(alert => alert.Rating.Score),
        ],
        [.. items.Zip(Signals(screen)).Where(pair => !pair.First.Succeeded).Select(pair => new Undecided(pair.Second, pair.First.Error!))],
        [.. screen.Where(one => one.Detected.Findings.Count == 0)]);

    [Otherwise]
    private static AlertList AllQuiet(IReadOnlyList<Screened> screen) => new([], [], screen);
}
