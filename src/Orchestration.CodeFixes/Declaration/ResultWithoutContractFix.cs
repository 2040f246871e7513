using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Adds the type that ORC1012 misses to its JSON context.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResultWithoutContractFix)), Shared]
public sealed class ResultWithoutContractFix : RuleFix
{
    private const string Key = "AddToJsonContext";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ResultWithoutContract.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll("Add the types to the JSON context", AddAsync);

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        Project project = request.Document.Project;
        if (request.Property(ResultWithoutContract.Type) is { } type
            && await JsonContextEdits.FindAsync(project, request.Property(ResultWithoutContract.Context), request.CancellationToken).ConfigureAwait(false) is { } context
            && context.CanName(type))
        {
            request.OfferInSolution(
                $"Add [JsonSerializable(typeof({request.Property(ResultWithoutContract.Display)}))] to the JSON context",
                Key,
                cancellationToken => AddAsync(project, request.Diagnostic, cancellationToken));
        }
    }

    private static async Task<Solution> AddAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        diagnostic.Properties.TryGetValue(ResultWithoutContract.Type, out string? type) && type is not null
        && diagnostic.Properties.TryGetValue(ResultWithoutContract.Context, out string? name)
        && await JsonContextEdits.FindAsync(project, name, cancellationToken).ConfigureAwait(false) is { } context
        && context.CanName(type)
        && !context.Names(type)
            ? await context.AddAsync(type, cancellationToken).ConfigureAwait(false)
            : project.Solution;
}
