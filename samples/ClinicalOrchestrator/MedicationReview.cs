using Microsoft.Extensions.AI;
using Orchestration.Samples.ClinicalOrchestrator.Cases;
using Orchestration.Samples.ClinicalOrchestrator.Conference;
using Orchestration.Samples.ClinicalOrchestrator.Orders;

namespace Orchestration.Samples.ClinicalOrchestrator;

/// <summary>
/// Reviews the medicines of a synthetic case in a conference of specialists, and orders the changes that a clinician approves. Nothing is
/// ordered without that person's word, and exactly what the person approved or edited is ordered.
/// </summary>
/// <param name="planner">Chooses the specialists, and sums up what they found.</param>
/// <param name="specialist">Looks at the case in one field.</param>
/// <param name="critic">Looks for what no specialist saw alone.</param>
/// <param name="orders">Where approved orders are written.</param>
[Route, Budget(MaxCalls = 46), JsonContext<ReviewJson>]
public partial class MedicationReview(IChatClient planner, IChatClient specialist, IChatClient critic, OrderBook orders)
{
    /// <summary>Reviews a case.</summary>
    /// <param name="patientCase">What is known, in lines.</param>
    /// <param name="options">Who approves the order, and more.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The report and what was ordered; rejected where the person refuses; in need of a person where nobody is there.</returns>
    public partial Task<Outcome<Reviewed>> RunAsync([Untrusted] string patientCase, RunOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same run as the sequence of its events.</summary>
    public partial IAsyncEnumerable<RunEvent> StreamAsync([Untrusted] string patientCase, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Pipeline<CaseConference>]
    private partial Task<CaseReport> Confer(string patientCase);

    [Step]
    private static OrderSheet Sheet(CaseReport confer) => OrderSheet.Of(confer);

    [Step]
    private static string Key(string patientCase) => OrderBook.KeyOf(patientCase);

    [Classify]
    private static bool AsksForChanges(OrderSheet sheet) => sheet.Changes.Count > 0;

    [Case(true), SideEffect(IdempotencyKey = nameof(key))]
    [Approve(Question = "May these changes be ordered? (" + Synthetic.Notice + ")")]
    private Task<Receipt> Order(OrderSheet sheet, string key, CancellationToken cancellationToken) =>
        sheet.Changes.Count > 0 ? orders.PlaceAsync(key, sheet.Changes, cancellationToken) : Task.FromResult(Leave(key)); // The clinician may have struck all.

    [Case(false)]
    private static Receipt Leave(string key) => new(Synthetic.Notice, key, Placement.NothingToOrder, []);

    [Step]
    private static Reviewed Finish(CaseReport confer, Receipt result) => new(confer, result);
}

/// <summary>A case that was reviewed.</summary>
/// <param name="Report">What was found and proposed.</param>
/// <param name="Receipt">What was ordered.</param>
public sealed record Reviewed(CaseReport Report, Receipt Receipt);
