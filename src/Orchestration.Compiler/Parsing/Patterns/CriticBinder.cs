using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads a critic: who drafts, who judges, who revises, and in how many rounds.</summary>
internal sealed class CriticBinder : PatternBinder
{
    public override string Name => "Critic";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [
            new("Produce", IsRequired: true, IsSingle: true),
            new("Evaluate", IsRequired: true, IsSingle: false) { IsJudge = true },
            new("Revise", IsRequired: false, IsSingle: true),
        ];

    public override IReadOnlyList<string> SpecialNames { get; } =
        [CriticModel.Draft, CriticModel.Verdict, CriticModel.History, CriticModel.Round];

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Verifiable { get; } =
        new Dictionary<string, IReadOnlyList<string>> { [CriticModel.Draft] = ["Produce", "Revise"] };

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        StepDeclaration produce = context.OfRole("Produce").First();
        List<StepDeclaration> evaluates = context.OfRole("Evaluate").ToList();
        StepDeclaration? revise = context.OfRole("Revise").FirstOrDefault();
        if (produce.Result is not { } draft)
        {
            Finding finding = ReturnTypeUnusable.Of(Anchor.ReturnType(produce.Name, produce.Ordinal), $"'{produce.Name}' drafts, so it returns the draft.");
            ITypeSymbol wanted = context.EntryResult ?? revise?.Result ?? context.Compilation.GetSpecialType(SpecialType.System_String);
            context.Report(StepShape.IsWritten(produce) ? finding : finding.With("Type", CodeNames.TaskOf(wanted)));
            return null;
        }

        CheckRevision(context, produce, revise, draft);
        ITypeSymbol? verdict = VerdictTypeOf(context, evaluates);
        var binding = new PatternBinding
        {
            Model = ModelOf(attribute, produce, evaluates, revise, draft, verdict),
            Gives = draft,
        };
        Fill(binding, context, before, (produce, evaluates, revise), draft, verdict);
        return binding;
    }

    private static CriticModel ModelOf(
        AttributeData attribute,
        StepDeclaration produce,
        List<StepDeclaration> evaluates,
        StepDeclaration? revise,
        ITypeSymbol draft,
        ITypeSymbol? verdict) =>
        new(produce.Name, evaluates.Select(step => step.Name).ToEquatableArray(), revise?.Name)
        {
            Limits =
            [
                new("MaxRounds", attribute.NamedInt("MaxRounds"), 1, "but a draft is judged at least once; set it to 1 or more")
                {
                    WhyRequired = "judges and revises until a judge accepts, which may be never",
                    Suggested = 3,
                    MultipliesCalls = true,

                    // One round would revise nothing.
                    LeastUseful = 2,
                },
                new("MaxHistory", attribute.NamedInt("MaxHistory"), 0, "but it is the number of rounds that 'history' holds, or 0 for all of them") { Suggested = 0 },
            ],
            OnExhausted = attribute.OnExhausted(),
            StopWhenUnchanged = attribute.NamedFlag("StopWhenUnchanged"),
            DraftType = TypeReader.Read(draft),
            VerdictType = verdict is null ? null : TypeReader.Read(verdict),
        };

    private static void Fill(
        PatternBinding binding,
        ParseContext context,
        Visibility before,
        (StepDeclaration Produce, List<StepDeclaration> Evaluates, StepDeclaration? Revise) steps,
        ITypeSymbol draft,
        ITypeSymbol? verdict)
    {
        ITypeSymbol number = context.Compilation.GetSpecialType(SpecialType.System_Int32);
        ITypeSymbol? history = verdict is null ? null : HistoryOf(context.Compilation, draft, verdict);
        List<StepDeclaration> drafting = steps.Revise is null ? [steps.Produce] : [steps.Produce, steps.Revise];
        Visibility inRound = before
            .And((CriticModel.History, history), (CriticModel.Round, number))
            .Hiding(CriticModel.Draft, drafting)
            .Hiding(CriticModel.Verdict, steps.Evaluates);
        Visibility onDraft = inRound.And((CriticModel.Draft, draft));

        binding.Visible[steps.Produce] = steps.Revise is not null
            ? before
            : inRound.And((CriticModel.Draft, Nullable(draft, context)), (CriticModel.Verdict, verdict is null ? null : Nullable(verdict, context)));
        for (int i = 0; i < steps.Evaluates.Count; i++)
        {
            binding.Visible[steps.Evaluates[i]] = onDraft.And(steps.Evaluates.Take(i));
        }

        if (steps.Revise is not null)
        {
            // With several judges, those after the first refusal have not run; only `verdict` is always there.
            binding.Visible[steps.Revise] = onDraft
                .And((CriticModel.Verdict, verdict))
                .And(steps.Evaluates.Count == 1 ? steps.Evaluates : []);
        }

        binding.VisibleToVerifiersOf[CriticModel.Draft] = before
            .And((CriticModel.Draft, draft), (CriticModel.Round, number))
            .Hiding(CriticModel.Draft, drafting);
    }

    private static void CheckRevision(ParseContext context, StepDeclaration produce, StepDeclaration? revise, ITypeSymbol draft)
    {
        if (revise is null || TypeReader.IsBroken(draft) || (revise.Result is { } revised && (Same(revised, draft) || TypeReader.IsBroken(revised))))
        {
            return;
        }

        if (context.EntryResult is { } wanted && !context.Fits(draft, wanted) && revise.Result is not null && context.Fits(revise.Result, wanted))
        {
            // Then it is the draft that has another type than the run's result.
            return;
        }

        Finding finding = ReturnTypeUnusable.Of(
            Anchor.ReturnType(revise.Name, revise.Ordinal),
            $"'{revise.Name}' revises the draft of '{produce.Name}', so it returns '{TypeReader.DisplayOf(draft)}' too.");
        context.Report(StepShape.IsWritten(revise) ? finding : finding.With("Type", CodeNames.TaskOf(draft)));
    }

    private static bool Same(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    /// <summary>The type that <c>verdict</c> has whichever judge spoke last; a bool beside verdicts counts as one without words.</summary>
    private static ITypeSymbol? VerdictTypeOf(ParseContext context, List<StepDeclaration> evaluates)
    {
        List<ITypeSymbol> types = evaluates.Select(step => step.Result).OfType<ITypeSymbol>().ToList();
        if (types.Count == evaluates.Count && types.All(type => SymbolEqualityComparer.Default.Equals(type, types[0])))
        {
            return types[0];
        }

        return types.Count == evaluates.Count && types.All(type => type.SpecialType == SpecialType.System_Boolean || type.IsOurs("Verdict"))
            ? context.Compilation.GetTypeByMetadataName("Orchestration.Verdict")
            : null;
    }

    private static INamedTypeSymbol? HistoryOf(Compilation compilation, ITypeSymbol draft, ITypeSymbol verdict) =>
        compilation.GetTypeByMetadataName("Orchestration.Round`2") is { } round
        && compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyList`1") is { } list
            ? list.Construct(round.Construct(draft, verdict))
            : null;

    private static ITypeSymbol Nullable(ITypeSymbol type, ParseContext context) =>
        type.IsReferenceType || TypeReader.MayBeNull(type)
            ? type.WithNullableAnnotation(NullableAnnotation.Annotated)
            : context.Compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(type);
}
