using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Gives ORC1019 a score to compare, another end of the rounds, or a JSON context that names enums.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BestWithoutScoreFix)), Shared]
public sealed class BestWithoutScoreFix : RuleFix
{
    private const string NameEnums = nameof(NameEnums);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [BestWithoutScore.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new FixAll();

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Property(BestWithoutScore.Context) is { } name)
        {
            Project project = request.Document.Project;
            if (await JsonContextEdits.FindAsync(project, name, request.CancellationToken).ConfigureAwait(false) is not null)
            {
                request.OfferInSolution(
                    $"Let '{request.Property(BestWithoutScore.ContextName)}' use names for enums",
                    NameEnums,
                    cancellationToken => NameEnumsAsync(project, request.Diagnostic, cancellationToken));
            }

            return;
        }

        OfferScore(request);
        if (request.Find<AttributeSyntax>() is { } pattern)
        {
            request.OfferReplacement("Use Exhaustion.Fail", pattern, pattern.WithExhaustion("Fail"));
            request.OfferReplacement("Use Exhaustion.ReturnLast", pattern, pattern.WithExhaustion("ReturnLast"));
        }
    }

    private static void OfferScore(FixRequest request)
    {
        if (request.Property(BestWithoutScore.Judge) is { } judge
            && request.FindRelated<MethodDeclarationSyntax>() is { } method
            && ReturnTypeEdits.WithReturnType(request.Root, method, "Task<Verdict>", alsoKnownAs: "verdict") is { } mended)
        {
            request.Offer($"Let '{judge}' return 'Verdict'", _ => Task.FromResult(request.Document.WithSyntaxRoot(mended)));
        }
    }

    private static async Task<Solution> NameEnumsAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        diagnostic.Properties.TryGetValue(BestWithoutScore.Context, out string? name)
        && await JsonContextEdits.FindAsync(project, name, cancellationToken).ConfigureAwait(false) is { NamesEnums: false } context
            ? await context.NameEnumsAsync(cancellationToken).ConfigureAwait(false)
            : project.Solution;

    /// <summary>Several pipelines may ask for the same change of one context; everything else can be merged.</summary>
    private sealed class FixAll : FixAllProvider
    {
        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
            fixAllContext.CodeActionEquivalenceKey == NameEnums
                ? new SequentialFixAll("Let the JSON contexts use names for enums", NameEnumsAsync).GetFixAsync(fixAllContext)
                : WellKnownFixAllProviders.BatchFixer.GetFixAsync(fixAllContext);
    }
}
