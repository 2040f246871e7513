using System.Globalization;
using System.Text;

namespace Orchestration.Compiler.Diagrams;

/// <summary>Ids that Mermaid reads as ids, whatever a method is called.</summary>
internal static class MermaidId
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "graph", "flowchart", "subgraph", "end", "style", "linkStyle", "classDef", "class", "click", "href", "call", "default", "interpolate",
        "direction", "accTitle", "accDescr", "swimlane", "_self", "_blank", "_parent", "_top", "v", "constructor", "prototype",
    };

    /// <summary>An id that is like the wanted one, and that no other node has.</summary>
    public static string Unique(string wanted, HashSet<string> taken)
    {
        string id = Of(wanted);
        string unique = id;
        for (int i = 2; !taken.Add(unique); i++)
        {
            unique = id + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private static string Of(string name)
    {
        var id = new StringBuilder();
        foreach (char character in name)
        {
            if (character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
            {
                id.Append(character);
            }
            else
            {
                id.Append('u').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        string text = id.ToString();

        // Mermaid takes a word that ends so, and the next line's beginning, for a statement about the direction.
        return Reserved.Contains(text) || text.EndsWith("direction", StringComparison.Ordinal) ? text + "_" : text;
    }
}
