namespace Orchestration.Benchmarks;

/// <summary>The orchestrations that are measured, over a client that answers at once or one that yields first.</summary>
internal static class Cases
{
    private const string Refusal = """{"feedback":"Too stiff in the second sentence.","accepted":false,"score":2}""";
    private const string Choice = """{"value":"Technical"}""";

    /// <summary>All cases, or those whose names contain a word.</summary>
    public static IReadOnlyList<Case> All(bool yields, string word = "")
    {
        MemoryClient text = new("The ferry leaves at noon, and the harbour is quiet.", yields);
        MemoryClient judge = new(Refusal, yields);
        Case[] all = [TextChain(text), TypedStep(judge), Critic(text, judge), Parallel(text), Route(new(Choice, yields), text), Map(text), Agent(yields)];
        return [.. all.Where(one => one.Name.Contains(word, StringComparison.OrdinalIgnoreCase))];
    }

    private static Case TextChain(MemoryClient client)
    {
        TextChain pipeline = new(client);
        return new("TextChain", Reads.Text, 3, () => TextChainByHand.RunAsync(client, "ferries", default), () => pipeline.RunAsync("ferries"));
    }

    private static Case TypedStep(MemoryClient client)
    {
        TypedStep pipeline = new(client);
        return new("TypedStep", Reads.Json, 1, () => TypedStepByHand.RunAsync(client, "ferries", default), () => pipeline.RunAsync("ferries"));
    }

    private static Case Critic(MemoryClient writer, MemoryClient judge)
    {
        ThreeRounds pipeline = new(writer, judge);
        return new("Critic", Reads.Json, 6, () => ThreeRoundsByHand.RunAsync(writer, judge, "ferries", default), () => pipeline.RunAsync("ferries"));
    }

    private static Case Parallel(MemoryClient client)
    {
        EightSections pipeline = new(client);
        return new("Parallel", Reads.Text, 9, () => EightSectionsByHand.RunAsync(client, "ferries", default), () => pipeline.RunAsync("ferries"));
    }

    private static Case Route(MemoryClient classifier, MemoryClient writer)
    {
        Triage pipeline = new(classifier, writer);
        return new("Route", Reads.Json, 2, () => TriageByHand.RunAsync(classifier, writer, "ferries", default), () => pipeline.RunAsync("ferries"));
    }

    private static Case Map(MemoryClient client)
    {
        string[] pages = [.. Enumerable.Range(0, 1_000).Select(page => $"Page {page}")];
        ThousandPages pipeline = new(client);
        return new("Map", Reads.Text, 1_001, () => ThousandPagesByHand.RunAsync(client, pages, default), () => pipeline.RunAsync(pages));
    }

    private static Case Agent(bool yields)
    {
        ToolCallingClient client = new("The ferry leaves at noon.", yields, turns: 4);
        FiveTurns pipeline = new(client);
        return new("Agent", Reads.Json, 9, () => FiveTurnsByHand.RunAsync(client, "ferries", default), () => pipeline.RunAsync("ferries"));
    }
}
