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
