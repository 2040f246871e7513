namespace Orchestration.Compiler.Model;

/// <summary>A declared pipeline, whole: what the code, the rules and the diagrams are made from.</summary>
internal sealed record PipelineModel
{
    /// <summary>The metadata name, such as <c>Demo.Outer+Inner</c>.</summary>
    public required string MetadataName { get; init; }

    /// <summary>The namespace, or empty.</summary>
    public required string Namespace { get; init; }

    /// <summary>The containing types from the outermost in, as declared: <c>partial class Outer</c>.</summary>
    public required EquatableArray<string> Containers { get; init; }

    /// <summary>The class's own declaration: <c>partial class Translation</c>.</summary>
    public required string Declaration { get; init; }

    /// <summary>The class's name.</summary>
    public required string Name { get; init; }

    /// <summary>The pattern with its roles filled, or null where they could not be.</summary>
    public required PatternModel? Pattern { get; init; }

    /// <summary>The pattern attribute without <c>Attribute</c>.</summary>
    public required string PatternName { get; init; }

    public required EntryModel? Entry { get; init; }

    /// <summary>The declared <c>StreamAsync</c>, if any.</summary>
    public required MethodSignature? Stream { get; init; }

    /// <summary>All steps in the order written.</summary>
    public required EquatableArray<StepModel> Steps { get; init; }

    public required EquatableArray<ClientModel> Clients { get; init; }

    /// <summary>Whether the class gets a constructor that takes a chat client.</summary>
    public bool NeedsConstructor { get; init; }

    /// <summary>The class in code where a container of services can make it, or null.</summary>
    public string? Service { get; init; }

    /// <summary>The serializer contexts, as types in code.</summary>
    public EquatableArray<string> JsonContexts { get; init; }

    public BudgetModel? Budget { get; init; }

    /// <summary>The pipeline as a function that a model may call; null where a model cannot give what it takes, or be shown what it gives.</summary>
    public FunctionModel? Function { get; init; }

    public string? UnverifiedReason { get; init; }

    /// <summary>Every partial method whose other part must be written, whatever else is wrong.</summary>
    public required EquatableArray<MethodSignature> Partials { get; init; }

    /// <summary>The parameters of the primary constructor that a member can read, and that nothing the author wrote reads.</summary>
    public required EquatableArray<string> PrimaryParameters { get; init; }

    /// <summary>Every member name the class has, which no emitted member may take.</summary>
    public required EquatableArray<string> TakenNames { get; init; }

    /// <summary>Whether the class can be added to at all: partial, not generic, and so on.</summary>
    public required bool CanBeExtended { get; init; }

    /// <summary>Whether everything is there that the orchestration needs. Otherwise every partial method throws.</summary>
    public required bool IsSound { get; init; }

    public StepModel? Step(string? method) => method is null ? null : Steps.FirstOrDefault(step => step.Method == method);

    /// <summary>A step and those that stand in for it, one after the other, when it fails.</summary>
    public IEnumerable<StepModel> WithFallbacks(StepModel step)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (StepModel? current = step; current is not null && seen.Add(current.Method); current = Step(current.Fallback))
        {
            yield return current;
        }
    }

    /// <summary>The verifiers that run right after a step, or a pattern's parameter, in the order written.</summary>
    public IEnumerable<StepModel> VerifiersOf(string target) => Steps.Where(step => step.Verify?.Target == target);

    /// <summary>The verifiers that run right after a step and the pattern's parameter that it makes, in the order written.</summary>
    public IEnumerable<StepModel> VerifiersOf(string method, string? special) => Steps.Where(step =>
        step.Verify is { } verify && (verify.IsSpecial ? verify.Target == special : verify.Target == method));
}

/// <summary>How an entry returns.</summary>
internal enum EntryShape
{
    /// <summary><c>Task</c>.</summary>
    Nothing,

    /// <summary><c>Task&lt;T&gt;</c>.</summary>
    Value,

    /// <summary><c>Task&lt;Outcome&lt;T&gt;&gt;</c>.</summary>
    Outcome,
}

/// <summary>The method <c>RunAsync</c>.</summary>
internal sealed record EntryModel(MethodSignature Signature, EntryShape Shape, TypeModel? Result)
{
    public IEnumerable<SignatureParameter> Inputs =>
        Signature.Parameters.Where(parameter => parameter.Role == ParameterRole.Value);
}

/// <summary>A partial method as its other part must be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Modifiers">Its modifiers.</param>
/// <param name="ReturnType">Its return type in code.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="TypeParameters">Its type parameters with angle brackets, or empty.</param>
/// <param name="ReturnsVoid">Whether it returns void.</param>
internal sealed record MethodSignature(
    string Name,
    string Modifiers,
    string ReturnType,
    EquatableArray<SignatureParameter> Parameters,
    string TypeParameters = "",
    bool ReturnsVoid = false)
{
    /// <summary>The constraints of its type parameters, each with <c> where </c> before it, or empty.</summary>
    public string Constraints { get; init; } = "";

    /// <summary>Whether the author wrote a body, so that the part to write is the one without.</summary>
    public bool IsDefinition { get; init; }

    public string? NameOf(ParameterRole role)
    {
        foreach (SignatureParameter parameter in Parameters)
        {
            if (parameter.Role == role)
            {
                return parameter.Name;
            }
        }

        return null;
    }
}

/// <summary>What a parameter of the entry is for.</summary>
internal enum ParameterRole
{
    Value,
    Cancellation,
    Options,
}

/// <summary>A parameter of the entry.</summary>
internal sealed record SignatureParameter(
    string Name,
    TypeModel Type,
    ParameterRole Role,
    string Modifiers = "",
    bool IsUntrusted = false,
    bool IsSensitive = false);

/// <summary>A declared budget; null where a limit is not set.</summary>
internal sealed record BudgetModel(long? MaxCalls, long? MaxTokens, double? Seconds);
