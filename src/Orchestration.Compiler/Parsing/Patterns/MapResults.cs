using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>What comes of the items of a map-reduce: of each, of all, and of none.</summary>
internal sealed class MapResults(ParseContext context, AttributeData attribute, StepDeclaration lastMap, StepDeclaration? reduce, StepDeclaration? otherwise)
{
    /// <summary>What comes of one item; null where that is nothing.</summary>
    public ITypeSymbol? Mapped => lastMap.Result;

    /// <summary>What comes of all items before they are folded.</summary>
    public ITypeSymbol? List { get; } = lastMap.Result is { } mapped
        ? context.Compilation.CreateArrayTypeSymbol(attribute.KeepsOthers() ? Attempts.Of(context, mapped) : mapped)
        : null;

    /// <summary>What the pattern gives: what the reduction does, else the list; the type that also what comes of none fits, where there is one.</summary>
    public ITypeSymbol? Given
    {
        get
        {
            if (OfItems is not { } ofItems || otherwise?.Result is not { } ofNone)
            {
                return OfItems;
            }

            IEnumerable<ITypeSymbol> candidates = context.EntryResult is { } wanted ? [ofItems, ofNone, wanted] : [ofItems, ofNone];
            return candidates.FirstOrDefault(candidate => context.Fits(ofItems, candidate) && context.Fits(ofNone, candidate)) ?? ofItems;
        }
    }

    private ITypeSymbol? OfItems => reduce is null ? List : reduce.Result;

    private bool HasFanIn => attribute.NamedInt("FanIn") is not (null or 0);

    /// <summary>Says what does not go together.</summary>
    public void Check()
    {
        if (reduce is not null)
        {
            CheckReduce(reduce);
        }
        else if (HasFanIn)
        {
            context.Report(RoleMisused.Of(
                Anchor.AttributeArgument(null, context.Pattern.Name, "FanIn"),
                $"FanIn of '{context.Type.Name}' groups what a [Reduce] step folds, and there is none; add one, or leave FanIn out."));
        }

        if (otherwise is not null)
        {
            CheckOtherwise(otherwise);
        }
    }

    private void CheckReduce(StepDeclaration reduce)
    {
        if (Mapped is not { } mapped)
        {
            Report(lastMap, $"'{lastMap.Name}' is the last [Map], so it returns what '{reduce.Name}' folds.", reduce.Result ?? context.Compilation.GetSpecialType(SpecialType.System_String));
        }
        else if (HasFanIn && !IsBroken(mapped) && !IsBroken(reduce.Result) && !Folds(mapped, reduce.Result))
        {
            Report(reduce, $"'{reduce.Name}' folds its own results again, since FanIn is set, so it returns '{TypeReader.DisplayOf(mapped)}' as '{lastMap.Name}' does; or leave FanIn out.", mapped);
        }
    }

    private bool Folds(ITypeSymbol mapped, ITypeSymbol? reduced) =>
        reduced is not null && SymbolEqualityComparer.Default.Equals(mapped, reduced) && context.Fits(reduced, mapped);

    private void CheckOtherwise(StepDeclaration otherwise)
    {
        bool fits = (OfItems, otherwise.Result) switch
        {
            (null, null) => true,
            ({ } ofItems, { } ofNone) => IsBroken(ofItems) || IsBroken(ofNone) || context.Fits(ofNone, Given!)
                // Then it is the others that have another type than the run's result.
                || (context.EntryResult is { } wanted && context.Fits(ofNone, wanted)),
            _ => false,
        };
        if (!fits)
        {
            string giver = (reduce ?? lastMap).Name;
            Report(otherwise, $"'{otherwise.Name}' runs where there are no items, so it returns {(OfItems is null ? "nothing" : $"'{TypeReader.DisplayOf(OfItems)}'")}, what there is of '{giver}' where there are some.", OfItems);
        }
    }

    private void Report(StepDeclaration step, string message, ITypeSymbol? wanted)
    {
        Finding finding = ReturnTypeUnusable.Of(Anchor.ReturnType(step.Name, step.Ordinal), message);
        context.Report(StepShape.IsWritten(step) ? finding : finding.With("Type", CodeNames.TaskOf(wanted)));
    }

    private static bool IsBroken(ITypeSymbol? type) => type is not null && TypeReader.IsBroken(type);
}
