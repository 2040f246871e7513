namespace Orchestration.Benchmarks;

/// <summary>One orchestration, written twice.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reads">What its steps read.</param>
/// <param name="Steps">How many steps a run takes.</param>
/// <param name="ByHand">Runs the hand-written form.</param>
/// <param name="Generated">Runs the declared one.</param>
internal sealed record Case(string Name, Reads Reads, int Steps, Func<Task> ByHand, Func<Task> Generated)
{
    /// <summary>How much more the declared form may allocate in a run.</summary>
    public int MoreBytes => (Steps * 64) + 256;
}

/// <summary>What the steps of a case read.</summary>
internal enum Reads
{
    /// <summary>Text only.</summary>
    Text,

    /// <summary>Text and JSON.</summary>
    Json,
}
