using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Diagnostics;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules;

/// <summary>Finds the place in the source that an anchor names.</summary>
internal sealed class AnchorResolver(INamedTypeSymbol type, PipelineSession session, CancellationToken cancellationToken)
{
    public Location Resolve(Anchor anchor)
    {
        if (anchor.Kind == AnchorKind.PromptFile && InFile(anchor) is { } inFile)
        {
            return inFile;
        }

        ISymbol? symbol = anchor.Member is null ? type : MethodOf(anchor);
        return (symbol is null ? null : Resolve(anchor, symbol)) ?? OfClass();
    }

    private Location? Resolve(Anchor anchor, ISymbol symbol) => anchor.Kind switch
    {
        AnchorKind.Class => OfClass(),
        AnchorKind.Member => IdentifierOf(symbol),
        AnchorKind.ReturnType => (Syntax(symbol) as MethodDeclarationSyntax)?.ReturnType.GetLocation(),
        AnchorKind.Parameter => (Syntax(symbol) as MethodDeclarationSyntax)?.ParameterList.Parameters
            .FirstOrDefault(parameter => parameter.Identifier.ValueText == anchor.Name)?.Identifier.GetLocation() ?? IdentifierOf(symbol),
        AnchorKind.Attribute => AttributeOf(symbol, anchor.Name)?.GetLocation() ?? IdentifierOf(symbol),
        AnchorKind.AttributeArgument or AnchorKind.PromptFile => ArgumentOf(symbol, anchor)?.GetLocation()
            ?? AttributeOf(symbol, anchor.Kind == AnchorKind.PromptFile ? "PromptFile" : anchor.Name)?.GetLocation()
            ?? IdentifierOf(symbol),
        AnchorKind.Text => TextOf(symbol, anchor) ?? IdentifierOf(symbol),
        _ => null,
    };

    private IMethodSymbol? MethodOf(Anchor anchor) =>
        UserView.Methods(type).Where(method => method.Name == anchor.Member).Skip(anchor.Ordinal).FirstOrDefault();

    private SyntaxNode? Syntax(ISymbol symbol) => UserView.IsWritten(symbol)
        ? UserView.Reference(symbol).GetSyntax(cancellationToken)
        : null;

    private Location? IdentifierOf(ISymbol symbol) => Syntax(symbol) switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        TypeDeclarationSyntax => OfClass(),
        { } other => other.GetLocation(),
        null => null,
    };

    /// <summary>The name of the class where its pattern stands.</summary>
    private Location OfClass()
    {
        IReadOnlyList<TypeDeclarationSyntax> declarations = UserView.Declarations(type, cancellationToken);
        SyntaxReference? attribute = PipelineParser.PatternOf(type) is { } pattern ? type.Ours(pattern.Name)?.ApplicationSyntaxReference : null;
        TypeDeclarationSyntax? declaration = declarations.FirstOrDefault(candidate =>
            attribute is not null && candidate.SyntaxTree == attribute.SyntaxTree && candidate.Span.Contains(attribute.Span)) ?? declarations.FirstOrDefault();
        return declaration?.Identifier.GetLocation() ?? type.Locations.FirstOrDefault() ?? Location.None;
    }

    private AttributeSyntax? AttributeOf(ISymbol symbol, string? name) =>
        name is null ? null : symbol.Ours(name)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;

    private AttributeArgumentSyntax? ArgumentOf(ISymbol symbol, Anchor anchor)
    {
        AttributeSyntax? attribute = AttributeOf(symbol, anchor.Kind == AnchorKind.PromptFile ? "PromptFile" : anchor.Name);
        IEnumerable<AttributeArgumentSyntax> arguments = attribute?.ArgumentList?.Arguments ?? [];
        return int.TryParse(anchor.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out int position)
            ? arguments.Where(argument => argument.NameEquals is null).Skip(position).FirstOrDefault()
            : arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == anchor.Argument);
    }

    private Location? TextOf(ISymbol symbol, Anchor anchor)
    {
        if (ArgumentOf(symbol, anchor)?.Expression is not { } expression)
        {
            return null;
        }

        return anchor.Length > 0 && LiteralMap.Map(expression, anchor.Start, anchor.Length) is { } span
            ? Location.Create(expression.SyntaxTree, span)
            : expression.GetLocation();
    }

    private Location? InFile(Anchor anchor)
    {
        if (anchor.Name is null || session.File(anchor.Name) is not { } file || file.GetText(cancellationToken) is not { } text)
        {
            return null;
        }

        int start = Math.Min(anchor.Start, text.Length);
        var span = new TextSpan(start, Math.Min(anchor.Length, text.Length - start));
        return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
    }
}
