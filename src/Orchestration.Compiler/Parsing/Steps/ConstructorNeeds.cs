using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>What the constructor of a pipeline takes, the emitted one included, which this compilation does not have yet.</summary>
internal static class ConstructorNeeds
{
    public static IEnumerable<(string Name, ITypeSymbol Type, bool IsOptional)> Of(INamedTypeSymbol pipeline, ParseContext context)
    {
        bool isOfHere = SymbolEqualityComparer.Default.Equals(pipeline.ContainingAssembly, context.Compilation.Assembly);
        IMethodSymbol? constructor = pipeline.InstanceConstructors
            .Where(candidate => !isOfHere || UserView.IsWritten(candidate))
            .Where(candidate => context.Compilation.IsSymbolAccessibleWithin(candidate, context.Type))
            .OrderByDescending(candidate => candidate.Parameters.Length)
            .FirstOrDefault();
        if (constructor is not null)
        {
            return constructor.Parameters.Select(parameter => (parameter.Name, parameter.Type, parameter.IsOptional));
        }

        return isOfHere && GetsConstructor(pipeline, context)
            && context.Compilation.GetTypeByMetadataName("Microsoft.Extensions.AI.IChatClient") is { } client
                ? [(ClientFinder.GeneratedName, client, false)]
                : [];
    }

    /// <summary>Whether a class with neither constructor nor client needs one that takes a client.</summary>
    public static bool GetsConstructor(INamedTypeSymbol pipeline, ParseContext context) => Needs(pipeline, context, []);

    private static bool Needs(INamedTypeSymbol pipeline, ParseContext context, HashSet<string> seen)
    {
        if (!seen.Add(TypeReader.MetadataNameOf(pipeline)) || ClientFinder.HasConstructor(pipeline) || HoldsClient(pipeline))
        {
            return false;
        }

        IReadOnlyList<IMethodSymbol> methods = UserView.Methods(pipeline);
        return methods.Any(method => method.HasOurs("Prompt") || method.HasOurs("PromptFile"))
            || methods
                .Select(method => method.Ours("Pipeline")?.TypeArgument())
                .OfType<INamedTypeSymbol>()
                .Any(inner => TakesClient(inner, context, seen));
    }

    private static bool TakesClient(INamedTypeSymbol inner, ParseContext context, HashSet<string> seen) =>
        inner.InstanceConstructors.Any(constructor => UserView.IsWritten(constructor) && constructor.Parameters.Any(parameter => KnownTypes.IsChatClient(parameter.Type)))
        || (!ClientFinder.HasConstructor(inner) && Needs(inner, context, seen));

    private static bool HoldsClient(INamedTypeSymbol pipeline) =>
        UserView.Members(pipeline).Any(member => member switch
        {
            IFieldSymbol field => KnownTypes.IsChatClient(field.Type),
            IPropertySymbol property => KnownTypes.IsChatClient(property.Type),
            _ => false,
        });
}
