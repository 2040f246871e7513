namespace Orchestration.Compiler.Tests.Verification;

/// <summary>
/// The libraries through which people call models, as sources: their true namespaces, types and members, without bodies, so that a test about
/// hand-written model code compiles without their packages. <c>Microsoft.Extensions.AI.Abstractions</c> itself is always referenced.
/// <code>
/// await Verify.RuleAsync("ORC9001", new Scenario(source).Using(ModelApis.SemanticKernel));
/// </code>
/// </summary>
internal static class ModelApis
{
    /// <summary>The clients of <c>Microsoft.Extensions.AI</c> that call tools, their builder, and typed replies (<c>GetResponseAsync&lt;T&gt;</c>).</summary>
    public static string FunctionInvocation { get; } = Read("FunctionInvocation");

    /// <summary>Semantic Kernel and its agents.</summary>
    public static string SemanticKernel { get; } = Read("SemanticKernel") + Read("SemanticKernelAgents");

    /// <summary>The Microsoft Agent Framework.</summary>
    public static string Agents { get; } = Read("Agents");

    /// <summary>OpenAI's own client, with what it takes of <c>System.ClientModel</c>.</summary>
    public static string OpenAI { get; } = Read("OpenAI");

    /// <summary>Anthropic's own client.</summary>
    public static string Anthropic { get; } = Read("Anthropic");

    /// <summary>No model at all, but what stands around one: loggers, options, background services and minimal web APIs.</summary>
    public static string Hosting { get; } = Read("Hosting");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [FunctionInvocation, SemanticKernel, Agents, OpenAI, Anthropic, Hosting];

    /// <summary>The scenario with libraries beside its own files.</summary>
    public static Scenario Using(this Scenario scenario, params IEnumerable<string> apis) =>
        apis.Aggregate(scenario, (with, api) => with.WithFile($"Api{with.Files.Count}.cs", api));

    private static string Read(string name) =>
        File.ReadAllText(Repository.PathOf("tests", "Orchestration.Compiler.Tests", "Verification", "ModelApis", $"{name}.cs.txt"));
}
