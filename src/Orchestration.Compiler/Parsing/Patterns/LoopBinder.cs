using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads a loop: which steps make a round, what ends it, and what makes its result.</summary>
internal sealed class LoopBinder : PatternBinder
{
    private const string StopWhenUnchanged = "StopWhenUnchanged";

    public override string Name => "Loop";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [
            new(RoleChecker.PlainStep, IsRequired: true, IsSingle: false) { IsOrdered = true },
            new("Until", IsRequired: true, IsSingle: true) { IsJudge = true, UnlessFlag = StopWhenUnchanged },
            new("Finish", IsRequired: false, IsSingle: true),
        ];

    public override IReadOnlyList<string> SpecialNames { get; } = [LoopModel.Round];

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        List<StepDeclaration> steps = context.OfRole(RoleChecker.PlainStep).ToList();
        StepDeclaration? until = context.OfRole("Until").FirstOrDefault();
        StepDeclaration? finish = context.OfRole("Finish").FirstOrDefault();
        StepDeclaration last = steps[steps.Count - 1];
        bool stopsWhenUnchanged = attribute.NamedFlag(StopWhenUnchanged);
        if (stopsWhenUnchanged)
        {
            CheckComparison(context, last);
        }

        var binding = new PatternBinding
        {
            Model = new LoopModel(steps.Select(step => step.Name).ToEquatableArray(), until?.Name, finish?.Name)
            {
                Limits = [LimitOf(attribute)],
                OnExhausted = attribute.OnExhausted(),
                StopWhenUnchanged = stopsWhenUnchanged,
            },
            Gives = finish is null ? last.Result : finish.Result,
        };
        Fill(binding, before.And((LoopModel.Round, context.Compilation.GetSpecialType(SpecialType.System_Int32))), until is null ? steps : [.. steps, until], finish);
        return binding;
    }

    /// <summary>A step reads those before it in the round, and of itself and those after it what they gave in the round before.</summary>
    private static void Fill(PatternBinding binding, Visibility before, List<StepDeclaration> round, StepDeclaration? finish)
    {
        for (int i = 0; i < round.Count; i++)
        {
            binding.Visible[round[i]] = before.And(round.Take(i)) with { Previous = round.Skip(i).ToList(), WithVerdicts = true };
        }

        if (finish is not null)
        {
            binding.Visible[finish] = before.And(round);
        }
    }

    private static PatternLimit LimitOf(AttributeData attribute) =>
        new("MaxRounds", attribute.NamedInt("MaxRounds"), 1, "but its steps run at least once; set it to 1 or more")
        {
            WhyRequired = "repeats its steps until they are done, which may be never",
            Suggested = 3,
            MultipliesCalls = true,
        };

    private static void CheckComparison(ParseContext context, StepDeclaration last)
    {
        // That a model step returns nothing is wrong by itself, and said of it.
        if (last.Result is null && StepFinder.KindsOf(last.Method).All(kind => kind == "Pipeline"))
        {
            context.Report(ReturnTypeUnusable.Of(
                Anchor.ReturnType(last.Name, last.Ordinal),
                $"'{last.Name}' gives nothing, but {StopWhenUnchanged} compares what the last step gives with what it gave in the round before; return that, or remove {StopWhenUnchanged}."));
        }
    }
}
