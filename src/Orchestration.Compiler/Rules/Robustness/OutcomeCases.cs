using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Robustness;

/// <summary>The five cases of <c>Outcome&lt;T&gt;</c>, and which of them a pattern takes.</summary>
internal static class OutcomeCases
{
    public const string Completed = "Completed";

    /// <summary>The cases in the order of their declaration.</summary>
    public static IReadOnlyList<string> All { get; } = [Completed, "Exhausted", "Rejected", "NeedsHuman", "Failed"];

    public static bool IsOutcome(ITypeSymbol? type) => type is not null && KnownTypes.IsOutcome(type, out _);

    /// <summary>The case that a type is, or null.</summary>
    public static string? CaseOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { ContainingType: { } outer } && IsOutcome(outer) && All.Contains(type.Name) ? type.Name : null;

    /// <summary>The cases that a pattern takes whatever they hold.</summary>
    public static IEnumerable<string> Covered(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => All,
        IDeclarationPatternOperation { MatchesNull: true } => All,
        IDeclarationPatternOperation or ITypePatternOperation => OfType(TypeOf(pattern)),
        IRecursivePatternOperation recursive when Subpatterns(recursive).All(IsTotal) => OfType(TypeOf(pattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Covered(either.LeftPattern).Union(Covered(either.RightPattern)),
        IBinaryPatternOperation both => Covered(both.LeftPattern).Intersect(Covered(both.RightPattern)),
        INegatedPatternOperation not => All.Except(Mentioned(not.Pattern)),
        _ => [],
    };

    /// <summary>The cases that a pattern can take, all of them where that is not known.</summary>
    public static IEnumerable<string> Mentioned(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation { MatchesNull: true } => All,
        IDeclarationPatternOperation or ITypePatternOperation or IRecursivePatternOperation => OfType(TypeOf(pattern)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Mentioned(either.LeftPattern).Union(Mentioned(either.RightPattern)),
        IBinaryPatternOperation both => Mentioned(both.LeftPattern).Intersect(Mentioned(both.RightPattern)),
        INegatedPatternOperation not => All.Except(Covered(not.Pattern)),
        _ => All,
    };

    /// <summary>Whether a pattern takes a completed run and nothing else.</summary>
    public static bool IsCompletedOnly(IPatternOperation pattern) => TypeOf(pattern) is { } type && CaseOf(type) == Completed;

    private static ITypeSymbol? TypeOf(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.MatchedType,
        ITypePatternOperation type => type.MatchedType,
        IRecursivePatternOperation recursive => recursive.MatchedType,
        _ => null,
    };

    private static IEnumerable<string> OfType(ITypeSymbol? type) => CaseOf(type) is { } only ? [only] : IsOutcome(type) ? All : [];

    private static IEnumerable<IPatternOperation> Subpatterns(IRecursivePatternOperation pattern) =>
        pattern.DeconstructionSubpatterns.Concat(pattern.PropertySubpatterns.Select(property => property.Pattern));

    private static bool IsTotal(IPatternOperation pattern) =>
        pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };
}
