namespace Orchestration;

/// <summary>
/// Makes a partial method a model step: the text, its placeholders filled, is the user message. <c>{name}</c>, <c>{name.Member}</c> and
/// <c>{name:format}</c> refer to the method's parameters; <c>{{</c> and <c>}}</c> are braces. All of it is checked while typing and
/// nothing is parsed at run time.
/// </summary>
/// <remarks>
/// Text goes in as it is, numbers and dates in the invariant culture, collections of strings as a list, any other type as JSON, and
/// <see langword="null"/> as nothing.
/// </remarks>
/// <param name="text">The prompt.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PromptAttribute(string text) : Attribute
{
    /// <summary>The prompt as written.</summary>
    public string Text { get; } = text;

    /// <summary>
    /// How often a reply that cannot be read is shown its error and asked for again; at least 0, by default 1. A step that returns
    /// <see cref="string"/> has no repairs.
    /// </summary>
    public int MaxRepairs { get; set; } = 1;
}

/// <summary>
/// Makes a partial method a model step whose prompt stands in a file of its own: an additional file of the project (every
/// <c>*.prompt.md</c> is one already), checked and compiled like a <see cref="PromptAttribute"/>.
/// </summary>
/// <param name="path">The file, relative to the source file that names it.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PromptFileAttribute(string path) : Attribute
{
    /// <summary>The file, relative to the source file that names it.</summary>
    public string Path { get; } = path;

    /// <inheritdoc cref="PromptAttribute.MaxRepairs"/>
    public int MaxRepairs { get; set; } = 1;
}

/// <summary>
/// Gives the system message of a model step, or of every model step of a class that has none of its own. Placeholders are those of
/// <see cref="PromptAttribute"/>, resolved for each step.
/// </summary>
/// <param name="text">The system message.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SystemAttribute(string text) : Attribute
{
    /// <summary>The system message as written.</summary>
    public string Text { get; } = text;
}

/// <summary>
/// Makes a partial method a step that a person answers: the text, its placeholders filled, is the question. Placeholders are those of
/// <see cref="PromptAttribute"/>. Who is asked is said by <see cref="RunOptions.Approver"/>; where nobody answers, the run ends as needing a person.
/// </summary>
/// <remarks>
/// The answer is a value of the step's result type, or text that is read like a model's reply: an enum by name, other types as JSON. A
/// <see cref="TimeoutAttribute"/> says how long to wait, a <see cref="FallbackAttribute"/> what to do then. No model is called.
/// </remarks>
/// <param name="question">The question.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HumanAttribute(string question) : Attribute
{
    /// <summary>The question as written.</summary>
    public string Question { get; } = question;
}

/// <summary>
/// Makes a partial method a step that runs another pipeline. Its parameters fill those of the pipeline's <c>RunAsync</c> by name.
/// </summary>
/// <typeparam name="T">The pipeline.</typeparam>
/// <param name="member">
/// The constructor parameter, field or property that holds the instance, where there are several; where there is none, the instance is made
/// from this class's own constructor parameters, once per instance.
/// </param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PipelineAttribute<T>(string? member = null) : Attribute
    where T : class
{
    /// <summary>The member that holds the instance, or <see langword="null"/>.</summary>
    public string? Member { get; } = member;
}

/// <summary>Says where a step's parameter gets its value: a step (<c>nameof(Outline)</c>) or a parameter of the entry (<c>"text"</c>).</summary>
/// <param name="source">The step's or entry parameter's name.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromAttribute(string source) : Attribute
{
    /// <summary>The step's or entry parameter's name.</summary>
    public string Source { get; } = source;
}
