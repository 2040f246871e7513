using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads a supervisor: who hands out the work, who does it, who judges it, and what comes of it.</summary>
internal sealed class SupervisorBinder : PatternBinder
{
    public override string Name => "Supervisor";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [
            new("Assign", IsRequired: true, IsSingle: true),
            new("Worker", IsRequired: true, IsSingle: false) { IsAlternative = true },
            new("Review", IsRequired: false, IsSingle: true) { IsJudge = true },
            new("Finish", IsRequired: false, IsSingle: true),
        ];

    public override IReadOnlyList<string> SpecialNames { get; } =
        [SupervisorModel.Instruction, SupervisorModel.Feedback, SupervisorModel.Work, SupervisorModel.History];

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Verifiable { get; } =
        new Dictionary<string, IReadOnlyList<string>> { [SupervisorModel.Work] = ["Worker"] };

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        StepDeclaration assign = context.OfRole("Assign").First();
        List<StepDeclaration> workers = context.OfRole("Worker").ToList();
        StepDeclaration? review = context.OfRole("Review").FirstOrDefault();
        StepDeclaration? finish = context.OfRole("Finish").FirstOrDefault();
        var types = new SupervisorTypes(context, assign, workers);
        ITypeSymbol? kind = types.Kind();
        ITypeSymbol? work = types.Work();
        if (kind is null || work is null)
        {
            return null;
        }

        var binding = new PatternBinding
        {
            Model = new SupervisorModel(assign.Name, HandledValues.OfWorkers(context, kind, assign), review?.Name, finish?.Name)
            {
                Limits = LimitsOf(attribute, review is not null),
                OnExhausted = attribute.OnExhausted(),
                KindType = TypeReader.Read(kind),
                WorkType = TypeReader.Read(work),
                WorkIsPlainValue = work.IsValueType && !TypeReader.MayBeNull(work),
            },
            Gives = finish is null ? work : finish.Result,
        };
        Fill(binding, context, before, (assign, workers, review, finish), types, work);
        return binding;
    }

    private static EquatableArray<PatternLimit> LimitsOf(AttributeData attribute, bool isReviewed) =>
    [
        new("MaxTurns", attribute.NamedInt("MaxTurns"), 1, "but a supervisor hands out work at least once; set it to 1 or more")
        {
            WhyRequired = "hands out work until its [Assign] step says that all is done, which may be never",
            Suggested = 8,
            MultipliesCalls = true,
        },
        new("MaxReworks", attribute.NamedInt("MaxReworks") ?? 1, 0, "but it is how often refused work is done again; set it to 0 or more")
        {
            // What nobody refuses is done once, whatever it says.
            MultipliesCalls = isReviewed,
        },
        new("MaxHistory", attribute.NamedInt("MaxHistory"), 0, "but it is the number of turns that 'history' holds, or 0 for all of them") { Suggested = 0 },
    ];

    private static void Fill(
        PatternBinding binding,
        ParseContext context,
        Visibility before,
        (StepDeclaration Assign, List<StepDeclaration> Workers, StepDeclaration? Review, StepDeclaration? Finish) steps,
        SupervisorTypes types,
        ITypeSymbol work)
    {
        ITypeSymbol text = context.Compilation.GetSpecialType(SpecialType.System_String);
        Visibility inTurn = before
            .And((SupervisorModel.Feedback, text.WithNullableAnnotation(NullableAnnotation.Annotated)), (SupervisorModel.History, types.History()))
            .Hiding(SupervisorModel.Work, steps.Workers)
            .Hiding(SupervisorModel.Feedback, steps.Review is null ? [] : [steps.Review]);

        // Nothing is done yet in the first turn, and perhaps nothing accepted when all is said to be done.
        Visibility withWork = inTurn.And((SupervisorModel.Work, TypeReader.OrNull(work, context.Compilation)));
        binding.Visible[steps.Assign] = withWork;
        foreach (StepDeclaration worker in steps.Workers)
        {
            binding.Visible[worker] = withWork.And((SupervisorModel.Instruction, text)).And([steps.Assign]);
        }

        Visibility onWork = inTurn.And((SupervisorModel.Instruction, text), (SupervisorModel.Work, work)).And([steps.Assign]);
        binding.VisibleToVerifiersOf[SupervisorModel.Work] = onWork;
        if (steps.Review is not null)
        {
            binding.Visible[steps.Review] = onWork;
        }

        if (steps.Finish is not null)
        {
            binding.Visible[steps.Finish] = withWork.And([steps.Assign]);
        }
    }
}
