namespace Orchestration;

/// <summary>
/// Marks a step that checks a result: it returns <see cref="bool"/> or <see cref="Verdict"/> and runs right after the latest step whose result
/// it takes, each time that step ran. The run goes no further unless it accepts; a final refusal ends the run as rejected.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VerifyAttribute : RoleAttribute
{
    /// <summary>
    /// How often the checked step runs again after a refusal, at least 0 (the default). It is given the reason in a nullable
    /// parameter named <c>feedback</c>, which it must then have.
    /// </summary>
    public int Retries { get; set; }
}

/// <summary>
/// Says when a verdict of a type of your own accepts: on a <see cref="bool"/> property or parameterless method of that type, or on a
/// method of the pipeline that takes the verdict and returns <see cref="bool"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AcceptAttribute : Attribute;

/// <summary>
/// Lets a person decide: on a step, about its result, before anything but its verifiers reads it; on a <see cref="SideEffectAttribute"/> step or tool, about
/// its arguments, before it runs. The person approves, edits (what was edited is the value from there on) or rejects, which ends the run as
/// rejected. Who is asked is said by <see cref="RunOptions.Approver"/>; where nobody responds, the run ends as needing a person.
/// </summary>
/// <remarks>
/// Verifiers come first, so that a person sees only what they accept, and what a person edits is not verified again. A result that a fallback
/// gave is approved like the step's own. The approval's path is one level below the step's: <c>Draft[2]/Approve</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApproveAttribute : Attribute
{
    /// <summary>The question to the person. Without it, one that names the step.</summary>
    public string? Question { get; set; }
}
