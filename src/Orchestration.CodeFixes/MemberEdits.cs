using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.CodeFixes;

/// <summary>Additions to members as changes of the text, in the indentation and with the line ends that stand there.</summary>
internal static class MemberEdits
{
    /// <summary>Adds a member below another one, a blank line between them.</summary>
    public static TextChange Below(this MemberDeclarationSyntax member, SourceText text, params string[] lines)
    {
        string indent = IndentOf(member, text);
        string end = LineEndOf(text);
        return new TextChange(new TextSpan(member.Span.End, 0), end + string.Concat(lines.Select(line => line.Length == 0 ? end : end + indent + line)));
    }

    /// <summary>Adds an attribute on a line of its own below those that a member has.</summary>
    public static TextChange WithAttribute(this MemberDeclarationSyntax member, SourceText text, string attribute)
    {
        string line = "[" + attribute + "]";
        string between = LineEndOf(text) + IndentOf(member, text);
        return member.AttributeLists.Count > 0
            ? new TextChange(new TextSpan(member.AttributeLists.Last().Span.End, 0), between + line)
            : new TextChange(new TextSpan(member.SpanStart, 0), line + between);
    }

    /// <summary>A name as it may stand at a place: alone where it is in scope, else with its namespace.</summary>
    /// <param name="model">The semantic model of the document.</param>
    /// <param name="position">The place.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="name">The type's name, an attribute's without <c>Attribute</c>.</param>
    public static string NameAt(this SemanticModel model, int position, string space, string name) =>
        model.LookupNamespacesAndTypes(position, name: name).Concat(model.LookupNamespacesAndTypes(position, name: name + "Attribute"))
            .Any(symbol => symbol.ContainingNamespace?.ToDisplayString() == space)
            ? name
            : space + "." + name;

    /// <summary>A type as it may stand at a place, nullable annotations included.</summary>
    public static string NameAt(this SemanticModel model, int position, ITypeSymbol type) => type.ToMinimalDisplayString(
        model,
        position,
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    /// <summary>A name that a type has not taken yet: the one wanted, or with the first number from 2 on that is free.</summary>
    public static string FreeName(this INamedTypeSymbol type, string wanted)
    {
        string name = wanted;
        for (int i = 2; type.GetMembers(name).Length > 0 || type.Name == name; i++)
        {
            name = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    private static string IndentOf(MemberDeclarationSyntax member, SourceText text)
    {
        string line = text.Lines.GetLineFromPosition(member.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static string LineEndOf(SourceText text)
    {
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
