using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Generation;

/// <summary>
/// Whether two texts of a file declare the same, so that whatever is read of its symbols is the same too. Bodies of methods declare nothing.
/// What stands in property bodies and initializers counts, since the parser looks for stored parameters there; and so do the comments and
/// directives that it or the compiler reads.
/// </summary>
internal static class SameDeclarations
{
    public static bool In(SyntaxTree one, SyntaxTree other) =>
        ReferenceEquals(one, other)
        || (one.FilePath == other.FilePath
            && one.Options.Equals(other.Options)
            && UserView.IsGenerated(one) == UserView.IsGenerated(other)
            && In(one.GetRoot(), other.GetRoot()));

    private static bool In(SyntaxNode one, SyntaxNode other) =>
        one.IsIncrementallyIdenticalTo(other)
        || (one.RawKind == other.RawKind && (Holds(one) ? HaveSameMembers(one, other) : HaveSameTokens(one, other)));

    /// <summary>Whether a node holds declarations, of which an edit leaves most as they were.</summary>
    private static bool Holds(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static bool HaveSameMembers(SyntaxNode one, SyntaxNode other)
    {
        ChildSyntaxList ones = one.ChildNodesAndTokens();
        ChildSyntaxList others = other.ChildNodesAndTokens();
        return ones.Count == others.Count && ones.Zip(others, AreSame).All(same => same);
    }

    private static bool AreSame(SyntaxNodeOrToken one, SyntaxNodeOrToken other) =>
        one.AsNode() is { } node
            ? other.AsNode() is { } otherNode && In(node, otherNode)
            : other.IsToken && AreSame(one.AsToken(), other.AsToken());

    /// <summary>Goes through both in one line, however deep the expressions in them are.</summary>
    private static bool HaveSameTokens(SyntaxNode one, SyntaxNode other)
    {
        using IEnumerator<SyntaxNodeOrToken> others = Declaring(other).GetEnumerator();
        foreach (SyntaxNodeOrToken current in Declaring(one))
        {
            if (!others.MoveNext()
                || current.RawKind != others.Current.RawKind
                || (current.IsToken && !AreSame(current.AsToken(), others.Current.AsToken()))
                || (current.AsNode() is { } node && IsBody(node) && !AreSameOutside(node, others.Current.AsNode()!)))
            {
                return false;
            }
        }

        return !others.MoveNext();
    }

    private static IEnumerable<SyntaxNodeOrToken> Declaring(SyntaxNode node) => node.DescendantNodesAndTokensAndSelf(inner => !IsBody(inner));

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax && node.Parent is BaseMethodDeclarationSyntax;

    /// <summary>A directive in a body may reach beyond it.</summary>
    private static bool AreSameOutside(SyntaxNode body, SyntaxNode other) =>
        body.IsIncrementallyIdenticalTo(other) || (!body.ContainsDirectives && !other.ContainsDirectives);

    private static bool AreSame(SyntaxToken one, SyntaxToken other) =>
        one.IsIncrementallyIdenticalTo(other)
        || (one.RawKind == other.RawKind && one.Text == other.Text && one.IsMissing == other.IsMissing && SayTheSame(one, other));

    /// <summary>Whether a line is a directive, what stands around it decides; documentation is read line by line.</summary>
    private static bool SayTheSame(SyntaxToken one, SyntaxToken other) => one.ContainsDirectives || other.ContainsDirectives
        ? one.ToFullString() == other.ToFullString()
        : Documentation(one).SequenceEqual(Documentation(other));

    private static IEnumerable<string> Documentation(SyntaxToken token) => token.HasLeadingTrivia
        ? token.LeadingTrivia.ToFullString().Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("///", StringComparison.Ordinal))
        : [];
}
