using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Diagrams;

namespace Orchestration.Compiler.Diagrams;

/// <summary>Draws the pipelines that a pipeline runs into its own picture.</summary>
/// <param name="find">Finds a sketch by the pipeline's metadata name; null where it is not of this compilation.</param>
/// <param name="figures">The figures of an inner pipeline.</param>
internal sealed class SceneBuilder(Func<string, Sketch?> find, Func<InnerSketch, Figures> figures)
{
    /// <summary>How deep pipelines are drawn into one another.</summary>
    private const int MostLevels = 3;

    /// <summary>What a picture holds before it is drawn with fewer levels: Mermaid draws no more than 500 edges, and a person reads fewer.</summary>
    private const int MostNodes = 120;

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<SketchEdge> edges = [];
    private int nodes;

    /// <summary>The picture with as many levels as it can hold.</summary>
    public Scene Build(Sketch sketch)
    {
        for (int levels = MostLevels; ; levels--)
        {
            ids.Clear();
            edges.Clear();
            nodes = 0;
            Part part = Place(sketch, "", levels, [sketch.Pipeline]);
            if (nodes <= MostNodes || levels == 0)
            {
                return new Scene(part.Items, InOrder(part.Items));
            }
        }
    }

    /// <summary>The ways out of each node together, in the order of the nodes.</summary>
    private SketchEdge[] InOrder(IEnumerable<SceneItem> items)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        Number(items);
        return edges.OrderBy(edge => order[edge.From]).ToArray();

        void Number(IEnumerable<SceneItem> within)
        {
            foreach (SceneItem item in within)
            {
                Number(item is SceneGroup group ? group.Items : []);
                order[item.Id] = order.Count;
            }
        }
    }

    private Part Place(Sketch sketch, string prefix, int levels, IReadOnlyList<string> open)
    {
        bool isInner = prefix.Length > 0;
        var part = new Part();
        foreach (SketchNode node in sketch.Nodes.Where(node => !isInner || node.Kind is not (NodeKind.Entry or NodeKind.Result)))
        {
            Place(part, node, prefix, levels, open);
        }

        foreach (SketchEdge edge in sketch.Edges)
        {
            Place(part, edge);
        }

        part.Failing.AddRange(sketch.Nodes.Where(node => node.Kind == NodeKind.End).Select(node => part.Ids[node.Id]));
        return part;
    }

    private void Place(Part part, SketchNode node, string prefix, int levels, IReadOnlyList<string> open)
    {
        string id = MermaidId.Unique(prefix + node.Id, ids);
        part.Ids[node.Id] = id;
        string label = node.Inner is { } named ? $"{node.Label}, {Labels.Calls(figures(named).MaxCalls)}" : node.Label;
        if (node.Inner is { Bounds: null } inner && levels > 0 && nodes <= MostNodes && !open.Contains(inner.Pipeline) && find(inner.Pipeline) is { Nodes.Count: > 0 } sketch)
        {
            Part child = Place(sketch, id + "_", levels - 1, [.. open, inner.Pipeline]);
            if (child.Starts.Count > 0 && child.Results.Count > 0)
            {
                part.Items.Add(new SceneGroup(id, label, child.Items));
                part.Children[node.Id] = inner.GoesOnWithoutResult ? child.WithFailing() : child;
                return;
            }
        }

        nodes++;
        part.Items.Add(new SceneNode(id, label, node.Kind));
    }

    /// <summary>Adds an edge; where it touches a pipeline that is drawn, one for each way into or out of that.</summary>
    private void Place(Part part, SketchEdge edge)
    {
        List<(string? Id, string? Label)> from = part.Children.TryGetValue(edge.From, out Part source)
            ? edge.Kind == EdgeKind.Failed ? [(part.Ids[edge.From], null)] : source.Results
            : [(part.Ids.TryGetValue(edge.From, out string sourceId) ? sourceId : null, null)];
        List<(string? Id, string? Label)> to = part.Children.TryGetValue(edge.To, out Part target)
            ? target.Starts
            : [(part.Ids.TryGetValue(edge.To, out string targetId) ? targetId : null, null)];
        foreach (var (start, before) in from)
        {
            foreach (var (end, after) in to)
            {
                Place(part, start, end, Labels.Join(Labels.Join(before, edge.Label), after), edge.Kind);
            }
        }
    }

    /// <summary>An edge that comes from the entry, or goes to the result, of an inner pipeline has only one end in it.</summary>
    private void Place(Part part, string? from, string? to, string? label, EdgeKind kind)
    {
        if (from is not null && to is not null)
        {
            edges.Add(new SketchEdge(from, to, label, kind));
        }
        else if (to is not null)
        {
            part.Starts.Add((to, label));
        }
        else if (from is not null)
        {
            part.Results.Add((from, label));
        }
    }

    /// <summary>A pipeline as far as it is drawn.</summary>
    private sealed class Part
    {
        public List<SceneItem> Items { get; } = [];

        /// <summary>The ids in the picture, by those in the sketch.</summary>
        public Dictionary<string, string> Ids { get; } = new(StringComparer.Ordinal);

        /// <summary>The inner pipelines that are drawn, by their step's id in the sketch.</summary>
        public Dictionary<string, Part> Children { get; } = new(StringComparer.Ordinal);

        /// <summary>Where an inner pipeline begins.</summary>
        public List<(string? Id, string? Label)> Starts { get; private set; } = [];

        /// <summary>Where an inner pipeline has its result.</summary>
        public List<(string? Id, string? Label)> Results { get; private set; } = [];

        /// <summary>Where it ends without one.</summary>
        public List<string> Failing { get; } = [];

        public Part WithFailing() => new() { Starts = Starts, Results = [.. Results, .. Failing.Select(id => ((string?)id, (string?)null))] };
    }
}
