using Orchestration.Samples.ClinicalOrchestrator.Conference;

namespace Orchestration.Samples.ClinicalOrchestrator.Orders;

/// <summary>What a clinician approves: the changes, and what they should know before.</summary>
/// <param name="Notice">What every output says.</param>
/// <param name="Summary">What the conference came to.</param>
/// <param name="Changes">The changes to order.</param>
/// <param name="NotAnswered">What the conference left open.</param>
public sealed record OrderSheet(string Notice, string Summary, IReadOnlyList<ProposedChange> Changes, IReadOnlyList<string> NotAnswered)
{
    /// <summary>The sheet for what a conference proposes.</summary>
    public static OrderSheet Of(CaseReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new OrderSheet(report.Notice, report.Summary, report.Changes, [.. report.Board.Gaps.Select(gap => $"{gap.Inquiry.Specialty}: {gap.Inquiry.Question} ({gap.Why})")]);
    }
}

/// <summary>What came of an order.</summary>
public enum Placement
{
    /// <summary>Nothing was to be changed, so nothing was ordered and nobody was asked.</summary>
    NothingToOrder,

    /// <summary>It was written into the order book.</summary>
    Placed,

    /// <summary>The book had an order under this key already, which stands; nothing was written.</summary>
    StoodAlready,
}

/// <summary>The order book's answer.</summary>
/// <param name="Notice">What every output says.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Placement">What came of it.</param>
/// <param name="Changes">What stands in the book under the key.</param>
public sealed record Receipt(string Notice, string Key, Placement Placement, IReadOnlyList<ProposedChange> Changes);
