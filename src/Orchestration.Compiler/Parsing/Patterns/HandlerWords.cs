using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>How messages speak of steps of which one runs, by a value.</summary>
/// <param name="Role">Their role.</param>
/// <param name="WithoutValue">What one does that names no value.</param>
/// <param name="IsHandled">What happens to a value.</param>
/// <param name="Unhandled">What is wrong with values that no step names, and what to do.</param>
/// <param name="Where">Whose values they are.</param>
internal sealed record HandlerWords(string Role, string WithoutValue, string IsHandled, string Unhandled, string Where)
{
    public static HandlerWords Cases { get; } =
        new("Case", "handles no value", "handled", "which no case handles; add a [Case] or an [Otherwise]", "which is what the classifier gives");

    /// <summary>The words for workers of kinds of work, which a planning or assigning step asks for.</summary>
    public static HandlerWords Workers(StepDeclaration asking) =>
        new("Worker", "does no kind of work", "done", "which no worker does; add a [Worker]", $"which is the kind of work that '{asking.Name}' asks for");

    /// <summary>What the step does that gives a value.</summary>
    public string Gives => Role == "Worker" ? "ask for" : "give";
}
