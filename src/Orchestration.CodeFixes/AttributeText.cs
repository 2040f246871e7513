using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.CodeFixes;

/// <summary>Changes of attributes as text, so that lists, lines and comments around them stay as they are written.</summary>
internal static class AttributeText
{
    private const string Suffix = "Attribute";

    /// <summary>The name without qualification and without <c>Attribute</c>.</summary>
    public static string ShortName(this AttributeSyntax attribute)
    {
        string name = SimpleName(attribute).Identifier.ValueText;
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>Takes an attribute away: out of its list, or with the list, or with the whole line where nothing else stands on it.</summary>
    public static TextChange Removal(this AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        int index = list.Attributes.IndexOf(attribute);
        if (list.Attributes.Count == 1)
        {
            return new TextChange(WithLine(list, text), "");
        }

        return new TextChange(
            index == 0
                ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart)
                : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End),
            "");
    }

    /// <summary>Puts another role in an attribute's place. What both have in common, the step's name, stays.</summary>
    public static TextChange[] Renaming(this AttributeSyntax attribute, string role)
    {
        var renamed = new TextChange(SimpleName(attribute).Identifier.Span, role);
        return attribute.ArgumentList is not { } list || list.Arguments.All(argument => argument.NameEquals?.Name.Identifier.ValueText == "Name")
            ? [renamed]
            : [renamed, new TextChange(list.Span, Kept(list))];
    }

    /// <summary>Puts another pattern in a pattern's place, and one role in that of its roles.</summary>
    public static TextChange[] RenamingAll(this AttributeSyntax pattern, string newPattern, IEnumerable<AttributeSyntax> roles, string newRole) =>
        [.. pattern.Renaming(newPattern), .. roles.SelectMany(role => role.Renaming(newRole))];

    /// <summary>The attributes with certain names on the methods of a part of a class.</summary>
    public static IEnumerable<AttributeSyntax> RolesOf(this TypeDeclarationSyntax type, params string[] roles) => type.Members
        .OfType<MethodDeclarationSyntax>()
        .SelectMany(method => method.AttributeLists.SelectMany(list => list.Attributes))
        .Where(attribute => roles.Any(role => attribute.IsNamed(role)));

    /// <summary>Adds an attribute without arguments before a method's others.</summary>
    public static TextChange AddAttribute(this MethodDeclarationSyntax method, string name)
    {
        if (method.AttributeLists.FirstOrDefault(list => list.Target is null && list.Attributes.Count > 0) is { } list)
        {
            return new TextChange(new TextSpan(list.Attributes[0].SpanStart, 0), name + ", ");
        }

        return new TextChange(new TextSpan(method.SpanStart, 0), $"[{name}] ");
    }

    private static string Kept(AttributeArgumentListSyntax list) =>
        list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Name") is { } name ? $"({name})" : "";

    private static SimpleNameSyntax SimpleName(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => (SimpleNameSyntax)attribute.Name,
    };

    private static TextSpan WithLine(AttributeListSyntax list, SourceText text)
    {
        TextLine first = text.Lines.GetLineFromPosition(list.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(list.Span.End);
        bool isFirst = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, list.SpanStart)));
        string after = text.ToString(TextSpan.FromBounds(list.Span.End, last.End));
        return !isFirst ? TextSpan.FromBounds(list.GetFirstToken().GetPreviousToken().Span.End, list.Span.End)
            : string.IsNullOrWhiteSpace(after) ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
            : TextSpan.FromBounds(list.SpanStart, last.End - after.TrimStart().Length);
    }
}
