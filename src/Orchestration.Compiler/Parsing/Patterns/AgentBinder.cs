using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads an agent: the model step that answers, and the tools that it may call.</summary>
internal sealed class AgentBinder : PatternBinder
{
    public override string Name => "Agent";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [new("Respond", IsRequired: true, IsSingle: true), new("Tool", IsRequired: false, IsSingle: false)];

    public override IReadOnlyList<string> SpecialNames { get; } = [];

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        StepDeclaration respond = context.OfRole("Respond").First();
        if (!Answers(context, respond))
        {
            return null;
        }

        CheckExhaustion(context, attribute);
        var tools = new ToolReader(context);
        List<StepDeclaration> declared = context.OfRole("Tool").ToList();
        var binding = new PatternBinding
        {
            Model = new AgentModel(respond.Name, tools.Read(declared))
            {
                Limits = LimitsOf(attribute),
                OnExhausted = attribute.OnExhausted(),
                AnswerType = TypeReader.Read(respond.Result!),
                Repairs = RepairsOf(respond),
            },
            Gives = respond.Result,
        };
        binding.Visible[respond] = before;
        foreach (StepDeclaration tool in declared)
        {
            binding.Visible[tool] = before.And(tools.Given(tool).Select(parameter => (parameter.Name, (ITypeSymbol?)parameter.Type)).ToArray());
        }

        return binding;
    }

    private static bool Answers(ParseContext context, StepDeclaration respond)
    {
        IReadOnlyList<string> kinds = StepFinder.KindsOf(respond.Method);
        if (kinds.Count == 0 || kinds.Contains("Pipeline"))
        {
            if (StepShape.IsWritten(respond) || kinds.Count > 0)
            {
                context.Report(RoleMisused.Of(
                    respond.OfAttribute("Respond"),
                    $"'{respond.Name}' responds, so a model does it: make it partial, with a [Prompt] or [PromptFile]."));
            }

            context.IsIncomplete = true;
            return false;
        }

        if (respond.Result is not null)
        {
            return true;
        }

        context.Report(ReturnTypeUnusable.Of(Anchor.ReturnType(respond.Name, respond.Ordinal), $"'{respond.Name}' responds, so it returns the answer.")
            .With("Type", CodeNames.TaskOf(context.EntryResult ?? context.Compilation.GetSpecialType(SpecialType.System_String))));
        return false;
    }

    private static void CheckExhaustion(ParseContext context, AttributeData attribute)
    {
        if (attribute.OnExhausted() == "ReturnBest")
        {
            context.Report(BestWithoutScore.Of(
                Anchor.AttributeArgument(null, "Agent", "OnExhausted"),
                "Exhaustion.ReturnBest compares results by their score, but nothing grades what an agent writes; choose Exhaustion.Fail or Exhaustion.ReturnLast."));
        }
    }

    /// <summary>A text is never asked for again.</summary>
    private static int RepairsOf(StepDeclaration respond) =>
        respond.Result!.SpecialType == SpecialType.System_String
            ? 0
            : Math.Max(0, (respond.Method.Ours("Prompt") ?? respond.Method.Ours("PromptFile"))?.NamedInt("MaxRepairs") ?? 1);

    private static EquatableArray<PatternLimit> LimitsOf(AttributeData attribute) =>
    [
        new("MaxTurns", attribute.NamedInt("MaxTurns"), 1, "but the model is asked at least once; set it to 1 or more")
        {
            WhyRequired = "lets the model call tools until it answers, which may be never",
            Suggested = 8,
            MultipliesCalls = true,

            // In one turn nothing is ever called.
            LeastUseful = 2,
        },
        new("MaxToolCalls", attribute.NamedInt("MaxToolCalls"), 1, "but it is the number of calls that tools may answer; set it to 1 or more, or leave it out for 4 × MaxTurns")
        {
            AlsoAllowed = 0,
            MultipliesCalls = true,
        },
        new("MaxResultBytes", attribute.NamedInt("MaxResultBytes"), 1, "but it is the number of bytes of a tool's result that the model is shown; set it to 1 or more")
        {
            Suggested = 32_768,
        },
    ];
}
