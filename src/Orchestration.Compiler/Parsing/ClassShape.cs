using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>Whether a class can be a pipeline, and how it is declared again.</summary>
internal static class ClassShape
{
    /// <summary>Says what keeps the class from being a pipeline.</summary>
    public static void Check(ParseContext context)
    {
        if (Problem(context) is var (message, modifier))
        {
            Finding finding = PipelineMustBePartial.Of(Anchor.Class, message + ".");
            context.Report(modifier is null ? finding : finding.With("Modifier", modifier));
        }
    }

    /// <summary>Whether another file can add members to it.</summary>
    public static bool CanBeExtended(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        NotPartial(type, cancellationToken) is null && !Outwards(type).Any(outer => outer.IsFileLocal);

    /// <summary>What is wrong, and the modifier to add or remove where that is all.</summary>
    private static (string Message, string? Modifier)? Problem(ParseContext context)
    {
        INamedTypeSymbol type = context.Type;
        if (NotPartial(type, context.CancellationToken) is { } closed)
        {
            return ($"'{closed.Name}' is not partial, so the pipeline{(closed.Equals(type, SymbolEqualityComparer.Default) ? "" : $" '{type.Name}' in it")} cannot be written; add 'partial' to it", "partial");
        }

        if (Outwards(type).FirstOrDefault(outer => outer.Arity > 0) is { } generic)
        {
            return ($"'{generic.Name}' is generic; a pipeline stands in classes without type parameters", null);
        }

        if (type.IsStatic)
        {
            return ($"'{type.Name}' is static; a pipeline is an instance, so remove 'static'", "static");
        }

        if (type.IsAbstract)
        {
            return ($"'{type.Name}' is abstract; a pipeline is made with 'new', so remove 'abstract'", type.GetMembers().Any(member => member.IsAbstract) ? null : "abstract");
        }

        return Outwards(type).FirstOrDefault(outer => outer.IsFileLocal) is { } local
            ? ($"'{local.Name}' is file-local, so no other file can add to it; remove 'file'", "file")
            : null;
    }

    public static EquatableArray<string> Containers(ParseContext context) =>
        Outwards(context.Type).Skip(1).Reverse().Select(type => Declaration(type, context.CancellationToken)).ToEquatableArray();

    public static string Declaration(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        string keyword = UserView.Declarations(type, cancellationToken).FirstOrDefault() switch
        {
            RecordDeclarationSyntax record when record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) => "record struct",
            RecordDeclarationSyntax => "record",
            StructDeclarationSyntax => "struct",
            InterfaceDeclarationSyntax => "interface",
            _ => "class",
        };
        string parameters = type.TypeParameters.Length == 0 ? "" : "<" + string.Join(", ", type.TypeParameters.Select(parameter => CodeNames.Escape(parameter.Name))) + ">";
        return $"partial {keyword} {CodeNames.Escape(type.Name)}{parameters}";
    }

    /// <summary>The first type outwards that is not partial at all; where only some of its parts say so, the compiler asks for the rest.</summary>
    private static INamedTypeSymbol? NotPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Outwards(type).FirstOrDefault(candidate => UserView.Declarations(candidate, cancellationToken)
            .All(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)));

    /// <summary>A type and those that contain it, from the inside out.</summary>
    public static IEnumerable<INamedTypeSymbol> Outwards(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }
}
