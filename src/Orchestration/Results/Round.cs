namespace Orchestration;

/// <summary>One round of a critic: the draft, and what was said of it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Verdict">The verdict on it.</param>
public readonly record struct Round<TDraft, TVerdict>(TDraft Draft, TVerdict Verdict);
