using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestration.CodeFixes;

/// <summary>Types that a rule names in full, as short as they can be at a place.</summary>
internal static class TypeTexts
{
    private static readonly SymbolDisplayFormat Short =
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type of a name that is written in full, or null where it is not known at the place.</summary>
    public static ITypeSymbol? TypeAt(this SemanticModel model, int position, string fullName)
    {
        TypeSyntax syntax = SyntaxFactory.ParseTypeName(fullName);
        return model.GetSpeculativeTypeInfo(position, syntax, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { TypeKind: not TypeKind.Error } type
            ? type
            : null;
    }

    /// <summary>The name as short as it can be at the place.</summary>
    public static string ShortNameAt(this SemanticModel model, int position, string fullName)
    {
        if (model.TypeAt(position, fullName) is not { } type)
        {
            return fullName;
        }

        string name = type.ToMinimalDisplayString(model, position, Short);
        return fullName.EndsWith("?", StringComparison.Ordinal) && !name.EndsWith("?", StringComparison.Ordinal) ? name + "?" : name;
    }
}
