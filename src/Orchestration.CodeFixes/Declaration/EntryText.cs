using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>The text of an entry, and where it goes.</summary>
internal static class EntryText
{
    private const string CancellationToken = "global::System.Threading.CancellationToken";

    /// <summary>The entry's declaration, as short as it can be written in the class.</summary>
    /// <param name="model">The meaning of the document.</param>
    /// <param name="type">The class.</param>
    /// <param name="result">The return type in full.</param>
    /// <param name="inputs">The parameters, a line each, with their types in full.</param>
    public static string Declaration(SemanticModel model, TypeDeclarationSyntax type, string result, string inputs)
    {
        int position = type.OpenBraceToken.Span.End;
        List<(string Type, string Name)> parameters = inputs.Split(['\n'], StringSplitOptions.RemoveEmptyEntries).Select(Split).ToList();
        IEnumerable<string> written = parameters
            .Select(parameter => $"{model.ShortNameAt(position, parameter.Type)} {parameter.Name}")
            .Append($"{model.ShortNameAt(position, CancellationToken)} cancellationToken = default");
        List<ITypeSymbol> types = parameters.Select(parameter => parameter.Type).Append(result)
            .Select(name => model.TypeAt(position, name))
            .OfType<ITypeSymbol>()
            .ToList();
        string accessibility = Accessibility(types, model.GetDeclaredSymbol(type));
        return $"{accessibility} partial {model.ShortNameAt(position, result)} RunAsync({string.Join(", ", written)});";
    }

    /// <summary>Puts the declaration before the first method, a blank line after it; null where the class has no braces.</summary>
    public static TextChange? Insertion(TypeDeclarationSyntax type, string declaration, SourceText text)
    {
        if (type.OpenBraceToken.IsKind(SyntaxKind.None) || type.OpenBraceToken.IsMissing)
        {
            return null;
        }

        SyntaxNode? method = type.Members.FirstOrDefault(member => member is MethodDeclarationSyntax);
        int start = method is null ? type.CloseBraceToken.SpanStart : StartOf(method);
        TextLine line = text.Lines.GetLineFromPosition(start);
        string before = text.ToString(TextSpan.FromBounds(line.Start, start));
        string end = text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak));
        if (before.Trim().Length > 0 || end.Length == 0)
        {
            return new TextChange(new TextSpan(start, 0), declaration + " ");
        }

        return method is null
            ? new TextChange(new TextSpan(line.Start, 0), before + "    " + declaration + end)
            : new TextChange(new TextSpan(line.Start, 0), before + declaration + end + end);
    }

    private static (string Type, string Name) Split(string parameter)
    {
        int space = parameter.LastIndexOf(' ');
        return (parameter.Substring(0, space), parameter.Substring(space + 1));
    }

    /// <summary>Where a member begins, its comments and attributes included, the blank lines before it not.</summary>
    private static int StartOf(SyntaxNode member)
    {
        foreach (SyntaxTrivia trivia in member.GetLeadingTrivia())
        {
            if (!trivia.IsKind(SyntaxKind.EndOfLineTrivia) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            {
                return trivia.FullSpan.Start;
            }
        }

        return member.SpanStart;
    }

    /// <summary>An entry cannot be seen by more than see the types it takes and gives.</summary>
    private static string Accessibility(List<ITypeSymbol> types, INamedTypeSymbol? pipeline)
    {
        int ofTypes = types.Select(VisibilityOf).DefaultIfEmpty(2).Min();
        return pipeline is null || ofTypes >= VisibilityOf(pipeline) ? "public" : ofTypes == 1 ? "internal" : "private";
    }

    /// <summary>2 for everybody, 1 for the assembly, 0 for less.</summary>
    private static int VisibilityOf(ITypeSymbol type)
    {
        int visibility = type switch
        {
            IArrayTypeSymbol array => VisibilityOf(array.ElementType),
            INamedTypeSymbol named => named.TypeArguments.Select(VisibilityOf).DefaultIfEmpty(2).Min(),
            _ => 2,
        };
        for (INamedTypeSymbol? current = type as INamedTypeSymbol; current is not null; current = current.ContainingType)
        {
            visibility = Math.Min(visibility, current.DeclaredAccessibility switch
            {
                Microsoft.CodeAnalysis.Accessibility.Public => 2,
                Microsoft.CodeAnalysis.Accessibility.Internal or Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => 1,
                _ => 0,
            });
        }

        return visibility;
    }
}
