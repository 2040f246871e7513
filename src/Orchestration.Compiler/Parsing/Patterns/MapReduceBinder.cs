using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads a map-reduce: where the items come from, what runs on each, and what folds the results.</summary>
internal sealed class MapReduceBinder : PatternBinder
{
    public override string Name => "MapReduce";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [
            new(ItemSourceReader.Role, IsRequired: false, IsSingle: true),
            new("Map", IsRequired: true, IsSingle: false) { IsOrdered = true },
            new("Reduce", IsRequired: false, IsSingle: true),
            new("Otherwise", IsRequired: false, IsSingle: true),
        ];

    public override IReadOnlyList<string> SpecialNames { get; } = [ItemSource.ItemName, ItemSource.IndexName, MapReduceModel.Items];

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        if (new ItemSourceReader(context).Find() is not { } items)
        {
            return null;
        }

        List<StepDeclaration> maps = context.OfRole("Map").ToList();
        StepDeclaration? reduce = context.OfRole("Reduce").FirstOrDefault();
        StepDeclaration? otherwise = context.OfRole("Otherwise").FirstOrDefault();
        var results = new MapResults(context, attribute, maps[maps.Count - 1], reduce, otherwise);
        results.Check();
        var binding = new PatternBinding
        {
            Model = new MapReduceModel(items.Model, maps.Select(step => step.Name).ToEquatableArray(), reduce?.Name, otherwise?.Name)
            {
                KeepsOthers = attribute.KeepsOthers(),
                Mapped = results.Mapped is null ? null : TypeReader.Read(results.Mapped),
                Limits = LimitsOf(attribute),
            },
            VisibleAfter = items.VisibleAfter,
            Gives = results.Given,
        };
        if (reduce is null && results.List is { } list)
        {
            binding.GivenAs[maps[maps.Count - 1]] = list;
        }

        Fill(binding, context, before, items, (maps, reduce, otherwise), results);
        return binding;
    }

    private static void Fill(
        PatternBinding binding,
        ParseContext context,
        Visibility before,
        FoundItems items,
        (List<StepDeclaration> Maps, StepDeclaration? Reduce, StepDeclaration? Otherwise) steps,
        MapResults results)
    {
        if (items.Split is not null)
        {
            binding.Visible[items.Split] = before;
        }

        for (int i = 0; i < steps.Maps.Count; i++)
        {
            binding.Visible[steps.Maps[i]] = items.OnItem(before, context).And(steps.Maps.Take(i));
        }

        if (steps.Reduce is not null)
        {
            binding.Visible[steps.Reduce] = items.AfterSplit(before).And((MapReduceModel.Items, results.List)).Hiding(MapReduceModel.Items, steps.Maps);
        }

        if (steps.Otherwise is not null)
        {
            binding.Visible[steps.Otherwise] = before;
        }
    }

    private static EquatableArray<PatternLimit> LimitsOf(AttributeData attribute)
    {
        int? maxItems = attribute.NamedInt("MaxItems");
        return
        [
            new("MaxItems", maxItems, 1, "but there is at least one item to allow; set it to 1 or more")
            {
                WhyRequired = "works on as many items as it is given, and each costs its calls",
                Suggested = 100,
                MultipliesCalls = true,
            },
            new("MaxConcurrency", attribute.NamedInt("MaxConcurrency"), 1, "but at least one item is in work at once; set it to 1 or more, or leave it out for 8") { Suggested = 8 },
            new("FanIn", attribute.NamedInt("FanIn"), 2, "but a reduction folds at least two results; set it to 2 or more, or leave it out to fold all at once")
            {
                AlsoAllowed = 0,
                Suggested = 10,
            },
            new("MinSucceeded", attribute.NamedInt("MinSucceeded"), 1, "but it is the number of items that must succeed; set it from 1 to MaxItems") { Most = maxItems },
        ];
    }
}
