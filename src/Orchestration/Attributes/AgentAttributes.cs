namespace Orchestration;

/// <summary>
/// Makes a partial class a pipeline in which a model calls tools until it answers. It has one <see cref="RespondAttribute"/> step, the model, and
/// <see cref="ToolAttribute"/> methods that it may call. The loop is the generated code's own: a client stack that invokes functions by
/// itself leaves the tools to it.
/// </summary>
/// <remarks>
/// The worst case of a run is MaxTurns × (1 + retries) + the repairs of the answer + MaxToolCalls × the dearest tool. The pattern is that
/// of "ReAct" (arXiv 2210.03629).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AgentAttribute : Attribute
{
    /// <summary>The most times that the model is asked, at least 1. Required. On the last turn no tools are offered.</summary>
    public int MaxTurns { get; set; }

    /// <summary>The most calls of tools, at least 1; 0, the default, is 4 × <see cref="MaxTurns"/>.</summary>
    public int MaxToolCalls { get; set; }

    /// <summary>The most bytes of a tool's result, in UTF-8, that the model is shown, at least 1; the rest is cut with a note. The default is 32 768.</summary>
    public int MaxResultBytes { get; set; } = 32_768;

    /// <summary>
    /// What a run gives when the turns are used up, or the same call was made three times: to fail (the default), or what the model last wrote beside its
    /// calls (<see cref="Exhaustion.ReturnLast"/>); where it wrote nothing that can be read as an answer, the run fails all the same.
    /// </summary>
    public Exhaustion OnExhausted { get; set; }
}

/// <summary>Marks the model step of an <see cref="AgentAttribute">agent</see>: its prompt begins the conversation, its result is the final answer.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RespondAttribute : RoleAttribute;

/// <summary>
/// Marks a method that the model of an <see cref="AgentAttribute">agent</see> may call. What it does is said by a
/// <see cref="System.ComponentModel.DescriptionAttribute"/>, on it and on its parameters; a parameter with <see cref="FromAttribute"/> is hidden from the
/// model and filled by the run.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolAttribute : RoleAttribute;
