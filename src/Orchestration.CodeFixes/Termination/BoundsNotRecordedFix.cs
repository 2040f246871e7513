using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Termination;

namespace Orchestration.CodeFixes.Termination;

/// <summary>Brings the whole file of bounds up to date, as ORC2010 asks; what has changed is seen in the review of that file.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(BoundsNotRecordedFix),
    DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".cs", ".txt"]), Shared]
public sealed class BoundsNotRecordedFix : CodeFixProvider
{
    private const string Title = "Bring " + BoundsFile.Name + " up to date";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [BoundsNotRecorded.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        new SequentialFixAll(Title, static (project, _, cancellationToken) => UpdateAsync(project, cancellationToken));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.TextDocument.Project;
        context.RegisterCodeFix(CodeAction.Create(Title, cancellationToken => UpdateAsync(project, cancellationToken), equivalenceKey: Title), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> UpdateAsync(Project project, CancellationToken cancellationToken)
    {
        if (project.AdditionalDocuments.FirstOrDefault(document => BoundsFile.Is(document.FilePath ?? document.Name)) is not { } file
            || await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return project.Solution;
        }

        SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var session = new PipelineSession(compilation, project.AnalyzerOptions);
        string updated = BoundsFile.Parse(text.ToString()).With(BoundsNotRecorded.LinesOf(compilation, session, cancellationToken));
        return project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(updated, text.Encoding));
    }
}
