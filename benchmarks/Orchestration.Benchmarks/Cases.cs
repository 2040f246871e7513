namespace Orchestration.Benchmarks;

/// <summary>One orchestration, written twice.</summary>
internal sealed record Case(string Name, int Steps, Func<Task> ByHand, Func<Task> Generated);

/// <summary>The orchestrations that are measured.</summary>
internal sealed class Cases
{
    private const string Refusal = """{"feedback":"Too stiff in the second sentence.","accepted":false,"score":2}""";

    public Cases(bool yields)
    {
        MemoryClient text = new("The ferry leaves at noon, and the harbour is quiet.", yields);
        MemoryClient judge = new(Refusal, yields);
        TextChain textChain = new(text);
        TypedStep typedStep = new(judge);
        ThreeRounds threeRounds = new(text, judge);

        TextChain = new("text chain", 3, () => ByHand.TextChainAsync(text, "ferries", default), () => textChain.RunAsync("ferries"));
        TypedStep = new("typed step", 1, () => ByHand.TypedStepAsync(judge, "ferries", default), () => typedStep.RunAsync("ferries"));
        ThreeRounds = new("critic", 6, () => ByHand.ThreeRoundsAsync(text, judge, "ferries", default), () => threeRounds.RunAsync("ferries"));
    }

    public Case TextChain { get; }

    public Case TypedStep { get; }

    public Case ThreeRounds { get; }

    public IEnumerable<Case> All => [TextChain, TypedStep, ThreeRounds];
}
