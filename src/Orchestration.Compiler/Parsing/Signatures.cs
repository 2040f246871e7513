using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Parsing;

/// <summary>Reads the signature of a partial method, so that its other part can be written.</summary>
internal static class Signatures
{
    public static MethodSignature Read(IMethodSymbol method, CancellationToken cancellationToken) => new(
        method.Name,
        ModifiersOf(method, cancellationToken),
        ReferenceOf(method) + TypeReader.NameOf(method.ReturnType),
        method.Parameters.Select(parameter => Read(parameter, method)).ToEquatableArray(),
        method.TypeParameters.Length == 0 ? "" : "<" + string.Join(", ", method.TypeParameters.Select(parameter => CodeNames.Escape(parameter.Name))) + ">",
        method.ReturnsVoid)
    {
        Constraints = string.Concat(method.TypeParameters.Select(ConstraintsOf)),
    };

    /// <summary>The defining part for a method whose author wrote only the implementing one; it cannot be <c>async</c>.</summary>
    public static MethodSignature ReadDefinition(IMethodSymbol method, CancellationToken cancellationToken)
    {
        MethodSignature signature = Read(method, cancellationToken);
        return signature with
        {
            Modifiers = string.Join(" ", signature.Modifiers.Split(' ').Where(modifier => modifier != "async")),
            IsDefinition = true,
        };
    }

    public static string ModifiersOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        string.Join(" ", ModifierTokens(method, cancellationToken).Select(modifier => modifier.Text));

    public static bool HasModifier(IMethodSymbol method, SyntaxKind kind, CancellationToken cancellationToken) =>
        ModifierTokens(method, cancellationToken).Any(kind);

    /// <summary>Whether the author said who may call a method; a partial method that gives something has to.</summary>
    public static bool SaysAccessibility(IMethodSymbol method, CancellationToken cancellationToken) =>
        ModifierTokens(method, cancellationToken).Any(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind()));

    private static SyntaxTokenList ModifierTokens(IMethodSymbol method, CancellationToken cancellationToken) =>
        UserView.Reference(method).GetSyntax(cancellationToken) is MethodDeclarationSyntax syntax ? syntax.Modifiers : default;

    private static SignatureParameter Read(IParameterSymbol parameter, IMethodSymbol method) => new(
        parameter.Name,
        TypeReader.Read(parameter.Type),
        KnownTypes.IsCancellationToken(parameter.Type) ? ParameterRole.Cancellation
            : parameter.Type.IsOurs("RunOptions") ? ParameterRole.Options
            : ParameterRole.Value,
        (method.IsExtensionMethod && parameter.Ordinal == 0 ? "this " : "") + ModifiersOf(parameter),
        parameter.HasOurs("Untrusted"),
        parameter.HasOurs("Sensitive"));

    private static string ModifiersOf(IParameterSymbol parameter) =>
        (parameter.IsParams ? "params " : "") + (parameter.ScopedKind != ScopedKind.None && !parameter.IsParams && parameter.RefKind != RefKind.Out ? "scoped " : "") + parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };

    private static string ReferenceOf(IMethodSymbol method) =>
        method.ReturnsByRefReadonly ? "ref readonly " : method.ReturnsByRef ? "ref " : "";

    /// <summary>The two parts of a generic method have the same constraints.</summary>
    private static string ConstraintsOf(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint || parameter.HasValueTypeConstraint)
        {
            constraints.Add(parameter.HasUnmanagedTypeConstraint ? "unmanaged" : "struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            constraints.Add("notnull");
        }

        constraints.AddRange(parameter.ConstraintTypes.Select(TypeReader.NameOf));
        if (parameter.HasConstructorConstraint)
        {
            constraints.Add("new()");
        }

        if (parameter.AllowsRefLikeType)
        {
            constraints.Add("allows ref struct");
        }

        return constraints.Count == 0 ? "" : $" where {CodeNames.Escape(parameter.Name)} : {string.Join(", ", constraints)}";
    }
}
