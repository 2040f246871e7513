using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Parsing;

/// <summary>A value that an instance of the class holds: a primary-constructor parameter, a field or a property.</summary>
internal readonly record struct HeldValue(string Name, ITypeSymbol Type, bool IsConstructorParameter, ISymbol Symbol)
{
    /// <summary>Whether it can be read through an instance, as static bodies do.</summary>
    public bool IsInstanceMember => !IsConstructorParameter && !Symbol.IsStatic;
}

/// <summary>Finds what an instance of the class holds: its chat clients and the pipelines it was given.</summary>
internal static class ClientFinder
{
    /// <summary>The name of the constructor parameter and field that the emitted constructor brings.</summary>
    public const string GeneratedName = "client";

    public static IReadOnlyList<ClientModel> Find(ParseContext context) =>
        HeldValues(context)
            .Where(held => KnownTypes.IsChatClient(held.Type))
            .Select(held => new ClientModel(held.Name, !held.IsInstanceMember, held.Symbol.HasOurs("Sensitive")))
            .ToList();

    /// <summary>
    /// Everything held, without the constructor parameters that a field or property only stores: <c>client = client</c> is one value.
    /// </summary>
    public static IReadOnlyList<HeldValue> HeldValues(ParseContext context)
    {
        List<HeldValue> members = MembersOf(context.Type, context.Compilation).ToList();
        HashSet<string> stored = new(members.Select(member => StoredParameter(member.Symbol, context.CancellationToken)).OfType<string>(), StringComparer.Ordinal);
        return PrimaryParameters(context.Type, context.CancellationToken)
            .Where(parameter => !stored.Contains(parameter.Name))
            // A record's parameters are its properties.
            .Where(parameter => members.All(member => member.Name != parameter.Name))
            .Select(parameter => new HeldValue(parameter.Name, parameter.Type, true, parameter))
            .Concat(members)
            .ToList();
    }

    /// <summary>Whether the author wrote a constructor.</summary>
    public static bool HasConstructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(UserView.IsWritten);

    public static IEnumerable<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.InstanceConstructors
            .Where(constructor => UserView.IsWritten(constructor)
                && UserView.Reference(constructor).GetSyntax(cancellationToken) is TypeDeclarationSyntax)
            .SelectMany(constructor => constructor.Parameters);

    /// <summary>
    /// The parameters of the primary constructor that nothing the author wrote reads, but for names in attributes. Where the generator
    /// does not read them either, the compiler would speak of them.
    /// </summary>
    public static IEnumerable<string> UnreadParameters(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.IsRecord)
        {
            return [];
        }

        List<string> unread = PrimaryParameters(type, cancellationToken)
            .Where(parameter => parameter is { RefKind: RefKind.None, Type.IsRefLikeType: false, Name.Length: > 0 }
                && parameter.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)
                && !TypeReader.IsBroken(parameter.Type))
            .Select(parameter => parameter.Name)
            .Distinct()
            .ToList();
        IEnumerable<string> read = UserView.Declarations(type, cancellationToken)
            .SelectMany(declaration => declaration.DescendantNodes(node => node is not AttributeListSyntax))
            .OfType<IdentifierNameSyntax>()
            .Select(name => name.Identifier.ValueText);
        using IEnumerator<string> names = read.GetEnumerator();
        while (unread.Count > 0 && names.MoveNext())
        {
            unread.Remove(names.Current);
        }

        return unread;
    }

    private static IEnumerable<HeldValue> MembersOf(INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            IEnumerable<ISymbol> members = current.Equals(type, SymbolEqualityComparer.Default) ? UserView.Members(type) : current.GetMembers();
            foreach (ISymbol member in members.Where(member => !member.IsImplicitlyDeclared && Accessible.Within(type, member, compilation)))
            {
                switch (member)
                {
                    case IFieldSymbol field:
                        yield return new HeldValue(field.Name, field.Type, false, field);
                        break;
                    case IPropertySymbol { IsIndexer: false, GetMethod: not null } property:
                        yield return new HeldValue(property.Name, property.Type, false, property);
                        break;
                }
            }
        }
    }

    private static string? StoredParameter(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: IdentifierNameSyntax name } => name.Identifier.ValueText,
            PropertyDeclarationSyntax { Initializer.Value: IdentifierNameSyntax name } => name.Identifier.ValueText,
            PropertyDeclarationSyntax { ExpressionBody.Expression: IdentifierNameSyntax name } => name.Identifier.ValueText,
            _ => null,
        };
}
