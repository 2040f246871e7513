using Orchestration.Samples.ToolCalling.Ferries;

namespace Orchestration.Samples.ToolCalling;

/// <summary>What a customer is answered.</summary>
/// <param name="Text">What the model says.</param>
/// <param name="Ticket">What was sold on the request, as the ledger has it; null where nothing was.</param>
public sealed record Answer(string Text, Ticket? Ticket);
