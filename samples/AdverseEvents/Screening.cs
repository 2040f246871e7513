using Orchestration.Samples.AdverseEvents.Detection;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.AdverseEvents;

/// <summary>Holds every case against the detectors.</summary>
/// <param name="reference">What the cases are held against.</param>
[MapReduce(MaxItems = 1000)]
public partial class Screening(Reference reference)
{
    /// <summary>Looks at all <paramref name="cases"/>.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>What was found in each, in the order of the cases.</returns>
    public partial Task<IReadOnlyList<Screened>> RunAsync(IReadOnlyList<Case> cases, CancellationToken cancellationToken = default);

    [Map, Pipeline<Detectors>]
    private partial Task<Screened> Detect([From("item")] Case patientCase);
}
