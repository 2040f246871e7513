using System.Globalization;

namespace Orchestration.Compiler.Model.Patterns;

/// <summary>An agent: a model calls tools until it answers.</summary>
/// <param name="Respond">The model step.</param>
/// <param name="Tools">What it may call, in the order written.</param>
internal sealed record AgentModel(string Respond, EquatableArray<FunctionModel> Tools) : PatternModel
{
    private const int CallsPerTurn = 4;

    private const int UsualResultBytes = 32_768;

    /// <summary>The most turns, or null where none is given.</summary>
    public int? MaxTurns => Limit("MaxTurns");

    /// <summary>The most calls of tools.</summary>
    public long MaxToolCalls => Limit("MaxToolCalls") is { } calls and > 0 ? calls : CallsPerTurn * (long)Math.Max(1, MaxTurns ?? 1);

    public int MaxResultBytes => Math.Max(1, Limit("MaxResultBytes") ?? UsualResultBytes);

    /// <summary>How often an answer that cannot be read is asked for again.</summary>
    public required int Repairs { get; init; }

    /// <summary>The answer's type.</summary>
    public required TypeModel AnswerType { get; init; }

    /// <summary>The member of <c>Exhaustion</c>.</summary>
    public string OnExhausted { get; init; } = "Fail";

    public override IEnumerable<string> Core => Tools.Select(tool => tool.Method).Prepend(Respond);

    public override IEnumerable<string> Repeated => Core;

    public override IEnumerable<string> Givers => [Respond];

    public override IEnumerable<FunctionModel> Functions => Tools;

    /// <summary>What a tool is given, the model wrote.</summary>
    public override IEnumerable<string> SourcesOf(string special) =>
        special != SpecialNames.Result && Tools.Any(tool => tool.Parameters.Any(parameter => parameter.Name == special)) ? [Respond] : base.SourcesOf(special);

    public override Bound CoreCalls(StepCosts costs) => MaxTurns is not { } turns
        ? new Bound.Unbounded("the agent has no MaxTurns")
        : costs.OfRunning(Respond, step => Asked(costs, step, turns), MaxToolCalls * Dearest(costs));

    public override Bound CoreDepth(StepCosts costs) => CoreCalls(costs);

    public override string Describe() =>
        $"Agent: {Respond} answers{(Tools.Count == 0 ? "" : $" and may call {string.Join(", ", Tools.Select(tool => tool.Method))}")}, "
        + $"at most {InWords(MaxTurns)} turns{(Tools.Count == 0 ? "" : $" and {MaxToolCalls.ToString(CultureInfo.InvariantCulture)} calls")}.";

    /// <summary>A model is asked in every turn and for every repair; another step that stands in for one answers, and so runs once.</summary>
    private Bound Asked(StepCosts costs, StepModel step, int turns) => step.Model is null
        ? costs.Own(step)
        : (Math.Max(1L, turns) + Repairs) * new Bound.Exact(1L + step.Retries);

    private Bound Dearest(StepCosts costs) =>
        Tools.Aggregate(Bound.Zero, (largest, tool) => Bound.Max(largest, costs.Of(tool.Method)));
}
