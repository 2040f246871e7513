using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestration.CodeFixes;

/// <summary>Changes of attributes.</summary>
internal static class AttributeEdits
{
    /// <summary>The attribute with a named argument set.</summary>
    public static AttributeSyntax With(this AttributeSyntax attribute, string name, string value)
    {
        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space)).WithEqualsToken(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)),
            nameColon: null,
            SyntaxFactory.ParseExpression(value));
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        AttributeArgumentSyntax? existing = list.Arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == name);
        if (existing is not null)
        {
            return attribute.ReplaceNode(existing, argument.WithTriviaFrom(existing));
        }

        if (list.Arguments.Count > 0)
        {
            argument = argument.WithLeadingTrivia(SyntaxFactory.Space);
        }

        return attribute.WithArgumentList(list.AddArguments(argument));
    }

    /// <summary>The attribute with an argument set: a named one, or by its position among those without a name.</summary>
    public static AttributeSyntax WithArgument(this AttributeSyntax attribute, string nameOrPosition, string value)
    {
        if (!int.TryParse(nameOrPosition, NumberStyles.None, CultureInfo.InvariantCulture, out int position))
        {
            return attribute.With(nameOrPosition, value);
        }

        AttributeArgumentSyntax? existing = attribute.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ElementAtOrDefault(position);
        return existing is null
            ? attribute
            : attribute.ReplaceNode(existing.Expression, SyntaxFactory.ParseExpression(value).WithTriviaFrom(existing.Expression));
    }

    /// <summary>The attribute without a named argument, and without empty parentheses.</summary>
    public static AttributeSyntax Without(this AttributeSyntax attribute, string name)
    {
        AttributeArgumentSyntax? existing = attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
        if (existing is null)
        {
            return attribute;
        }

        AttributeArgumentListSyntax list = attribute.ArgumentList!.RemoveNode(existing, SyntaxRemoveOptions.KeepNoTrivia)!;
        return attribute.WithArgumentList(list.Arguments.Count == 0 ? null : list);
    }

    /// <summary>The attribute with another <c>OnExhausted</c>, qualified as the one before it.</summary>
    public static AttributeSyntax WithExhaustion(this AttributeSyntax attribute, string member)
    {
        AttributeArgumentSyntax? existing = attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "OnExhausted");
        string qualifier = existing?.Expression is MemberAccessExpressionSyntax access && access.Expression.ToString().EndsWith("Exhaustion", StringComparison.Ordinal)
            ? access.Expression.ToString()
            : "Exhaustion";
        return attribute.With("OnExhausted", $"{qualifier}.{member}");
    }
}
