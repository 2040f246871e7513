using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Parsing;

/// <summary>Finds the members below a type that are marked where they are declared.</summary>
internal static class MemberMarks
{
    /// <summary>A few more than what a prompt reads of a value: what is shown as JSON is shown to its end.</summary>
    private const int Depth = 5;

    /// <summary>How many values below one are looked at, so that types that hold everything cost no more than others.</summary>
    private const int Most = 256;

    /// <summary>The nearest first. A type that holds itself is followed as far as any other; ways that lead to no mark are not gone.</summary>
    public static EquatableArray<MemberMark> Of(ITypeSymbol type)
    {
        var marks = new List<MemberMark>();
        var open = new Queue<(ITypeSymbol Type, string[] Path, bool IsShown)>([(type, [], true)]);
        for (int looked = 0; open.Count > 0 && looked < Most; looked++)
        {
            (ITypeSymbol current, string[] path, bool isShown) = open.Dequeue();
            ITypeSymbol plain = TypeReader.Unwrapped(current);
            if (path.Length == Depth || !Leads(plain, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default)))
            {
                continue;
            }

            foreach (ITypeSymbol element in ElementsOf(plain))
            {
                open.Enqueue((element, [.. path, MemberMark.OfElement], isShown));
            }

            foreach (ISymbol member in MembersOf(plain))
            {
                (string[] here, bool shows) = ([.. path, member.Name], isShown && IsShown(member));
                open.Enqueue((TypeOf(member), here, shows));
                if (IsMarked(member))
                {
                    marks.Add(new MemberMark(here.ToEquatableArray(), IsMarked(member, "Untrusted"), IsMarked(member, "Sensitive"), shows));
                }
            }
        }

        return marks.ToEquatableArray();
    }

    /// <summary>Whether something marked is below a type; no type is looked at twice.</summary>
    private static bool Leads(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        ITypeSymbol plain = TypeReader.Unwrapped(type);
        return !IsSimple(plain) && seen.Add(plain)
            && (ElementsOf(plain).Any(element => Leads(element, seen)) || MembersOf(plain).Any(member => IsMarked(member) || Leads(TypeOf(member), seen)));
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static bool IsSimple(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Enum or TypeKind.Delegate or TypeKind.Pointer or TypeKind.TypeParameter
        || type.SpecialType is not (SpecialType.None or SpecialType.System_Array or SpecialType.System_Collections_Generic_IEnumerable_T);

    /// <summary>What a collection holds, and what a type of the framework is made of.</summary>
    private static IEnumerable<ITypeSymbol> ElementsOf(ITypeSymbol type) =>
        KnownTypes.ElementOf(type) is { } element ? [element]
        : type is INamedTypeSymbol named && TypeReader.IsOfTheFramework(type) ? named.TypeArguments
        : [];

    private static IEnumerable<ISymbol> MembersOf(ITypeSymbol type)
    {
        if (TypeReader.IsOfTheFramework(type) || KnownTypes.ElementOf(type) is not null || KnownTypes.IsNamespace(type.ContainingNamespace, "Microsoft.Extensions.AI"))
        {
            yield break;
        }

        IEnumerable<ITypeSymbol> levels = type.TypeKind == TypeKind.Interface ? [type, .. type.AllInterfaces] : BasesOf(type);
        foreach (ISymbol member in levels.SelectMany(level => level.GetMembers()))
        {
            if (member.DeclaredAccessibility != Accessibility.Private && member is IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null, Name: not "EqualityContract" } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false })
            {
                yield return member;
            }
        }
    }

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>JSON shows public properties, if it is not told otherwise.</summary>
    private static bool IsShown(ISymbol member) =>
        member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public }
        && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonIgnoreAttribute" && attribute.NamedArguments.Length == 0);

    private static bool IsMarked(ISymbol member) => IsMarked(member, "Untrusted") || IsMarked(member, "Sensitive");

    /// <summary>The property of a positional record may be marked on the record's parameter, where people write it.</summary>
    private static bool IsMarked(ISymbol member, string mark) =>
        member.HasOurs(mark)
        || (member is IPropertySymbol && member.ContainingType is { IsRecord: true } record
            && record.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name == member.Name && parameter.HasOurs(mark))));
}
