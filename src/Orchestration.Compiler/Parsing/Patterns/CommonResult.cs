using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>The one type that several steps of a pattern give, whose results stand beside each other.</summary>
/// <param name="context">The class.</param>
/// <param name="steps">The steps.</param>
internal sealed class CommonResult(ParseContext context, IReadOnlyList<StepDeclaration> steps)
{
    /// <summary>What is said of a step that returns nothing.</summary>
    public required Func<StepDeclaration, string> OfSilent { get; init; }

    /// <summary>What is said of a step that returns another type than the one expected.</summary>
    public required Func<StepDeclaration, ITypeSymbol, string> OfOther { get; init; }

    /// <summary>The first step's type to which the others' convert, else the preferred one if they convert to that; null where that is said.</summary>
    public ITypeSymbol? Find(ITypeSymbol? preferred)
    {
        List<ITypeSymbol> types = steps.Select(step => step.Result).OfType<ITypeSymbol>().ToList();
        if (types.Any(TypeReader.IsBroken))
        {
            // The compiler speaks of it.
            context.IsIncomplete = true;
            return null;
        }

        if (types.Count < steps.Count)
        {
            ITypeSymbol wanted = types.FirstOrDefault() ?? preferred ?? context.Compilation.GetSpecialType(SpecialType.System_String);
            Report(steps.Where(step => step.Result is null), wanted, OfSilent);
            return null;
        }

        IEnumerable<ITypeSymbol> candidates = preferred is null ? types : types.Append(preferred);
        if (candidates.FirstOrDefault(candidate => types.All(type => context.Fits(type, candidate))) is { } common)
        {
            return common;
        }

        ITypeSymbol expected = preferred is not null && types.Any(type => context.Fits(type, preferred)) ? preferred : types[0];
        Report(steps.Where(step => !context.Fits(step.Result!, expected)), expected, step => OfOther(step, expected));
        return null;
    }

    private void Report(IEnumerable<StepDeclaration> wrong, ITypeSymbol wanted, Func<StepDeclaration, string> message)
    {
        foreach (StepDeclaration step in wrong)
        {
            Finding finding = ReturnTypeUnusable.Of(Anchor.ReturnType(step.Name, step.Ordinal), message(step));
            context.Report(StepShape.IsWritten(step) ? finding : finding.With("Type", CodeNames.TaskOf(wanted)));
        }
    }
}
