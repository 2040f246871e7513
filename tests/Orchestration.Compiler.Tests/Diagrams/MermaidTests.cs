using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Orchestration.Compiler.Diagrams;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Tests.Parsing.Bounds;
using static Orchestration.Compiler.Tests.Parsing.BoundTests;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>What Mermaid itself reads in the diagrams.</summary>
public sealed class MermaidTests
{
    private static readonly Config Few = Config.QuickThrowOnFailure.WithMaxTest(2).WithQuietOnSuccess(true);

    private static readonly string[] Hostile =
    [
        "end", "a \"quoted\" one", "[x]", "{y}", "(z)", "a|b", "a --> b", "%%{init: {}}%%", "%% comment", "direction TB", "in the direction  LR", "style a:b#c;", "classDef x:#f00;",
        "<b>bold</b>", "<script>alert(1)</script>", "&amp;", "#35;", "#quot;", "`code`", "**bold**", "_it_", "1. one", "- two", "# three", "$$x$$", "fa:fa-car", "😀 and 👩‍👩‍👧", "é ü ß 漢字 עברית",
        "line\nbreak", "tab\there", "\u2028\u2029\u0085\0", "\\n", "\ud800 alone", "\"\"\"", ";", "@{ shape: x }", "subgraph x", "click a", ":::class", "---\ntitle: x\n---", new string('x', 500), "", " ", "<br/>",
    ];

    [Fact]
    public async Task RandomPipelinesAreReadNodeByNode()
    {
        await Mermaid.RequireAsync();
        Prop.ForAll(RandomPipelines.Several(12, 2), IsReadAsync).Check(Few);
    }

    [Fact]
    public async Task WhateverALabelSaysIsShownAsItIs()
    {
        await IsShownAsync(Hostile);
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>().Generator.ArrayOf(200).ToArbitrary(), texts => IsShownAsync([.. texts.Select(text => text.Get)])).Check(Few);
    }

    [Fact]
    public async Task AnyNameOfAMethodMakesANode()
    {
        string[] names =
        [
            "end", "graph", "flowchart", "subgraph", "style", "linkStyle", "classDef", "click", "href", "call", "direction", "redirection", "interpolate", "accTitle", "TB", "LR_", "x", "o", "v",
            "_self", "__proto__", "constructor", "toString", "Überprüfe", "検査", "entry", "exhausted", "i", "b", "e", "A_B", "TB2",
        ];
        var picture = await Mermaid.ReadAsync(GeneratedDiagram.Of(Chain(string.Concat(names.Select(name => $"[Step] private static string {name}(string text) => text;\n")))));

        Assert.Equal(["text", .. names, "result"], picture.Nodes.Select(node => node.Label));
        Assert.Equal(picture.Nodes.Zip(picture.Nodes.Skip(1), (from, to) => (from.Id, to.Id)), picture.Edges.Select(edge => (edge.From, edge.To)));
    }

    [Fact]
    public async Task NamesThatTheirAuthorsGaveAreShownAsTheyAre()
    {
        var picture = await Mermaid.ReadAsync(GeneratedDiagram.Of(Chain("""
            [Step(Name = "end")] private static string One(string text) => text;
            [Step(Name = "a \"b\" [c] {d} | 😀")] private static string Two(string text) => text;
            """)));

        Assert.Equal(["text", "end", "a \"b\" [c] {d} | 😀", "result"], picture.Nodes.Select(node => node.Label));
    }

    private static async Task IsReadAsync(RandomBatch batch)
    {
        var diagrams = GeneratedDiagram.OfAll(batch.Source);
        var pictures = await Mermaid.ReadAsync([.. batch.Names.Select(name => diagrams[name])]);
        for (var i = 0; i < pictures.Count; i++)
        {
            var lines = diagrams[batch.Names[i]].Split('\n');
            Assert.Equal($"{batch.Names[i]}: {Words(batch.Pipelines[i].Calls)}", pictures[i].Title);
            Assert.Equal(lines.Count(line => line.Contains("->", StringComparison.Ordinal)), pictures[i].Edges.Count);
            Assert.Equal(lines.Count(line => line.TrimStart().StartsWith("subgraph ", StringComparison.Ordinal)), pictures[i].Groups.Count);
            AllIsReached(pictures[i]);
        }
    }

    /// <summary>Every node but the first is led to, and every node but the ends leads on.</summary>
    private static void AllIsReached(MermaidPicture picture)
    {
        var led = picture.Edges.Select(edge => edge.To).ToHashSet();
        var leading = picture.Edges.Select(edge => edge.From).ToHashSet();

        Assert.Equal(["entry"], picture.Nodes.Where(node => !led.Contains(node.Id)).Select(node => node.Id));
        Assert.All(picture.Nodes, node => Assert.True(leading.Contains(node.Id) || node.Id == "result" || node.Label is "rejected" or "exhausted", $"{node.Id} leads nowhere."));
    }

    private static async Task IsShownAsync(IReadOnlyList<string> labels)
    {
        var nodes = labels.Select((label, i) => new SketchNode($"n{i}", label, (NodeKind)(i % 8))).ToEquatableArray();
        var edges = labels.Select((label, i) => new SketchEdge($"n{i}", $"n{(i + 1) % labels.Count}", label, (EdgeKind)(i % 4))).ToEquatableArray();
        var scenes = new SceneBuilder(_ => null, _ => throw new InvalidOperationException());
        var picture = await Mermaid.ReadAsync(Diagram.Of(new Sketch("Demo.Work", labels[0], nodes, edges), new Figure(null, labels[^1]), scenes));

        Assert.Equal(labels.Select(Shown), picture.Nodes.Select(node => node.Label.Trim()));
        Assert.Equal(labels.Select(Shown), picture.Edges.Select(edge => edge.Label.Trim()));
    }

    /// <summary>The text in its first characters, and without halves of characters.</summary>
    private static string Shown(string text)
    {
        var length = text.Length <= 100 ? text.Length : char.IsHighSurrogate(text[99]) ? 99 : 100;
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text[..length]));
        return (whole + (length < text.Length ? "…" : "")).Trim();
    }

    private static string Words(long calls) => calls switch { 0 => "no model call", 1 => "at most 1 model call", _ => $"at most {calls} model calls" };
}
