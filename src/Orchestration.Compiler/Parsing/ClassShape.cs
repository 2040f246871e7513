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
        INamedTypeSymbol type = context.Type;
        string? problem =
            NotPartial(type, context.CancellationToken) is { } closed ? $"'{closed.Name}' is not partial, so the pipeline cannot be written; add 'partial' to it"
            : Outwards(type).FirstOrDefault(outer => outer.Arity > 0) is { } generic ? $"'{generic.Name}' is generic; a pipeline stands in classes without type parameters"
            : type.IsStatic ? $"'{type.Name}' is static; a pipeline is an instance, so remove 'static'"
            : type.IsAbstract ? $"'{type.Name}' is abstract; a pipeline is made with 'new', so remove 'abstract'"
            : Outwards(type).FirstOrDefault(outer => outer.IsFileLocal) is { } local ? $"'{local.Name}' is file-local, so no other file can add to it; remove 'file'"
            : null;
        if (problem is not null)
        {
            context.Report(PipelineMustBePartial.Of(Anchor.Class, problem + "."));
        }
    }

    /// <summary>Whether another file can add members to it.</summary>
    public static bool CanBeExtended(ParseContext context) =>
        NotPartial(context.Type, context.CancellationToken) is null && !Outwards(context.Type).Any(type => type.IsFileLocal);

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

    private static INamedTypeSymbol? NotPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Outwards(type).FirstOrDefault(candidate => UserView.Declarations(candidate, cancellationToken)
            .Any(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)));

    private static IEnumerable<INamedTypeSymbol> Outwards(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }
}
