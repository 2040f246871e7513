using System.ComponentModel;

namespace Orchestration;

/// <summary>
/// Says of a generated pipeline what others need to compute with, across assemblies: its figures, whether its result is checked, and which marks it brings along.
/// Written by the generator.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GeneratedPipelineAttribute : Attribute
{
    /// <summary>The most model calls of one run; negative where there is no bound.</summary>
    public long MaxCalls { get; set; } = -1;

    /// <summary>The longest row of model calls that wait for one another; negative where there is no bound.</summary>
    public long Depth { get; set; } = -1;

    /// <summary>What has no bound, where something has none.</summary>
    public string? UnboundedBy { get; set; }

    /// <summary>Whether what a run gives was checked on every path; a result that its author accepts unchecked is not.</summary>
    public bool IsVerified { get; set; }

    /// <summary>Whether the result may hold text that the run met within and that may be hostile, as <see cref="UntrustedAttribute"/> says.</summary>
    public bool GivesUntrusted { get; set; }

    /// <summary>Whether the result may hold text that the run met within and that must not get out, as <see cref="SensitiveAttribute"/> says.</summary>
    public bool GivesSensitive { get; set; }

    /// <summary>The pipeline and the step that change something outside without anybody's leave, as <c>Desk.Send</c>; null where none does.</summary>
    public string? Acting { get; set; }
}
