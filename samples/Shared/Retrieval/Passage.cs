namespace Orchestration.Samples.Retrieval;

/// <summary>A passage of a corpus.</summary>
/// <param name="Id">What the passage is cited by; no two of a corpus have the same.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">What it says.</param>
public sealed record Passage(string Id, string Title, string Text)
{
    /// <summary>The passage as a model or a person reads it: its id, its title and its text.</summary>
    public override string ToString() => $"[{Id}] {Title}: {Text}";

    /// <summary>Passages as a model reads them: each with its id and title on a line of their own, and its text below.</summary>
    public static string Listed(IEnumerable<Passage> passages) => string.Join("\n\n", passages.Select(passage => $"[{passage.Id}] {passage.Title}\n{passage.Text}"));
}
