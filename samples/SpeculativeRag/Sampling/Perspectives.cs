using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.SpeculativeRag.Sampling;

/// <summary>Multi-perspective sampling (arXiv 2407.08223, section 3.2): subsets of what was found in which each group of similar documents speaks once.</summary>
public static class Perspectives
{
    /// <summary>Clusters documents by what they say, and draws one of each cluster for each subset.</summary>
    /// <param name="documents">The documents, best first.</param>
    /// <param name="clusters">How many clusters are wanted, the paper's k.</param>
    /// <param name="most">How many subsets are wanted, the paper's m; there are fewer where the clusters do not give so many.</param>
    /// <param name="seed">What the drawing follows from.</param>
    public static IReadOnlyList<Perspective> Of(IReadOnlyList<Passage> documents, int clusters, int most, int seed)
    {
        IReadOnlyList<double[]> points = TermVectors.Of(documents.Select(document => $"{document.Title} {document.Text}"));
        return [.. Subsets.Draw(KMeans.Cluster(points, clusters), most, seed).Select(subset => new Perspective([.. subset.Select(at => documents[at])]))];
    }
}

/// <summary>What one draft is written from.</summary>
/// <param name="Documents">A document of each cluster.</param>
public sealed record Perspective(IReadOnlyList<Passage> Documents)
{
    /// <summary>The documents as a model reads them.</summary>
    public string Text => Passage.Listed(Documents);

    /// <summary>What the documents are cited by.</summary>
    public string Ids => string.Join(", ", Documents.Select(document => document.Id));
}
