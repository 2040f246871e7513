using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>The type of an orchestrator's tasks, and the property that says which worker does one.</summary>
/// <param name="Type">The tasks' type.</param>
/// <param name="Kind">The property.</param>
internal sealed record TaskType(ITypeSymbol Type, IPropertySymbol Kind)
{
    /// <summary>Reads it from what the planning step returns, or says what is wrong with that.</summary>
    public static TaskType? Of(ParseContext context, StepDeclaration plan)
    {
        ITypeSymbol? result = plan.Result;
        if (result is not null && TypeReader.IsBroken(result))
        {
            return null;
        }

        if (result is null || TaskOf(context, result) is not { } task)
        {
            Report(context, plan, $"'{plan.Name}' plans, so it returns a list of tasks (an IReadOnlyList<T>, an array or the like), and neither the list nor a task may be null.");
            return null;
        }

        List<IPropertySymbol> kinds = PropertiesOf(task).Where(property => property.Type.TypeKind == TypeKind.Enum).ToList();
        if (kinds.Count == 1)
        {
            return new TaskType(task, kinds[0]);
        }

        if (PropertiesOf(task).All(property => !TypeReader.IsBroken(property.Type)))
        {
            string display = TypeReader.DisplayOf(task);
            Report(context, plan, kinds.Count == 0
                ? $"The tasks of '{plan.Name}' are of type '{display}', which has no enum property; give it one, the kind by which a [Worker] is chosen."
                : $"The tasks of '{plan.Name}' are of type '{display}', which has the enum properties {Nearest.List(kinds.Select(kind => kind.Name))}; keep one, the kind by which a [Worker] is chosen.");
        }

        return null;
    }

    /// <summary>Whether a further plan returns tasks of this type; says so where it does not.</summary>
    public void Check(ParseContext context, StepDeclaration plan, StepDeclaration replan)
    {
        if (replan.Result is { } result
            && (TypeReader.IsBroken(result) || (TaskOf(context, result) is not null && IsSequence(context, result, "IEnumerable`1", Type))))
        {
            return;
        }

        Finding finding = ReturnTypeUnusable.Of(
            Anchor.ReturnType(replan.Name, replan.Ordinal),
            $"'{replan.Name}' asks for further tasks, so it returns a list of '{TypeReader.DisplayOf(Type)}' as '{plan.Name}' does, an empty one where there is enough.");
        context.Report(StepShape.IsWritten(replan) ? finding : finding.With("Type", CodeNames.TaskOf(plan.Result!)));
    }

    /// <summary>What a list holds; null where a type is no list or something in it may be null. A lazy sequence is none: it would be walked several times.</summary>
    private static ITypeSymbol? TaskOf(ParseContext context, ITypeSymbol list) =>
        KnownTypes.ElementOf(list) is { } task
        && !TypeReader.MayBeNull(list)
        && !TypeReader.MayBeNull(task)
        && new[] { "IReadOnlyCollection`1", "ICollection`1" }
            .Any(name => IsSequence(context, list, name, task))
            ? task
            : null;

    private static bool IsSequence(ParseContext context, ITypeSymbol type, string sequence, ITypeSymbol task) =>
        context.Compilation.GetTypeByMetadataName("System.Collections.Generic." + sequence) is { } known && context.Fits(type, known.Construct(task));

    private static void Report(ParseContext context, StepDeclaration plan, string message) =>
        context.Report(ReturnTypeUnusable.Of(Anchor.ReturnType(plan.Name, plan.Ordinal), message));

    /// <summary>The public properties with their inherited ones, an overridden one once.</summary>
    private static IEnumerable<IPropertySymbol> PropertiesOf(ITypeSymbol type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<ITypeSymbol> bases = type.TypeKind == TypeKind.Interface ? [type, .. type.AllInterfaces] : WithBases(type);
        return bases
            .SelectMany(current => current.GetMembers().OfType<IPropertySymbol>())
            .Where(property => property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } && names.Add(property.Name));
    }

    private static IEnumerable<ITypeSymbol> WithBases(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
