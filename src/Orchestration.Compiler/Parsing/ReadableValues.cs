using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Parsing;

/// <summary>Finds placeholders' values among a method's parameters and their types' members.</summary>
internal sealed class ReadableSymbols(IMethodSymbol method, Compilation compilation) : IReadableValues
{
    private const int DepthOfTables = 3;

    public IReadOnlyCollection<string> Parameters { get; } =
        method.Parameters.Where(parameter => !KnownTypes.IsCancellationToken(parameter.Type)).Select(parameter => parameter.Name).ToList();

    public Lookup Find(string parameter, IReadOnlyList<string> members)
    {
        ITypeSymbol type = method.Parameters.First(candidate => candidate.Name == parameter).Type;
        var path = new List<MemberAccess>();
        foreach (string name in members)
        {
            if (Members(type, name).FirstOrDefault() is not { Name: not null } found)
            {
                // What is below a type that the compiler does not know is the compiler's to say.
                return TypeReader.IsBroken(type)
                    ? new Lookup(new ReadablePath([], ValueKind.Text, TakesFormat: true), 0, [])
                    : new Lookup(null, path.Count, Members(type).Select(member => member.Name).Distinct().ToList());
            }

            path.Add(new MemberAccess(name, TypeReader.MayBeNull(type)));
            type = found.Type;
        }

        bool isKnown = !TypeReader.IsBroken(type);
        return new Lookup(new ReadablePath(path.ToEquatableArray(), TypeReader.KindOf(type), !isKnown || TypeReader.TakesFormat(type)), 0, []);
    }

    /// <summary>All that a prompt in a file may read, a few members deep.</summary>
    public EquatableArray<ReadableParameter> ToTable() =>
        method.Parameters
            .Where(parameter => Parameters.Contains(parameter.Name))
            .Select(parameter => new ReadableParameter(parameter.Name, Paths(parameter.Type, [], DepthOfTables).ToEquatableArray()))
            .ToEquatableArray();

    private IEnumerable<ReadablePath> Paths(ITypeSymbol type, IReadOnlyList<MemberAccess> path, int depth)
    {
        ValueKind kind = TypeReader.KindOf(type);
        yield return new ReadablePath(path.ToEquatableArray(), kind, TypeReader.TakesFormat(type));
        if (depth == 0)
        {
            yield break;
        }

        // Texts, dates and lists are read whole or by a member of their own; only what is JSON is looked into further.
        int below = kind == ValueKind.Json ? depth - 1 : 0;

        bool onNullable = TypeReader.MayBeNull(type);
        foreach (var (name, memberType) in Members(type).GroupBy(member => member.Name).Select(group => group.First()))
        {
            foreach (ReadablePath inner in Paths(memberType, [.. path, new MemberAccess(name, onNullable)], below))
            {
                yield return inner;
            }
        }
    }

    /// <summary>What can be read of a value: all of it, or what has a name.</summary>
    private IEnumerable<(string Name, ITypeSymbol Type)> Members(ITypeSymbol type, string? name = null)
    {
        ITypeSymbol plain = TypeReader.Unwrapped(type);
        IEnumerable<ITypeSymbol> levels = plain.TypeKind == TypeKind.Interface ? [plain, .. plain.AllInterfaces] : BasesOf(plain);
        foreach (ISymbol member in levels.SelectMany(level => name is null ? level.GetMembers() : level.GetMembers(name)))
        {
            switch (member)
            {
                case IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: { } getter, Name: not "EqualityContract" } property when CanBeRead(property) && CanBeRead(getter):
                    yield return (property.Name, property.Type);
                    break;
                case IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, Name: not "EqualityContract" } field when CanBeRead(field):
                    yield return (field.Name, field.Type);
                    break;
            }
        }
    }

    private bool CanBeRead(ISymbol member) => Accessible.Within(method.ContainingType, member, compilation);

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            yield return current;
        }
    }
}

/// <summary>Finds placeholders' values in a table that a model carries, for prompts that stand in files.</summary>
internal sealed class ReadableTable(EquatableArray<ReadableParameter> table) : IReadableValues
{
    public IReadOnlyCollection<string> Parameters { get; } = table.Select(parameter => parameter.Name).ToList();

    public Lookup Find(string parameter, IReadOnlyList<string> members)
    {
        EquatableArray<ReadablePath> paths = table.First(candidate => candidate.Name == parameter).Paths;
        for (int length = 0; length <= members.Count; length++)
        {
            List<string> prefix = members.Take(length).ToList();
            if (!paths.Any(path => Names(path).SequenceEqual(prefix)))
            {
                return new Lookup(null, length - 1, Below(paths, prefix.Take(length - 1).ToList()));
            }
        }

        return new Lookup(paths.First(path => Names(path).SequenceEqual(members)), 0, []);
    }

    private static IEnumerable<string> Names(ReadablePath path) => path.Path.Select(member => member.Name);

    private static List<string> Below(EquatableArray<ReadablePath> paths, List<string> prefix) =>
        paths
            .Where(path => path.Path.Count == prefix.Count + 1 && Names(path).Take(prefix.Count).SequenceEqual(prefix))
            .Select(path => path.Path[prefix.Count].Name)
            .Distinct()
            .ToList();
}
