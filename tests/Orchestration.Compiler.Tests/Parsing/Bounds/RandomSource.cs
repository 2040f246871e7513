using System.Text;

namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <summary>Writes made-up pipelines as source, and beside it how each of their model steps answers in the worst case.</summary>
internal sealed partial class RandomSource
{
    private readonly StringBuilder _source = new();
    private readonly Dictionary<int, WorstAnswers> _answers = [];
    private int _pipelines;
    private int _steps;

    /// <summary>All classes.</summary>
    public string Source => _source.ToString();

    /// <summary>How each model step answers, by the number in its prompt.</summary>
    public IReadOnlyDictionary<int, WorstAnswers> Answers => _answers;

    /// <summary>Writes a pipeline after those that it runs; gives the name of its class.</summary>
    public string Write(RandomPipeline pipeline)
    {
        var members = new StringBuilder();
        Steps(members, "Step", pipeline.Before);
        var pattern = Pattern(members, pipeline);
        Steps(members, "Step", pipeline.After);

        var name = $"P{_pipelines++}";
        _source.Append($$"""
            [{{pattern}}]
            public partial class {{name}}(IChatClient client)
            {
                public partial Task<string> RunAsync(string text, RunOptions? options = null);
            {{members}}
            }


            """);
        return name;
    }

    /// <summary>Writes the steps of a pattern; gives its attribute.</summary>
    private string Pattern(StringBuilder members, RandomPipeline pipeline) => pipeline switch
    {
        RandomPipeline.Chain => "Chain",
        RandomPipeline.Route route => Route(members, route),
        RandomPipeline.Critic critic => Critic(members, critic),
        RandomPipeline.Loop loop => Loop(members, loop),
        RandomPipeline.Refine refine => Refine(members, refine),
        RandomPipeline.Parallel parallel => Parallel(members, parallel),
        RandomPipeline.Vote vote => Vote(members, vote),
        RandomPipeline.Debate debate => Debate(members, debate),
        RandomPipeline.MapReduce mapReduce => MapReduce(members, mapReduce),
        RandomPipeline.Orchestrator orchestrator => Orchestrator(members, orchestrator),
        RandomPipeline.Supervisor supervisor => Supervisor(members, supervisor),
        RandomPipeline.Agent agent => Agent(members, agent),
        _ => throw new ArgumentOutOfRangeException(nameof(pipeline)),
    };

    private void Steps(StringBuilder members, string role, IEnumerable<RandomStep> steps)
    {
        foreach (var step in steps)
        {
            Step(members, role, step);
        }
    }

    /// <summary>Writes a step with its check; gives its number.</summary>
    /// <param name="sendsBack">How often a check of what several steps make sends this one back.</param>
    /// <param name="reads">A further parameter; none of an inner pipeline.</param>
    /// <param name="refusals">How many times its own check refuses for good before it accepts.</param>
    private int Step(StringBuilder members, string role, RandomStep step, int sendsBack = 0, string? reads = null, int refusals = 0)
    {
        var own = "string text" + (sendsBack > 0 || step.Check?.SendsBack > 0 ? ", string? feedback" : "");
        var parameters = reads is null || step.Inner is not null ? own : $"{own}, {reads}";
        int number;
        if (step.Model is { } model)
        {
            number = ModelWithFallback(members, role, parameters, model, step.Fallback);
        }
        else
        {
            var inner = step.Inner is null ? null : Write(step.Inner);
            number = Next();
            members.Append(inner is null
                ? $"\n    [{role}]\n    private static string S{number}({parameters}) => text;\n"
                : $"\n    [{role}, Pipeline<{inner}>]\n    private partial Task<string> S{number}({parameters});\n");
        }

        Check(members, $"s{number}", step.Check, refusals);
        return number;
    }

    private int ModelWithFallback(StringBuilder members, string role, string parameters, RandomModel model, RandomModel? fallback)
    {
        if (fallback is null)
        {
            return Model(members, role, parameters, "string", model, _ => "text");
        }

        var instead = Model(members, null, parameters, "string", fallback, _ => "text");
        return Model(members, $"{role}, Fallback(nameof(S{instead}))", parameters, "string", model, _ => WorstAnswers.Unreadable);
    }

    /// <summary>A step that says how the pattern goes on: by a model with the answer to a run, or in code.</summary>
    private void Decision(StringBuilder members, string role, string type, RandomDecision decision, Func<long, string> answer, string parameters, string code)
    {
        if (decision.Model is { } model)
        {
            Model(members, role, "string text", type, model, answer);
        }
        else
        {
            members.Append($"\n    [{role}]\n    private static {type} S{Next()}({parameters}) => {code};\n");
        }
    }

    private void Check(StringBuilder members, string result, RandomCheck? check, int refusals = 0)
    {
        if (check is not null)
        {
            Model(members, $"Verify(Retries = {check.SendsBack})", $"string {result}", "bool", check.Model, IsLastOf((1 + refusals) * (1 + check.SendsBack)));
        }
    }

    /// <summary>No, but for the last of so many runs.</summary>
    private static Func<long, string> IsLastOf(int runs) => run => run % runs == runs - 1 ? "true" : "false";

    private int Model(StringBuilder members, string? role, string parameters, string type, RandomModel model, Func<long, string> answer)
    {
        var number = Next();
        _answers[number] = new WorstAnswers(model.Attempts, answer);
        var attributes = (role is null ? "" : role + ", ")
            + $"Prompt(\"#{number}#\"{(model.Repairs is { } repairs ? $", MaxRepairs = {repairs}" : "")})"
            + (model.Retries > 0 ? $", Retry({model.Retries})" : "");
        members.Append($"\n    [{attributes}]\n    private partial Task<{type}> S{number}({parameters});\n");
        return number;
    }

    private int Next() => _steps++;
}
