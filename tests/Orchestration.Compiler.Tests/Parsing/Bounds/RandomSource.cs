using System.Text;

namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <summary>Writes made-up pipelines as source, and beside it how each of their model steps answers in the worst case.</summary>
internal sealed class RandomSource
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
        var pattern = pipeline switch
        {
            RandomPipeline.Route route => Route(members, route),
            RandomPipeline.Critic critic => Critic(members, critic),
            _ => "Chain",
        };
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

    private string Route(StringBuilder members, RandomPipeline.Route route)
    {
        var last = route.LastIsOtherwise ? route.Cases.Count - 1 : -1;
        Model(members, "Classify", "string text", "Task<string>", route.Classify, new WorstAnswers(route.Classify.Attempts, _ => route.Worst == last ? "otherwise" : $"case{route.Worst}"));
        for (var i = 0; i < route.Cases.Count; i++)
        {
            Step(members, i == last ? "Otherwise" : $"Case(\"case{i}\")", route.Cases[i], sendsBack: 0);
        }

        return "Route";
    }

    private string Critic(StringBuilder members, RandomPipeline.Critic critic)
    {
        var sendsBack = critic.Check?.SendsBack ?? 0;
        Step(members, "Produce", critic.Produce, sendsBack);
        foreach (var judge in critic.Judges)
        {
            // The last judge refuses every draft but that of the last round.
            var isLast = ReferenceEquals(judge, critic.Judges[^1]);
            Model(members, "Evaluate", "string draft", "Task<bool>", judge, new WorstAnswers(judge.Attempts, run => !isLast || run % critic.Rounds == critic.Rounds - 1 ? "true" : "false"));
        }

        if (critic.Revise is { } revise)
        {
            Step(members, "Revise", revise, sendsBack);
        }

        if (critic.Check is { } check)
        {
            Check(members, "draft", check);
        }

        return $"Critic(MaxRounds = {critic.Rounds})";
    }

    private void Steps(StringBuilder members, string role, IEnumerable<RandomStep> steps)
    {
        foreach (var step in steps)
        {
            Step(members, role, step, sendsBack: 0);
        }
    }

    private void Step(StringBuilder members, string role, RandomStep step, int sendsBack)
    {
        var parameters = "string text" + (sendsBack > 0 || step.Check?.SendsBack > 0 ? ", string? feedback" : "");
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

        if (step.Check is { } check)
        {
            Check(members, $"s{number}", check);
        }
    }

    private int ModelWithFallback(StringBuilder members, string role, string parameters, RandomModel model, RandomModel? fallback)
    {
        if (fallback is null)
        {
            return Model(members, role, parameters, "Task<string>", model, new WorstAnswers(model.Attempts, _ => "text"));
        }

        var instead = Model(members, null, parameters, "Task<string>", fallback, new WorstAnswers(fallback.Attempts, _ => "text"));
        return Model(members, $"{role}, Fallback(nameof(S{instead}))", parameters, "Task<string>", model, new WorstAnswers(model.Attempts, _ => WorstAnswers.Unreadable));
    }

    private void Check(StringBuilder members, string result, RandomCheck check) => Model(
        members,
        $"Verify(Retries = {check.SendsBack})",
        $"string {result}",
        "Task<bool>",
        check.Model,
        new WorstAnswers(check.Model.Attempts, run => run % (check.SendsBack + 1) == check.SendsBack ? "true" : "false"));

    private int Model(StringBuilder members, string? role, string parameters, string type, RandomModel model, WorstAnswers answers)
    {
        var number = Next();
        _answers[number] = answers;
        var attributes = (role is null ? "" : role + ", ")
            + $"Prompt(\"#{number}#\"{(model.Repairs is { } repairs ? $", MaxRepairs = {repairs}" : "")})"
            + (model.Retries > 0 ? $", Retry({model.Retries})" : "");
        members.Append($"\n    [{attributes}]\n    private partial {type} S{number}({parameters});\n");
        return number;
    }

    private int Next() => _steps++;
}

/// <summary>How a model step answers in the worst case: unreadably, until the last attempt.</summary>
/// <param name="Attempts">The attempts of one run of the step.</param>
/// <param name="Last">The answer to the last one, by the number of runs before.</param>
internal sealed record WorstAnswers(long Attempts, Func<long, string> Last)
{
    /// <summary>No text, no label and no JSON.</summary>
    public const string Unreadable = "";

    /// <summary>The answer to a call, by the number of calls before.</summary>
    public string To(long call) => call % Attempts == Attempts - 1 ? Last(call / Attempts) : Unreadable;
}

/// <summary>Pipelines that are compiled together. A failed property shows their source.</summary>
internal sealed class RandomBatch
{
    private readonly RandomSource _source = new();

    public RandomBatch(IReadOnlyList<RandomPipeline> pipelines)
    {
        Pipelines = pipelines;
        Names = [.. pipelines.Select(_source.Write)];
    }

    public IReadOnlyList<RandomPipeline> Pipelines { get; }

    /// <summary>The names of their classes.</summary>
    public IReadOnlyList<string> Names { get; }

    public string Source => _source.Source;

    /// <inheritdoc cref="RandomSource.Answers"/>
    public IReadOnlyDictionary<int, WorstAnswers> Answers => _source.Answers;

    public override string ToString() => "\n" + Source;
}
