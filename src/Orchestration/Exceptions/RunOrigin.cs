namespace Orchestration;

/// <summary>Which step of which run an exception or an outcome came from.</summary>
/// <param name="Node">The run's place in the outermost run; null for what a user made by hand.</param>
/// <param name="Path">The step's path.</param>
/// <param name="RunId">The run's id, where it has one.</param>
internal readonly record struct RunOrigin(PathNode? Node, string Path, string? RunId)
{
    public string Pipeline => Node?.Pipeline.Name ?? "";

    public string Where => (Path is null or "", Pipeline) switch
    {
        (true, "") => "a pipeline",
        (true, string pipeline) => $"pipeline '{pipeline}'",
        (false, "") => $"step '{Path}'",
        (false, string pipeline) => $"step '{Path}' of pipeline '{pipeline}'",
    };
}
