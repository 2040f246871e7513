using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>What the workers of an orchestrator give, and what the orchestrator makes of it.</summary>
internal sealed class TaskResults
{
    private readonly ParseContext context;
    private readonly OrchestratorSteps steps;

    public TaskResults(ParseContext context, OrchestratorSteps steps, ITypeSymbol task, bool keepsOthers)
    {
        this.context = context;
        this.steps = steps;
        WorkType = WorkTypeOf();
        ListType = WorkType is null ? null : ListOf(task, keepsOthers ? Attempts.Of(context, WorkType) : WorkType);
    }

    /// <summary>The one type that all workers give, or null where they give several; then that is said.</summary>
    public ITypeSymbol? WorkType { get; }

    /// <summary>The type of <c>results</c>.</summary>
    public ITypeSymbol? ListType { get; }

    /// <summary>What the orchestrator gives.</summary>
    /// <param name="before">What stands before the pattern; every other plain step stands after it.</param>
    public ITypeSymbol? Given(Visibility before)
    {
        if (steps.Synthesize is not { } synthesize)
        {
            return GivenList(before);
        }

        if (steps.Otherwise is not { } otherwise)
        {
            return synthesize.Result;
        }

        return synthesize.Result is { } made && otherwise.Result is { } instead
            ? new[] { made, instead, context.EntryResult }.OfType<ITypeSymbol>().FirstOrDefault(type => context.Fits(made, type) && context.Fits(instead, type))
            : null;
    }

    /// <summary>Without a step that brings the results together, they are what goes out; a mismatch is said here, where it is known whose it is.</summary>
    private ITypeSymbol? GivenList(Visibility before)
    {
        ITypeSymbol list = ListType!;
        if (steps.Otherwise is { Result: var instead } otherwise && (instead is null || (!TypeReader.IsBroken(instead) && !context.Fits(instead, list))))
        {
            Finding finding = ReturnTypeUnusable.Of(
                Anchor.ReturnType(otherwise.Name, otherwise.Ordinal),
                $"'{otherwise.Name}' runs where there are no tasks, so it gives what '{context.Type.Name}' gives otherwise, '{TypeReader.DisplayOf(list)}'; return that, or add a [Synthesize] step.");
            context.Report(StepShape.IsWritten(otherwise) ? finding : finding.With("Type", CodeNames.TaskOf(list)));
        }

        bool goesOn = context.OfRole(RoleChecker.PlainStep).Any(step => !before.Steps.Contains(step));
        if (goesOn || context.EntryResult is not { } wanted || TypeReader.IsBroken(wanted) || context.Fits(list, wanted))
        {
            return list;
        }

        bool isOutcome = KnownTypes.IsTask(context.Entry!.ReturnType, out ITypeSymbol? returned) && returned is not null && KnownTypes.IsOutcome(returned, out _);
        context.Report(ReturnTypeUnusable.Of(
            Anchor.ReturnType(EntryParser.EntryName, context.OrdinalOf(context.Entry)),
            $"RunAsync returns '{TypeReader.DisplayOf(wanted)}', but '{context.Type.Name}' gives the results of its tasks, '{TypeReader.DisplayOf(list)}'; return that, or add a [Synthesize] step.")
            .With("Type", CodeNames.TaskOf(list, isOutcome)));
        return wanted;
    }

    private ITypeSymbol? WorkTypeOf()
    {
        foreach (StepDeclaration silent in steps.Workers.Where(worker => worker.Result is null))
        {
            Report(silent, $"'{silent.Name}' does a task, so it returns what came of it.", TypesOf().FirstOrDefault() ?? context.Compilation.GetSpecialType(SpecialType.System_String));
        }

        List<ITypeSymbol> types = TypesOf().ToList();
        if (types.Count < steps.Workers.Count || types.Any(TypeReader.IsBroken))
        {
            return null;
        }

        if (types.FirstOrDefault(candidate => types.All(type => context.Fits(type, candidate))) is { } common)
        {
            return common;
        }

        foreach (StepDeclaration other in steps.Workers.Where(worker => !context.Fits(worker.Result!, types[0])))
        {
            Report(
                other,
                $"'{other.Name}' returns '{TypeReader.DisplayOf(other.Result!)}', but '{steps.Workers[0].Name}' returns '{TypeReader.DisplayOf(types[0])}', and the workers of '{context.Type.Name}' give results of one type; return that, or a type that both have in common.",
                types[0]);
        }

        return null;
    }

    private IEnumerable<ITypeSymbol> TypesOf() => steps.Workers.Select(worker => worker.Result).OfType<ITypeSymbol>();

    private void Report(StepDeclaration step, string message, ITypeSymbol wanted)
    {
        Finding finding = ReturnTypeUnusable.Of(Anchor.ReturnType(step.Name, step.Ordinal), message);
        context.Report(StepShape.IsWritten(step) ? finding : finding.With("Type", CodeNames.TaskOf(wanted)));
    }

    private INamedTypeSymbol? ListOf(ITypeSymbol task, ITypeSymbol result) =>
        context.Compilation.GetTypeByMetadataName("Orchestration.TaskResult`2") is { } element
        && context.Compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyList`1") is { } list
            ? list.Construct(element.Construct(task, result))
            : null;
}
