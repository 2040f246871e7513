using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads an orchestrator: who plans, who does which kind of task, who asks for more, and who brings the results together.</summary>
internal sealed class OrchestratorBinder : PatternBinder
{
    public override string Name => "Orchestrator";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [
            new("Plan", IsRequired: true, IsSingle: true),
            new("Worker", IsRequired: true, IsSingle: false) { IsAlternative = true },
            new("Replan", IsRequired: false, IsSingle: true),
            new("Synthesize", IsRequired: false, IsSingle: true),
            new("Otherwise", IsRequired: false, IsSingle: true) { IsAlternative = true },
        ];

    public override IReadOnlyList<string> SpecialNames { get; } = [OrchestratorModel.Task, OrchestratorModel.Tasks, OrchestratorModel.Results];

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        var steps = OrchestratorSteps.Of(context);
        if (TaskType.Of(context, steps.Plan) is not { } task)
        {
            return null;
        }

        EquatableArray<ValueHandler> workers = HandledValues.OfWorkers(context, task.Kind.Type, steps.Plan);
        if (steps.Replan is not null)
        {
            task.Check(context, steps.Plan, steps.Replan);
        }

        CheckExhaustion(context, attribute);
        var results = new TaskResults(context, steps, task.Type, attribute.KeepsOthers());
        if (results.WorkType is not { } work || results.ListType is not { } list)
        {
            return null;
        }

        var binding = new PatternBinding
        {
            Model = new OrchestratorModel(steps.Plan.Name, workers, steps.Replan?.Name, steps.Synthesize?.Name, steps.Otherwise?.Name)
            {
                TaskType = TypeReader.Read(task.Type),
                Kind = CodeNames.Escape(task.Kind.Name),
                WorkType = TypeReader.Read(work),
                ResultsType = TypeReader.Read(list),
                KeepsOthers = attribute.KeepsOthers(),
                OnExhausted = attribute.OnExhausted(),
                Limits = LimitsOf(attribute, steps.Replan is not null),
            },
            VisibleAfter = steps.Replan is null ? [steps.Plan] : [],
            Gives = results.Given(before),
        };
        Fill(binding, context, before, steps, (task.Type, list));
        return binding;
    }

    private static EquatableArray<PatternLimit> LimitsOf(AttributeData attribute, bool hasReplan)
    {
        PatternLimit tasks = MaxTasks(attribute);
        PatternLimit rounds = MaxRounds(attribute, hasReplan);
        int? most = MostTasks(tasks, hasReplan ? rounds.Value : 1);
        string range = most is null ? "to 1 or more" : $"from 1 to {most.Value.ToString(CultureInfo.InvariantCulture)}";
        return
        [
            tasks,
            rounds,
            new("MaxConcurrency", attribute.NamedInt("MaxConcurrency"), 1, "but at least one task is in work at once; set it to 1 or more"),
            new("MinSucceeded", attribute.NamedInt("MinSucceeded"), 1, $"but it is the number of tasks that must succeed; set it {range}") { Most = most },
        ];
    }

    private static PatternLimit MaxTasks(AttributeData attribute) =>
        new("MaxTasks", attribute.NamedInt("MaxTasks"), 1, "but it is the most tasks of one plan; set it to 1 or more")
        {
            WhyRequired = "does as many tasks as its plan has, which may be any number",
            Suggested = 5,
            MultipliesCalls = true,
        };

    private static PatternLimit MaxRounds(AttributeData attribute, bool hasReplan) =>
        hasReplan
            ? new("MaxRounds", attribute.NamedInt("MaxRounds"), 1, "but the first plan is a round; set it to 1 or more")
            {
                WhyRequired = "works until [Replan] asks for no more, which may be never",
                Suggested = 3,
                MultipliesCalls = true,
            }
            : new("MaxRounds", attribute.NamedInt("MaxRounds"), 1, "but without a [Replan] step there is one round of work; leave it out or set it to 1") { Most = 1 };

    /// <summary>How many tasks there can be in all, where that is known.</summary>
    private static int? MostTasks(PatternLimit tasks, int? rounds) =>
        tasks.Value >= 1 && rounds >= 1 ? (int)Math.Min(int.MaxValue, (long)tasks.Value.Value * rounds.Value) : null;

    private static void CheckExhaustion(ParseContext context, AttributeData attribute)
    {
        if (attribute.OnExhausted() == "ReturnBest")
        {
            context.Report(BestWithoutScore.Of(
                Anchor.AttributeArgument(null, "Orchestrator", "OnExhausted"),
                "Exhaustion.ReturnBest compares results by their score, but those of an orchestrator make one result together; choose Exhaustion.ReturnLast or Exhaustion.Fail."));
        }
    }

    private static void Fill(PatternBinding binding, ParseContext context, Visibility before, OrchestratorSteps steps, (ITypeSymbol Task, ITypeSymbol Results) types)
    {
        INamedTypeSymbol? tasks = context.Compilation.GetTypeByMetadataName("System.Collections.Generic.IReadOnlyList`1")?.Construct(types.Task);
        Visibility planned = (steps.Replan is null ? before.And([steps.Plan]) : before.Hiding(OrchestratorModel.Tasks, [steps.Plan, steps.Replan]))
            .And((OrchestratorModel.Tasks, tasks));
        Visibility done = planned.Hiding(OrchestratorModel.Results, steps.Workers).And((OrchestratorModel.Results, types.Results));

        binding.Visible[steps.Plan] = before;
        foreach (StepDeclaration worker in steps.Workers)
        {
            // Without further rounds there are no results yet when a worker runs.
            binding.Visible[worker] = (steps.Replan is null ? planned : done).And((OrchestratorModel.Task, types.Task));
        }

        foreach (StepDeclaration step in new[] { steps.Replan, steps.Synthesize }.OfType<StepDeclaration>())
        {
            binding.Visible[step] = done;
        }

        if (steps.Otherwise is not null)
        {
            binding.Visible[steps.Otherwise] = before;
        }
    }
}

/// <summary>The steps of an orchestrator by their roles.</summary>
internal sealed record OrchestratorSteps(
    StepDeclaration Plan,
    IReadOnlyList<StepDeclaration> Workers,
    StepDeclaration? Replan,
    StepDeclaration? Synthesize,
    StepDeclaration? Otherwise)
{
    public static OrchestratorSteps Of(ParseContext context) => new(
        context.OfRole("Plan").First(),
        context.OfRole("Worker").ToList(),
        context.OfRole("Replan").FirstOrDefault(),
        context.OfRole("Synthesize").FirstOrDefault(),
        context.OfRole("Otherwise").FirstOrDefault());
}
