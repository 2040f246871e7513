using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.CodeFixes;

/// <summary>What the fixes share: one diagnostic at a time, Fix All by merging, and changes to the syntax tree.</summary>
public abstract class RuleFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // A finding inside a prompt's file has no syntax tree to change.
        if (context.TextDocument is not Document document
            || await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Location.SourceTree == root.SyntaxTree)
            {
                await RegisterAsync(new FixRequest(context, diagnostic, root)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Offers what mends one diagnostic; nothing where nothing would change.</summary>
    /// <param name="request">The diagnostic and the tree it stands in.</param>
    protected abstract Task RegisterAsync(FixRequest request);
}

/// <summary>One diagnostic to mend.</summary>
/// <param name="context">Where fixes are registered.</param>
/// <param name="diagnostic">The diagnostic.</param>
/// <param name="root">The root of its document.</param>
public sealed class FixRequest(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
{
    /// <summary>The diagnostic.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>The document it stands in.</summary>
    public Document Document { get; } = context.Document;

    /// <summary>The root of the document.</summary>
    public SyntaxNode Root { get; } = root;

    /// <summary>Cancels the fix.</summary>
    public CancellationToken CancellationToken { get; } = context.CancellationToken;

    /// <summary>The innermost node at the diagnostic that is of a type, or holds it.</summary>
    public TNode? Find<TNode>()
        where TNode : SyntaxNode =>
        Root.FindNode(Diagnostic.Location.SourceSpan, findInsideTrivia: false, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>();

    /// <summary>The nodes of a type at the further places that the rule names, as far as they stand in this document.</summary>
    public IReadOnlyList<TNode> FindAllRelated<TNode>()
        where TNode : SyntaxNode =>
        Diagnostic.AdditionalLocations
            .Where(place => place.SourceTree == Root.SyntaxTree)
            .Select(place => Root.FindNode(place.SourceSpan, findInsideTrivia: false, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>())
            .OfType<TNode>()
            .ToList();

    /// <summary>The first of them, or null.</summary>
    public TNode? FindRelated<TNode>()
        where TNode : SyntaxNode => FindAllRelated<TNode>().FirstOrDefault();

    /// <summary>What the rule has said for its fix, or null.</summary>
    public string? Property(string key) => Diagnostic.Properties.TryGetValue(key, out string? value) ? value : null;

    /// <summary>Offers to put one node in another one's place.</summary>
    public void OfferReplacement(string title, SyntaxNode from, SyntaxNode to) =>
        Offer(title, _ => Task.FromResult(Document.WithSyntaxRoot(Root.ReplaceNode(from, to))));

    /// <summary>Offers to change the text, where that says it best.</summary>
    public void OfferTextChange(string title, params TextChange[] changes) =>
        Offer(title, async cancellationToken =>
        {
            SourceText text = await Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            return Document.WithText(text.WithChanges(changes));
        });

    /// <summary>As <see cref="OfferTextChange(string, TextChange[])"/>, where Fix All also makes the changes of other titles of the same key.</summary>
    public void OfferTextChange(string title, string key, params TextChange[] changes) =>
        OfferSolution(title, key, async cancellationToken =>
        {
            SourceText text = await Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            return Document.WithText(text.WithChanges(changes)).Project.Solution;
        });

    /// <summary>Offers a change of several documents. Fix All makes all changes of one key.</summary>
    public void OfferSolution(string title, string key, Func<CancellationToken, Task<Solution>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey: key), Diagnostic);

    /// <summary>The meaning of the document.</summary>
    public async Task<SemanticModel> GetModelAsync() =>
        await Document.GetSemanticModelAsync(CancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException("The document has no semantic model.");

    /// <summary>Offers a change of the document. The title is its equivalence key as well.</summary>
    public void Offer(string title, Func<CancellationToken, Task<Document>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey: title), Diagnostic);

    /// <summary>Offers a change that may reach other documents.</summary>
    /// <param name="title">What the fix does.</param>
    /// <param name="equivalenceKey">What it has in common with the fixes that Fix All applies with it.</param>
    /// <param name="change">The change.</param>
    public void OfferInSolution(string title, string equivalenceKey, Func<CancellationToken, Task<Solution>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey), Diagnostic);
}
