using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>The tools of an agent. For generated code.</summary>
/// <param name="tools">The tools, in the order in which the model is told of them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AgentTools(params FunctionSignature[] tools)
{
    private IReadOnlyList<AITool>? declarations;

    /// <summary>
    /// What the model is offered. They are declarations only, so that a client that invokes functions by itself leaves the calls to the
    /// agent's loop. Made once.
    /// </summary>
    internal IReadOnlyList<AITool> Declarations => declarations ??=
        [.. tools.Select(tool => AIFunctionFactory.CreateDeclaration(tool.Name, tool.Description, tool.Schema))];

    internal string Names => string.Join(", ", tools.Select(tool => tool.Name));

    internal FunctionSignature? Find(string name) => Array.Find(tools, tool => tool.Name == name);
}
