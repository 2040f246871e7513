using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;

namespace Orchestration.CodeFixes;

/// <summary>Changes of text in several documents, applied together. Generated documents stay as they are: they are written again.</summary>
internal sealed class SolutionEdit(Solution solution, CancellationToken cancellationToken)
{
    private readonly Dictionary<DocumentId, List<TextChange>> changes = [];

    /// <summary>Replaces a part of a tree.</summary>
    public void Replace(SyntaxTree? tree, TextSpan span, string text)
    {
        if (solution.GetDocument(tree) is not { } document || document is SourceGeneratedDocument)
        {
            return;
        }

        if (!changes.TryGetValue(document.Id, out List<TextChange> ofDocument))
        {
            changes[document.Id] = ofDocument = [];
        }

        var change = new TextChange(span, text);
        if (!ofDocument.Contains(change))
        {
            ofDocument.Add(change);
        }
    }

    /// <summary>Renames a method or parameter where it is declared and wherever code or documentation refers to it.</summary>
    public async Task RenameAsync(ISymbol symbol, string name)
    {
        foreach (Location declared in symbol.Locations.Where(location => location.IsInSource))
        {
            Replace(declared.SourceTree, declared.SourceSpan, CodeNames.Escape(name));
        }

        foreach (ReferencedSymbol referenced in await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation reference in referenced.Locations.Where(reference => !reference.IsImplicit && reference.Alias is null))
            {
                Location location = reference.Location;
                SyntaxNode? node = location.SourceTree?.GetRoot(cancellationToken).FindNode(location.SourceSpan, findInsideTrivia: true);
                Replace(location.SourceTree, location.SourceSpan, node?.FirstAncestorOrSelf<XmlNameAttributeSyntax>() is null ? CodeNames.Escape(name) : name);
            }
        }
    }

    /// <summary>The solution with all changes.</summary>
    public async Task<Solution> ApplyAsync()
    {
        Solution changed = solution;
        foreach (KeyValuePair<DocumentId, List<TextChange>> ofDocument in changes)
        {
            SourceText text = await solution.GetDocument(ofDocument.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(ofDocument.Key, text.WithChanges(ofDocument.Value.OrderBy(change => change.Span.Start)));
        }

        return changed;
    }
}
