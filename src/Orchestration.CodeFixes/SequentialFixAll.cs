using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Orchestration.CodeFixes;

/// <summary>
/// Fix All for changes that many diagnostics make at one place, such as attributes of one class, where merged changes would be in each other's
/// way. It applies them one after the other; each finds its place by name, never by position.
/// </summary>
/// <param name="title">The title of the whole change.</param>
/// <param name="apply">Makes the change for one diagnostic of a project.</param>
internal sealed class SequentialFixAll(string title, Func<Project, Diagnostic, CancellationToken, Task<Solution>> apply) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var found = new List<(ProjectId Project, Diagnostic Diagnostic)>();
        foreach (Project project in fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project])
        {
            ImmutableArray<Diagnostic> diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            found.AddRange(diagnostics.Select(diagnostic => (project.Id, diagnostic)));
        }

        return CodeAction.Create(title, cancellationToken => ApplyAsync(fixAllContext.Solution, found, cancellationToken), fixAllContext.CodeActionEquivalenceKey);
    }

    private async Task<Solution> ApplyAsync(Solution solution, List<(ProjectId Project, Diagnostic Diagnostic)> found, CancellationToken cancellationToken)
    {
        foreach (var (project, diagnostic) in found)
        {
            solution = await apply(solution.GetProject(project)!, diagnostic, cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }
}
