using Orchestration.Compiler.Model.Diagrams;

namespace Orchestration.Compiler.Diagrams;

/// <summary>Chooses the direction in which a picture is read best: the longer side goes down, where a page has room.</summary>
internal static class SceneDirection
{
    /// <summary>The most nodes one after the other that are still read from left to right.</summary>
    private const int MostAcross = 5;

    public static string Of(Scene scene)
    {
        Dictionary<string, int> ranks = Ranks(scene);
        int length = ranks.Count == 0 ? 0 : ranks.Values.Max() + 1;
        int width = ranks.Count == 0 ? 0 : ranks.Values.GroupBy(rank => rank).Max(rank => rank.Count());
        return length <= MostAcross || width > length ? "LR" : "TD";
    }

    /// <summary>How far each node is from the beginning, the ways back not counted.</summary>
    private static Dictionary<string, int> Ranks(Scene scene)
    {
        Dictionary<string, int> ranks = scene.Nodes.ToDictionary(node => node.Id, _ => 0, StringComparer.Ordinal);
        List<SketchEdge> onwards = scene.Edges.Where(edge => edge.Kind is EdgeKind.Way or EdgeKind.Failed && ranks.ContainsKey(edge.From) && ranks.ContainsKey(edge.To)).ToList();
        bool isChanged = true;

        // A way that leads back unmarked would lengthen for ever.
        for (int pass = 0; isChanged && pass < ranks.Count; pass++)
        {
            isChanged = false;
            foreach (SketchEdge edge in onwards.Where(edge => ranks[edge.To] < ranks[edge.From] + 1))
            {
                ranks[edge.To] = ranks[edge.From] + 1;
                isChanged = true;
            }
        }

        return ranks;
    }
}
