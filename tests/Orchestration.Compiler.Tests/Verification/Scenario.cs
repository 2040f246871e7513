using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>
/// What a test compiles. A string converts to the scenario of one file; the rest is set where it is needed:
/// <code>
/// new Scenario(source)
/// {
///     Files = { ["Other.cs"] = other },                        // further C# files, with markup like the first
///     AdditionalFiles = { ["judge.prompt.md"] = prompt },      // prompt files, with markup too
///     Options = { ["orchestration_max_calls"] = "10" },        // .editorconfig; "build_property.X" are MSBuild properties
///     References = [new Scenario(library)],                    // projects compiled with the generator and referenced as images
///     Messages = ["…"],                                        // the whole messages of the rule's diagnostics, in order
///     Severity = DiagnosticSeverity.Warning,                   // of the rule's diagnostics
/// }
/// </code>
/// </summary>
/// <param name="Source">The main file, <c>Demo.cs</c>, with markup (see <see cref="MarkedText"/>).</param>
public sealed record Scenario(string Source)
{
    /// <summary>The folder in which the files of a scenario stand.</summary>
    public const string Folder = "/src/";

    /// <summary>The name of the main file.</summary>
    public const string MainFile = "Demo.cs";

    /// <summary>What every file may use without saying so.</summary>
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.AI;
        global using Orchestration;
        """;

    /// <summary>Further C# files by name.</summary>
    public IDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Additional files (prompts) by path relative to the main file.</summary>
    public IDictionary<string, string> AdditionalFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys and values of an <c>.editorconfig</c> for all files; keys that start with <c>build_property.</c> are global.</summary>
    public IDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Projects that are compiled, generator included, and referenced as assemblies.</summary>
    public IReadOnlyList<Scenario> References { get; init; } = [];

    /// <summary>Further assemblies that are referenced, each by one of its types.</summary>
    public IReadOnlyList<Type> Assemblies { get; init; } = [];

    /// <summary>The assembly's name; a reference without one is called <c>Library0</c>, <c>Library1</c>, ….</summary>
    public string? AssemblyName { get; init; }

    /// <summary>Whether it is a program with top-level statements or a <c>Main</c>, instead of a library.</summary>
    public bool IsProgram { get; init; }

    /// <summary>The expected messages of the rule's diagnostics in order of place; empty where the test says nothing about them.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>
    /// The further places of the rule's diagnostics, one text for each in order of place: what stands at them, with commas between; empty where the test says nothing about them.
    /// </summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>The expected severity of the rule's diagnostics; <see langword="null"/> where the test says nothing about it.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>The scenario of one file.</summary>
    public static implicit operator Scenario(string source) => new(source);

    /// <summary>The scenario with a part of its main file replaced, wherever it occurs.</summary>
    /// <exception cref="ArgumentException">The main file has no such part.</exception>
    public Scenario Edit(string part, string with) => Source.Contains(part, StringComparison.Ordinal)
        ? this with { Source = Source.Replace(part, with, StringComparison.Ordinal) }
        : throw new ArgumentException($"The source has no \"{part}\".", nameof(part));

    /// <summary>The scenario with another or a further C# file.</summary>
    public Scenario WithFile(string name, string text) => this with { Files = new Dictionary<string, string>(Files) { [name] = text } };

    /// <summary>The scenario with another or a further additional file.</summary>
    public Scenario WithAdditionalFile(string name, string text) => this with { AdditionalFiles = new Dictionary<string, string>(AdditionalFiles) { [name] = text } };

    /// <summary>The C# files: path to marked text.</summary>
    internal IEnumerable<KeyValuePair<string, MarkedText>> MarkedSources =>
        Files.Prepend(new(MainFile, Source)).Select(f => KeyValuePair.Create(Folder + f.Key, MarkedText.Parse(f.Value)));

    /// <summary>The additional files: path to marked text.</summary>
    internal IEnumerable<KeyValuePair<string, MarkedText>> MarkedAdditionalFiles =>
        AdditionalFiles.Select(f => KeyValuePair.Create(Folder + f.Key, MarkedText.Parse(f.Value)));
}
