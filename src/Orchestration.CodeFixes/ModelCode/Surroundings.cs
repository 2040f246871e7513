using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>Tells how far names reach.</summary>
internal static class Surroundings
{
    /// <summary>The member in which a node stands. Top-level statements share their variables, so for one of them it is the whole file.</summary>
    public static SyntaxNode MemberOrProgram(this SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>(outer => outer is not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();
}
