namespace Orchestration;

/// <summary>Where a step runs: its level and its place there.</summary>
internal readonly record struct StepWhere(PathNode Node, StepPlace At)
{
    public string PathOf(StepDefinition step) => Node.PathOf(step.Name, At);

    public RunOrigin OriginOf(StepDefinition step, RunScope? scope) => new(Node, PathOf(step), scope?.RunId);
}
