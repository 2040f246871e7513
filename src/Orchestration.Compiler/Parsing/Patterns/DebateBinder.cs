using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads a debate: who speaks for what, who says that they agree, and who decides.</summary>
internal sealed class DebateBinder : PatternBinder
{
    private const string Debater = "Debater";

    public override string Name => "Debate";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [
            new(Debater, IsRequired: true, IsSingle: false) { IsOrdered = true },
            new("Agree", IsRequired: false, IsSingle: true) { IsJudge = true },
            new("Judge", IsRequired: false, IsSingle: true),
        ];

    public override IReadOnlyList<string> SpecialNames { get; } =
        [DebateModel.Others, DebateModel.Transcript, DebateModel.Own, DebateModel.Round, DebateModel.Stance];

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        List<StepDeclaration> debaters = context.OfRole(Debater).ToList();
        StepDeclaration? agree = context.OfRole("Agree").FirstOrDefault();
        StepDeclaration? judge = context.OfRole("Judge").FirstOrDefault();
        var said = new CommonResult(context, debaters)
        {
            OfSilent = step => $"'{step.Name}' speaks in the debate, so it returns what it says.",
            OfOther = (step, type) => $"'{step.Name}' answers statements of type '{TypeReader.DisplayOf(type)}', so it returns that too, and not '{TypeReader.DisplayOf(step.Result!)}'.",
        };
        if (said.Find(preferred: null) is not { } statement)
        {
            return null;
        }

        ITypeSymbol? transcript = TranscriptOf(context.Compilation, statement);
        var binding = new PatternBinding
        {
            Model = new DebateModel(debaters.Select(step => step.Name).ToEquatableArray(), agree?.Name, judge?.Name)
            {
                Statement = TypeReader.Read(statement),
                Stances = debaters.Select(StanceOf).ToEquatableArray(),
                Limits = LimitsOf(attribute, debaters),
            },
            Gives = judge is null ? transcript : judge.Result,
        };
        Fill(binding, context, before, debaters, (agree, judge), (statement, transcript));
        return binding;
    }

    private static EquatableArray<PatternLimit> LimitsOf(AttributeData attribute, List<StepDeclaration> debaters) =>
    [
        new("MaxRounds", attribute.NamedInt("MaxRounds"), 1, "but the debaters speak at least once; set it to 1 or more")
        {
            WhyRequired = "has its debaters answer one another, and nothing says how often",
            Suggested = 3,
            MultipliesCalls = true,

            // In one round nobody hears the others.
            LeastUseful = 2,
        },
        new("MaxHistory", attribute.NamedInt("MaxHistory"), 0, "but it is the number of rounds that 'transcript' holds, or 0 for all of them") { Suggested = 0 },
        new("MaxConcurrency", attribute.NamedInt("MaxConcurrency"), 1, "but at least one debater speaks at once; set it to 1 or more, or leave it out to let all of them") { AlsoAllowed = 0 },
        .. debaters.Select(debater => new PatternLimit("Count", debater.RoleAttribute?.NamedInt("Count"), 1, "but there is at least one such debater; set it to 1 or more, or leave it out")
        {
            Member = debater.Name,
            Role = Debater,
            MultipliesCalls = true,
        }),
    ];

    private static void Fill(
        PatternBinding binding,
        ParseContext context,
        Visibility before,
        List<StepDeclaration> debaters,
        (StepDeclaration? Agree, StepDeclaration? Judge) steps,
        (ITypeSymbol Statement, ITypeSymbol? Transcript) types)
    {
        ITypeSymbol number = context.Compilation.GetSpecialType(SpecialType.System_Int32);
        ITypeSymbol text = context.Compilation.GetSpecialType(SpecialType.System_String).WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        Visibility inRound = before.And((DebateModel.Transcript, types.Transcript), (DebateModel.Round, number));
        foreach (StepDeclaration debater in debaters)
        {
            binding.Visible[debater] = inRound
                .And(
                    (DebateModel.Others, types.Transcript),
                    (DebateModel.Own, TypeReader.OrNull(types.Statement, context.Compilation)),
                    (DebateModel.Stance, StanceOf(debater) is null ? null : text))
                .Hiding(DebateModel.Own, [debater])
                .Hiding(DebateModel.Others, debaters.Where(other => other != debater));
        }

        if (steps.Agree is not null)
        {
            binding.Visible[steps.Agree] = inRound.Hiding(DebateModel.Transcript, debaters);
        }

        if (steps.Judge is not null)
        {
            binding.Visible[steps.Judge] = before.And((DebateModel.Transcript, types.Transcript)).Hiding(DebateModel.Transcript, debaters);
        }
    }

    private static string? StanceOf(StepDeclaration debater) => debater.RoleAttribute?.Text(0);

    private static INamedTypeSymbol? TranscriptOf(Compilation compilation, ITypeSymbol statement) =>
        compilation.GetTypeByMetadataName("Orchestration.Statement`1") is { } type
            ? compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyList`1")?.Construct(type.Construct(statement))
            : null;
}
