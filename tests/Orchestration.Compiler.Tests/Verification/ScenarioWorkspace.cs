using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Generation;

namespace Orchestration.Compiler.Tests.Verification;

/// <summary>A scenario as a project in a workspace, generators included: what a code fix sees in an editor.</summary>
internal static class ScenarioWorkspace
{
    /// <summary>Opens a scenario.</summary>
    public static Project Open(Scenario scenario, CompilerParts parts)
    {
        var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var name = scenario.AssemblyName ?? "Demo";
        var project = ProjectInfo.Create(
            id, VersionStamp.Create(), name, name, LanguageNames.CSharp,
            compilationOptions: ScenarioCompiler.CompilationOptions(scenario).WithSyntaxTreeOptionsProvider(null),
            parseOptions: ScenarioCompiler.ParseOptions,
            metadataReferences: ScenarioCompiler.References(scenario, parts),
            analyzerReferences: [ReferenceTo(parts, scenario)],
            documents: ScenarioCompiler.Sources(scenario).Select(s => Document(id, s.Key, s.Value)),
            additionalDocuments: scenario.MarkedAdditionalFiles.Select(f => Document(id, f.Key, f.Value.Text)))
            .WithAnalyzerConfigDocuments(
            [
                Document(id, Scenario.Folder + ".editorconfig", ScenarioConfig.EditorConfig(scenario)),
                Document(id, Scenario.Folder + ".globalconfig", ScenarioConfig.GlobalConfig(scenario)),
            ]);
        return workspace.AddProject(project);
    }

    /// <summary>The diagnostics of one id in the order of files and places.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(Project project, CompilerParts parts, string id)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var compilation = await project.GetCompilationAsync(cancellationToken);
        var all = await ScenarioRun.AllDiagnosticsAsync(compilation!, parts, project.AnalyzerOptions, cancellationToken);
        var order = project.Documents.Select(d => d.FilePath).ToList();
        return [.. all.Where(d => d.Id == id && !d.IsSuppressed)
            .OrderBy(d => order.IndexOf(FailureReport.PathOf(d))).ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Location.SourceSpan.Length)];
    }

    /// <summary>The document, additional ones included, in which a diagnostic stands.</summary>
    public static TextDocument? DocumentOf(Project project, Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? project.GetDocument(tree)
        : project.AdditionalDocuments.FirstOrDefault(d => d.FilePath == FailureReport.PathOf(diagnostic));

    /// <summary>All files of a project as one text.</summary>
    public static async Task<string> ShowAsync(Project project)
    {
        var files = new List<(string, string)>();
        foreach (var document in project.Documents.Concat(project.AdditionalDocuments))
        {
            // A document that a fix adds has no path of its own.
            files.Add((document.FilePath ?? Scenario.Folder + document.Name, (await document.GetTextAsync()).ToString()));
        }

        return Show(files);
    }

    /// <summary>All files of a scenario as one text, without marks.</summary>
    public static string Show(Scenario scenario) => Show(
        ScenarioCompiler.Sources(scenario).Select(s => (s.Key, s.Value)).Concat(scenario.MarkedAdditionalFiles.Select(f => (f.Key, f.Value.Text))));

    private static string Show(IEnumerable<(string Path, string Text)> files) => string.Join("\n", files
        .Where(f => f.Text != Scenario.GlobalUsings)
        .OrderBy(f => f.Path, StringComparer.Ordinal)
        .Select(f => $"--- {f.Path}\n{LineDiff.Normalize(f.Text)}"));

    private static DocumentInfo Document(ProjectId project, string path, string text) => DocumentInfo.Create(
        DocumentId.CreateNewId(project), Path.GetFileName(path), filePath: path,
        loader: TextLoader.From(TextAndVersion.Create(ScenarioCompiler.ToText(text), VersionStamp.Create(), path)));

    /// <summary>
    /// The shipped parts as the file they are in: finding references and renaming need a reference that Roslyn can tell from another, and it
    /// can do so for files only.
    /// </summary>
    private static AnalyzerReference ReferenceTo(CompilerParts parts, Scenario scenario) => ReferenceEquals(parts, CompilerParts.UnderTest) && FrameworkGenerators.For(scenario).IsEmpty
        ? new AnalyzerFileReference(typeof(PipelineGenerator).Assembly.Location, new Loader())
        : new Reference(parts, scenario);

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.Load(AssemblyName.GetAssemblyName(fullPath));
    }

    private sealed class Reference(CompilerParts parts, Scenario scenario) : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = [.. parts.Generators.Select(g => g.AsSourceGenerator()), .. FrameworkGenerators.For(scenario)];

        public override string? FullPath => null;

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
    }
}
