using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Where items come from, while a class is being read.</summary>
/// <param name="Model">The same without symbols.</param>
/// <param name="Item">The type of one item.</param>
/// <param name="Split">The step that gives them, or null.</param>
internal sealed record FoundItems(ItemSource Model, ITypeSymbol Item, StepDeclaration? Split)
{
    /// <summary>What every step that works on an item may read.</summary>
    /// <param name="before">What the steps before the pattern leave to read.</param>
    /// <param name="context">The class.</param>
    public Visibility OnItem(Visibility before, ParseContext context) => AfterSplit(before)
        .And((ItemSource.ItemName, Item), (ItemSource.IndexName, context.Compilation.GetSpecialType(SpecialType.System_Int32)));

    /// <summary>What there is to read once the items are there: all of them, unless they come one after the other and can be read only once.</summary>
    public Visibility AfterSplit(Visibility before) =>
        Split is null ? before : Model.IsStream ? before.Hiding(ItemSource.ItemName, [Split]) : before.And([Split]);

    /// <summary>The steps among them that the steps after the pattern may read.</summary>
    public IReadOnlyList<StepDeclaration> VisibleAfter => Split is null || Model.IsStream ? [] : [Split];
}

/// <summary>Finds the items of a pattern that works through them: what its <c>[Split]</c> step gives, else the entry's one collection.</summary>
internal sealed class ItemSourceReader(ParseContext context)
{
    public const string Role = "Split";

    /// <summary>The items, or null where what is wrong has been said.</summary>
    public FoundItems? Find() => context.OfRole(Role).FirstOrDefault() is { } split ? OfStep(split) : OfEntry();

    /// <summary>The element type of a list or of a stream, and whether it is a stream; null for anything else. What is both is a stream.</summary>
    public static (ITypeSymbol Item, bool IsStream)? ItemOf(ITypeSymbol type) =>
        StreamedBy(type) is { } streamed ? (streamed, true) : KnownTypes.ElementOf(type) is { } listed ? (listed, false) : null;

    private FoundItems? OfStep(StepDeclaration split)
    {
        if (split.Result is { } result && TypeReader.IsBroken(result))
        {
            context.IsIncomplete = true;
            return null;
        }

        if (split.Result is null || ItemOf(split.Result) is not var (item, isStream))
        {
            Report(split, $"'{split.Name}' gives the items, so it returns a list of them, or an 'IAsyncEnumerable'.", ListOf(split.Result));
            return null;
        }

        if (TypeReader.MayBeNull(split.Result))
        {
            Report(split, $"'{split.Name}' gives the items, so it returns no null; where there are none, return an empty list.", split.Result.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
            return null;
        }

        return new FoundItems(new ItemSource(split.Name, null, isStream, TypeReader.Read(item)), item, split);
    }

    private FoundItems? OfEntry()
    {
        if (context.Entry is null || context.EntryIsUnclear)
        {
            return OfUnclearEntry();
        }

        List<IParameterSymbol> collections = context.EntryInputs.Where(input => ItemOf(input.Type) is not null).ToList();
        if (collections.Count != 1 || TypeReader.MayBeNull(collections[0].Type))
        {
            Report(collections);
            return null;
        }

        (ITypeSymbol item, bool isStream) = ItemOf(collections[0].Type)!.Value;
        if (TypeReader.IsBroken(item))
        {
            context.IsIncomplete = true;
            return null;
        }

        return new FoundItems(new ItemSource(null, collections[0].Name, isStream, TypeReader.Read(item)), item, null);
    }

    /// <summary>What the entry should take is said with the entry; the steps tell of which type the items are.</summary>
    private FoundItems? OfUnclearEntry()
    {
        ITypeSymbol? item = context.Steps
            .SelectMany(step => step.Method.Parameters)
            .FirstOrDefault(parameter => parameter.Name == ItemSource.ItemName && !TypeReader.IsBroken(parameter.Type))?.Type;
        if (item is null || ListOf(item) is not { } list)
        {
            context.IsIncomplete = true;
            return null;
        }

        const string Inputs = "inputs";
        context.Needs.Add((Inputs, list));
        return new FoundItems(new ItemSource(null, Inputs, IsStream: false, TypeReader.Read(item)), item, null);
    }

    private void Report(List<IParameterSymbol> collections)
    {
        if (context.EntryInputs.Any(input => TypeReader.IsBroken(input.Type)))
        {
            context.IsIncomplete = true;
            return;
        }

        Anchor place = Anchor.Attribute(null, context.Pattern.Name);
        string name = context.Type.Name;
        context.Report(collections.Count switch
        {
            0 => ParameterWithoutSource.Of(place, $"'{name}' has no items: RunAsync takes no list or 'IAsyncEnumerable' of them, and no [Split] step gives them; add one or the other."),
            1 => ParameterWithoutSource.Of(
                Anchor.Parameter(context.Entry!.Name, collections[0].Name, context.OrdinalOf(context.Entry)),
                $"'{collections[0].Name}' holds the items of '{name}' and may be null; take a '{TypeReader.DisplayOf(collections[0].Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated))}', or add a [Split] step that gives the items."),
            _ => ParameterWithSeveralSources.Of(place, $"The items of '{name}' could be {string.Join(" or ", collections.Select(input => $"'{input.Name}'"))}; add a [Split] step that gives the ones that are meant."),
        });
    }

    private void Report(StepDeclaration split, string message, ITypeSymbol? wanted)
    {
        Finding finding = ReturnTypeUnusable.Of(Anchor.ReturnType(split.Name, split.Ordinal), message);
        context.Report(wanted is null || StepShape.IsWritten(split) ? finding : finding.With("Type", CodeNames.TaskOf(wanted)));
    }

    private INamedTypeSymbol? ListOf(ITypeSymbol? item) =>
        context.Compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyList`1")?.Construct(item ?? context.Compilation.GetSpecialType(SpecialType.System_String));

    private static ITypeSymbol? StreamedBy(ITypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> candidates = type is INamedTypeSymbol named ? [named, .. type.AllInterfaces] : type.AllInterfaces;
        return candidates
            .FirstOrDefault(candidate => candidate is { Name: "IAsyncEnumerable", TypeArguments.Length: 1 } && KnownTypes.IsNamespace(candidate.ContainingNamespace, "System.Collections.Generic"))
            ?.TypeArguments[0];
    }
}
