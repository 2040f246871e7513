using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>What comes of the items of a refine, and says of the steps that make it which of them does not fit the others.</summary>
internal sealed class RefineResults
{
    private readonly ParseContext context;
    private readonly StepDeclaration next;
    private readonly StepDeclaration? otherwise;

    public RefineResults(ParseContext context, StepDeclaration start, StepDeclaration next, StepDeclaration? otherwise)
    {
        this.context = context;
        this.next = next;
        this.otherwise = otherwise;
        Start = start;
        SoFar = Carried();
    }

    public StepDeclaration Start { get; }

    /// <summary>The type of the result so far; null where the first step gives nothing, which has been said.</summary>
    public ITypeSymbol? SoFar { get; }

    /// <summary>What the pattern gives: a type that also fits what comes of no items.</summary>
    public ITypeSymbol? Given()
    {
        if (otherwise is null || IsBroken(SoFar) || IsBroken(otherwise.Result))
        {
            return SoFar;
        }

        if (context.CommonType([SoFar, otherwise.Result]) is { } common)
        {
            return common;
        }

        // Where what comes of no items is what the run gives, it is the others that have another type, and that is said of them.
        if (otherwise.Result is null || context.EntryResult is not { } wanted || !context.Fits(otherwise.Result, wanted))
        {
            Report(otherwise, $"'{otherwise.Name}' runs where there are no items, so it returns '{TypeReader.DisplayOf(SoFar!)}', as '{Start.Name}' does where there are some.", SoFar!);
        }

        return SoFar;
    }

    private ITypeSymbol? Carried()
    {
        if (Start.Result is not { } first)
        {
            Report(Start, $"'{Start.Name}' begins the result, so it returns it.", next.Result ?? context.EntryResult ?? context.Compilation.GetSpecialType(SpecialType.System_String));
            return null;
        }

        if (next.Result is { } later && SymbolEqualityComparer.Default.Equals(first, later))
        {
            return TypeReader.MayBeNull(later) ? later : first;
        }

        // Where the later step gives what the run does, it is the first that has another type, and that is said of it.
        if (!IsBroken(first) && !IsBroken(next.Result)
            && !(next.Result is not null && context.EntryResult is { } wanted && context.Fits(next.Result, wanted) && !context.Fits(first, wanted)))
        {
            Report(next, $"'{next.Name}' carries on the result of '{Start.Name}', so it returns '{TypeReader.DisplayOf(first)}' too.", first);
        }

        return first;
    }

    private static bool IsBroken(ITypeSymbol? type) => type is not null && TypeReader.IsBroken(type);

    private void Report(StepDeclaration step, string message, ITypeSymbol wanted)
    {
        Finding finding = ReturnTypeUnusable.Of(Anchor.ReturnType(step.Name, step.Ordinal), message);
        context.Report(StepShape.IsWritten(step) ? finding : finding.With("Type", CodeNames.TaskOf(wanted)));
    }
}
