using System.Text;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Diagrams;

namespace Orchestration.Compiler.Diagrams;

/// <summary>Writes a picture as a Mermaid flowchart: a title, the nodes in the order of a run, then what leads to what.</summary>
internal static class Diagram
{
    private const string Indent = "    ";

    /// <summary>The diagram of a pipeline.</summary>
    /// <param name="sketch">The pipeline.</param>
    /// <param name="calls">Its worst case.</param>
    /// <param name="scenes">Draws the pipelines that it runs into it.</param>
    public static string Of(Sketch sketch, Figure calls, SceneBuilder scenes)
    {
        Scene scene = scenes.Build(sketch);
        var text = new StringBuilder();
        text.Append("---\ntitle: ").Append(MermaidText.Yaml($"{sketch.Name}: {(sketch.Nodes.Count == 0 ? "it has errors" : Labels.Calls(calls))}")).Append("\n---\n");
        text.Append("flowchart ").Append(SceneDirection.Of(scene)).Append('\n');
        Write(text, scene.Items, Indent);
        if (scene.Edges.Count > 0)
        {
            text.Append('\n');
        }

        foreach (SketchEdge edge in scene.Edges)
        {
            string label = edge.Label is null ? "" : $"|{MermaidText.Quoted(edge.Label)}|";
            text.Append(Indent).Append($"{edge.From} {Arrow(edge.Kind)}{label} {edge.To}\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void Write(StringBuilder text, IEnumerable<SceneItem> items, string indent)
    {
        foreach (SceneItem item in items)
        {
            if (item is SceneGroup group)
            {
                text.Append(indent).Append($"subgraph {group.Id}[{MermaidText.Quoted(group.Label)}]\n");
                Write(text, group.Items, indent + Indent);
                text.Append(indent).Append("end\n");
            }
            else if (item is SceneNode node)
            {
                var (open, close) = Shape(node.Kind);
                text.Append(indent).Append($"{node.Id}{open}{MermaidText.Quoted(node.Label)}{close}\n");
            }
        }
    }

    private static string Arrow(EdgeKind kind) => kind is EdgeKind.Way or EdgeKind.Round ? "-->" : "-.->";

    private static (string Open, string Close) Shape(NodeKind kind) => kind switch
    {
        NodeKind.Entry or NodeKind.Result => ("([", "])"),
        NodeKind.End => (">", "]"),
        NodeKind.Model => ("(", ")"),
        NodeKind.Pipeline => ("[[", "]]"),
        NodeKind.Person => ("[\\", "/]"),
        NodeKind.Control => ("{{", "}}"),
        _ => ("[", "]"),
    };
}
