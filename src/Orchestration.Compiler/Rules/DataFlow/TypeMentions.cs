using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.DataFlow;

/// <summary>
/// Finds out by names which properties of a type a project's code reads. Values of a type that goes by its name alone can only be held where that name stands, so it is enough to understand those
/// places; where one is not understood, anything may be read.
/// </summary>
internal sealed class TypeMentions
{
    private readonly INamedTypeSymbol type;
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    private TypeMentions(INamedTypeSymbol type) => this.type = type;

    /// <summary>The names of the properties that are read one by one; null where a value may be read as a whole.</summary>
    public static ISet<string>? PropertiesRead(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var mentions = new TypeMentions(type);
        return mentions.OwnCodeIsPlain(cancellationToken)
            && compilation.SyntaxTrees.Where(tree => tree.GetText(cancellationToken).ToString().Contains(type.Name)).All(tree => mentions.ArePlain(tree, cancellationToken))
                ? mentions.read
                : null;
    }

    /// <summary>The type's own members may read any of its properties by their names, but not the whole through <c>this</c>.</summary>
    private bool OwnCodeIsPlain(CancellationToken cancellationToken)
    {
        List<SyntaxNode> nodes = UserView.Declarations(type, cancellationToken).SelectMany(declaration => declaration.DescendantNodes()).ToList();
        read.UnionWith(nodes.OfType<IdentifierNameSyntax>().Where(name => !IsType(name)).Select(name => name.Identifier.ValueText));
        return nodes.OfType<ThisExpressionSyntax>().All(self => self.Parent is MemberAccessExpressionSyntax);
    }

    /// <summary>A property is often named like its type.</summary>
    private static bool IsType(IdentifierNameSyntax name) => name.Parent is PropertyDeclarationSyntax or ParameterSyntax or NullableTypeSyntax or TypeArgumentListSyntax;

    private bool ArePlain(SyntaxTree tree, CancellationToken cancellationToken) =>
        UserView.IsGenerated(tree)
        || tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == type.Name).All(IsPlain);

    private bool IsPlain(IdentifierNameSyntax mention)
    {
        SyntaxNode whole = mention;
        while (whole.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax)
        {
            whole = whole.Parent;
        }

        return whole.Parent is ParameterSyntax parameter && parameter.Type == whole ? IsPlain(parameter)
            : whole.Parent is TypeOfExpressionSyntax ? whole.FirstAncestorOrSelf<AttributeSyntax>()?.Name.ToString().Contains("JsonSerializable") == true
            : IsInSignatureOfStep(whole);
    }

    /// <summary>Whether it stands in what a method without a body returns or takes: a step of a model, whose prompts say what they show.</summary>
    private static bool IsInSignatureOfStep(SyntaxNode mention)
    {
        for (SyntaxNode? node = mention; node is not null; node = node.Parent)
        {
            if (node.Parent is MethodDeclarationSyntax method)
            {
                return IsStep(method) && (node == method.ReturnType || node == method.ParameterList);
            }

            if (node is not (TypeSyntax or TypeArgumentListSyntax or ParameterSyntax or ParameterListSyntax))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsStep(MethodDeclarationSyntax method) =>
        method is { Body: null, ExpressionBody: null }
        && method.Modifiers.Any(SyntaxKind.PartialKeyword)
        && method.Identifier.ValueText is not (EntryParser.EntryName or "StreamAsync");

    private bool IsPlain(ParameterSyntax parameter)
    {
        SyntaxNode? owner = parameter.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or TypeDeclarationSyntax);
        string name = parameter.Identifier.ValueText;
        return owner is MethodDeclarationSyntax step && IsStep(step)
            || (owner is MethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null } or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax
                && owner.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name).All(IsPlainUse));
    }

    /// <summary>Whether a value is asked for one of its own members, matched by them, or compared with null.</summary>
    private bool IsPlainUse(IdentifierNameSyntax name)
    {
        SyntaxNode use = name;
        while (use.Parent is ParenthesizedExpressionSyntax || use.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression))
        {
            use = use.Parent;
        }

        return use.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == use => Reads(access.Name),
            MemberAccessExpressionSyntax or NameColonSyntax or NameEqualsSyntax => true,
            ConditionalAccessExpressionSyntax { WhenNotNull: var then } access when access.Expression == use =>
                then.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault() is { } binding && Reads(binding.Name),
            IsPatternExpressionSyntax question => Reads(question.Pattern),
            BinaryExpressionSyntax comparison => comparison.Left.IsKind(SyntaxKind.NullLiteralExpression) || comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
            _ => false,
        };
    }

    private bool Reads(SimpleNameSyntax member)
    {
        read.Add(member.Identifier.ValueText);
        return type.GetMembers(member.Identifier.ValueText).Any(candidate => !candidate.IsImplicitlyDeclared);
    }

    private bool Reads(PatternSyntax pattern)
    {
        List<SyntaxNode> parts = pattern.DescendantNodesAndSelf().ToList();
        read.UnionWith(parts.OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText));
        return !parts.Any(part => part is PositionalPatternClauseSyntax or VarPatternSyntax or DeclarationPatternSyntax or RecursivePatternSyntax { Designation: not null });
    }
}
