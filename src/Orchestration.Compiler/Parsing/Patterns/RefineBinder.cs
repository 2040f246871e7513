using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads a refine: where the items come from, what begins with the first, and what carries the result on.</summary>
internal sealed class RefineBinder : PatternBinder
{
    public override string Name => "Refine";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [
            new(ItemSourceReader.Role, IsRequired: false, IsSingle: true),
            new("Start", IsRequired: true, IsSingle: true),
            new("Next", IsRequired: true, IsSingle: true),
            new("Otherwise", IsRequired: false, IsSingle: true),
        ];

    public override IReadOnlyList<string> SpecialNames { get; } = [ItemSource.ItemName, ItemSource.IndexName, RefineModel.SoFar];

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Verifiable { get; } =
        new Dictionary<string, IReadOnlyList<string>> { [RefineModel.SoFar] = ["Start", "Next"] };

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        StepDeclaration next = context.OfRole("Next").First();
        StepDeclaration? otherwise = context.OfRole("Otherwise").FirstOrDefault();
        var results = new RefineResults(context, context.OfRole("Start").First(), next, otherwise);
        if (new ItemSourceReader(context).Find() is not { } items || results.SoFar is not { } soFar)
        {
            return null;
        }

        var binding = new PatternBinding
        {
            Model = new RefineModel(items.Model, results.Start.Name, next.Name, otherwise?.Name)
            {
                SoFarType = TypeReader.Read(soFar),
                Limits = [LimitOf(attribute)],
            },
            VisibleAfter = items.VisibleAfter,
            Gives = results.Given(),
        };
        Fill(binding, before, items.OnItem(before, context), soFar, (items.Split, results.Start, next, otherwise));
        return binding;
    }

    private static void Fill(
        PatternBinding binding,
        Visibility before,
        Visibility onItem,
        ITypeSymbol soFar,
        (StepDeclaration? Split, StepDeclaration Start, StepDeclaration Next, StepDeclaration? Otherwise) steps)
    {
        if (steps.Split is not null)
        {
            binding.Visible[steps.Split] = before;
        }

        Visibility onLater = onItem.And((RefineModel.SoFar, soFar)).Hiding(RefineModel.SoFar, [steps.Start, steps.Next]);
        binding.Visible[steps.Start] = onItem;
        binding.Visible[steps.Next] = onLater;
        binding.VisibleToVerifiersOf[RefineModel.SoFar] = onLater;
        if (steps.Otherwise is not null)
        {
            binding.Visible[steps.Otherwise] = before;
        }
    }

    private static PatternLimit LimitOf(AttributeData attribute) =>
        new("MaxItems", attribute.NamedInt("MaxItems"), 1, "but there is at least one item to allow; set it to 1 or more")
        {
            WhyRequired = "goes through as many items as it is given, and each costs its calls",
            Suggested = 100,
            MultipliesCalls = true,
        };
}
