using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Tests.Conventions;

/// <summary>What keeps the compiler component fast and its rooms small.</summary>
public sealed class HouseTests
{
    private const int MostLines = 400;

    private static readonly Type[] LiveTypes =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation), typeof(Diagnostic), typeof(SemanticModel), typeof(IOperation), typeof(AttributeData)];

    private static readonly Type[] LiveStructs = [typeof(SyntaxToken), typeof(SyntaxTrivia), typeof(SyntaxNodeOrToken), typeof(TypedConstant)];

    /// <summary>A model that holds one keeps a whole compilation in memory, and equals no other.</summary>
    [Fact]
    public void No_model_holds_a_symbol_a_syntax_node_or_a_place()
    {
        var types = typeof(EquatableArray<>).Assembly.GetTypes().Where(IsModel).ToList();
        var held = from type in types
                   from member in Held(type)
                   where Parts(member.Type).Any(IsLive)
                   select $"{type}.{member.Name} is a {member.Type}";

        Assert.NotEmpty(types);
        Assert.Empty(held);
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("samples")]
    public void No_file_has_more_than_400_lines(string folder)
    {
        var files = Repository.SourceFiles(folder).Select(f => (File: Path.GetRelativePath(Repository.Root, f), Lines: File.ReadLines(f).Count()));

        Assert.DoesNotContain(files, f => f.Lines > MostLines);
    }

    private static bool IsModel(Type type) =>
        type.Namespace is { } name
        && (name == "Orchestration.Compiler.Model" || name.StartsWith("Orchestration.Compiler.Model.", StringComparison.Ordinal))
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static IEnumerable<(string Name, Type Type)> Held(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetFields(Own).Select(f => (f.Name, f.FieldType)).Concat(type.GetProperties(Own).Select(p => (p.Name, p.PropertyType)));
    }

    /// <summary>A type with its elements and type arguments.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Prepend(type);

    private static bool IsLive(Type type) => LiveTypes.Any(live => live.IsAssignableFrom(type)) || LiveStructs.Contains(type);
}
