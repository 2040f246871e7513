using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Orchestration.Compiler.Tests.Diagrams;

/// <summary>Reads diagrams with Mermaid's own parser, in Node. Without Node or its packages a test is skipped, and says so.</summary>
internal static class Mermaid
{
    private const int LeastNode = 20;

    private static readonly string Folder = Repository.PathOf("tests", "mermaid");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What Mermaid reads in each diagram. The test fails on the first that it cannot read.</summary>
    public static async Task<IReadOnlyList<MermaidPicture>> ReadAsync(IReadOnlyList<string> diagrams)
    {
        var output = await ReadJsonAsync(JsonSerializer.Serialize(diagrams));
        var pictures = JsonSerializer.Deserialize<List<MermaidPicture>>(output, Json)!;
        Assert.Equal(diagrams.Count, pictures.Count);
        for (var i = 0; i < pictures.Count; i++)
        {
            Assert.True(pictures[i].Error is null, $"Mermaid cannot read this:\n{pictures[i].Error}\n\n{diagrams[i]}");
        }

        return pictures;
    }

    /// <inheritdoc cref="ReadAsync(IReadOnlyList{string})"/>
    public static async Task<MermaidPicture> ReadAsync(string diagram) => Assert.Single(await ReadAsync([diagram]));

    /// <summary>Skips the test where Mermaid cannot read anything. A property has to ask before it is checked: inside, a skip is a failure.</summary>
    public static async Task RequireAsync()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "mermaid")), "Mermaid is not installed: run 'npm ci --ignore-scripts' in tests/mermaid.");
        var version = await RunAsync("--version", "");
        var major = version.TrimStart('v').Split('.')[0];
        Assert.SkipUnless(int.Parse(major, CultureInfo.InvariantCulture) >= LeastNode, $"Node is {version.Trim()}; Mermaid needs {LeastNode} or later.");
    }

    private static async Task<string> ReadJsonAsync(string input)
    {
        await RequireAsync();
        return await RunAsync(Path.Combine(Folder, "read.mjs"), input);
    }

    private static async Task<string> RunAsync(string argument, string input)
    {
        using var node = Start(argument);
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, "Node failed:\n" + await errors);
        return await output;
    }

    private static Process Start(string argument)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        try
        {
            return Process.Start(new ProcessStartInfo("node", [argument])
            {
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = utf8,
                StandardOutputEncoding = utf8,
                StandardErrorEncoding = utf8,
            })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node is not installed, so Mermaid cannot read the diagrams.");
            throw;
        }
    }
}

/// <summary>What Mermaid read in a diagram, its labels as they are shown.</summary>
internal sealed record MermaidPicture(
    string? Error,
    string? Title,
    string? Direction,
    IReadOnlyList<MermaidNode> Nodes,
    IReadOnlyList<MermaidEdge> Edges,
    IReadOnlyList<MermaidGroup> Groups);

/// <summary>A node.</summary>
internal sealed record MermaidNode(string Id, string Label, string Shape);

/// <summary>An edge.</summary>
internal sealed record MermaidEdge(string From, string To, string Label, string Stroke);

/// <summary>A subgraph.</summary>
internal sealed record MermaidGroup(string Id, string Label, IReadOnlyList<string> Nodes);
