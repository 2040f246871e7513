using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Rules;

/// <summary>All rules there are, found by their type.</summary>
internal static class RuleSet
{
    public static ImmutableArray<Rule> All { get; } = typeof(RuleSet).Assembly.GetTypes()
        .Where(type => typeof(Rule).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (Rule)Activator.CreateInstance(type))
        .OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)
        .ToImmutableArray();

    public static ImmutableArray<ModelRule> OnModels { get; } = All.OfType<ModelRule>().ToImmutableArray();

    /// <summary>Those that speak of what cannot work.</summary>
    public static ImmutableArray<ModelRule> ErrorsOnModels { get; } = OnModels.Where(IsError).ToImmutableArray();

    public static ImmutableArray<ModelRule> OthersOnModels { get; } = OnModels.Where(rule => !IsError(rule)).ToImmutableArray();

    public static ImmutableArray<BodyRule> OnBodies { get; } = All.OfType<BodyRule>().ToImmutableArray();

    public static ImmutableArray<CodeRule> OnCode { get; } = All.OfType<CodeRule>().ToImmutableArray();

    /// <summary>Those of the rules about declared pipelines.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = All.Where(rule => rule is not CodeRule).Select(rule => rule.Descriptor).ToImmutableArray();

    public static ImmutableDictionary<string, DiagnosticDescriptor> ById { get; } = Descriptors.ToImmutableDictionary(descriptor => descriptor.Id);

    private static bool IsError(Rule rule) => rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Error;
}
