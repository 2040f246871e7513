using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>The names of everything that is added to the class, none of which its author has used.</summary>
internal sealed class EmittedNames
{
    private readonly Dictionary<string, string> stepFields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> inputTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> approvals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> added = new(StringComparer.Ordinal);
    private readonly NameAllocator members;

    public EmittedNames(PipelineModel pipeline)
    {
        members = new NameAllocator(pipeline.TakenNames.Concat(["RunInAsync", "RunAsync", "StreamAsync", "AsAIFunction", "AsChatClient"]));
        MaxCalls = Constant(pipeline, "MaxCalls");
        Depth = Constant(pipeline, "Depth");
        Diagram = Constant(pipeline, "Diagram");
        Definition = members.Allocate("Pipeline");
        Json = members.Allocate("Json");
        Orchestrate = members.Allocate("OrchestrateAsync");
        foreach (StepModel step in pipeline.Steps)
        {
            string name = StepName(step);
            stepFields[step.Method] = members.Allocate(name + "Step");
            inputTypes[step.Method] = members.Allocate(name + "Input");
            if (step.Approval is not null)
            {
                approvals[step.Method] = members.Allocate(name + "Approval");
            }

            if (step.Pipeline is { } inner && (inner.Instance is null || inner.InstanceIsParameter) && !instances.ContainsKey(Key(inner)))
            {
                instances[Key(inner)] = members.Allocate(CodeNames.Pascal(inner.Instance ?? inner.Display) + "Pipeline");
            }
        }

        foreach (ClientModel client in pipeline.Clients)
        {
            clients[client.Name] = client.IsConstructorParameter
                ? members.Allocate(CodeNames.Pascal(client.Name) + (client.Name.EndsWith("client", StringComparison.OrdinalIgnoreCase) ? "" : "Client"))
                : CodeNames.Escape(client.Name);
        }
    }

    /// <summary>The constant, or null where the class has a member of that name.</summary>
    public string? MaxCalls { get; }

    public string? Depth { get; }

    /// <inheritdoc cref="MaxCalls"/>
    public string? Diagram { get; }

    public string Definition { get; }

    public string Json { get; }

    public string Orchestrate { get; }

    public string StepField(StepModel step) => stepFields[step.Method];

    public string InputType(StepModel step) => inputTypes[step.Method];

    /// <summary>The definition of the approval that a person gives a step.</summary>
    public string Approval(StepModel step) => approvals[step.Method];

    /// <summary>The member of the instance that gives a client.</summary>
    public string Client(ClientModel client) => clients[client.Name];

    /// <summary>The member that gives an inner pipeline's instance.</summary>
    public string Instance(PipelineWork inner) =>
        inner is { Instance: { } held, InstanceIsParameter: false } ? CodeNames.Escape(held) : instances[Key(inner)];

    public string Allocate(string wanted) => members.Allocate(wanted);

    /// <summary>The name of a member that a pattern adds, the same each time it is asked for.</summary>
    public string Member(string wanted) =>
        added.TryGetValue(wanted, out string name) ? name : added[wanted] = members.Allocate(wanted);

    /// <summary>Steps that run the same instance share the member that gives it.</summary>
    private static string Key(PipelineWork inner) => inner.Instance ?? "new " + inner.Pipeline;

    private static string StepName(StepModel step) => CodeNames.Pascal(CodeNames.WithoutAsync(step.Method));

    private string? Constant(PipelineModel pipeline, string name) =>
        pipeline.TakenNames.Contains(name) ? null : members.Allocate(name);
}
