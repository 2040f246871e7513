using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>The notes that the team works from.</summary>
/// <param name="notes">The notes.</param>
public sealed class NoteShelf(IReadOnlyList<Passage> notes)
{
    private const int MostFound = 5;

    // What shares a common word alone has little to say on the topic.
    private const double ShareOfBest = 0.4;

    private readonly Bm25Index index = new(notes);
    private readonly Dictionary<string, Passage> byId = notes.ToDictionary(note => note.Id, StringComparer.Ordinal);

    /// <summary>What the notes are about.</summary>
    public IEnumerable<string> Titles => notes.Select(note => note.Title);

    /// <summary>The notes that share most words with a query, best first; none where no note shares one.</summary>
    public IReadOnlyList<Passage> Find(string query)
    {
        IReadOnlyList<Hit> hits = index.Search(query, MostFound);
        return [.. hits.Where(hit => hit.Score >= ShareOfBest * hits[0].Score).Select(hit => hit.Passage)];
    }

    /// <summary>The notes that are found on a query and those that a text cites, each once, their sentences with ids.</summary>
    public string Material(string query, string text = "") => string.Join(
        "\n", Find(query).Concat(Citations.IdsOf(text).Select(Note).OfType<Passage>()).DistinctBy(note => note.Id).Select(Citations.Cite));

    /// <summary>The note with an id, or null.</summary>
    public Passage? Note(string id) => byId.GetValueOrDefault(id);
}
