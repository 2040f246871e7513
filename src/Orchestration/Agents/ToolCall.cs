using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>A tool call that a model made. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ToolCall
{
    private readonly FunctionCallContent call;
    private readonly FunctionArguments? arguments;
    private readonly string? refusal;
    private object result = FunctionResult.Done;

    private ToolCall(FunctionCallContent call, int number)
    {
        this.call = call;
        Number = number;
    }

    private ToolCall(FunctionCallContent call, int number, FunctionSignature tool)
        : this(call, number)
    {
        arguments = tool.Read(call.Arguments);
        refusal = call.Exception is { } exception ? $"The arguments of '{tool.Name}' cannot be read: {exception.Message}" : null;
    }

    private ToolCall(FunctionCallContent call, int number, string refusal)
        : this(call, number) => this.refusal = refusal;

    /// <summary>The name of the tool.</summary>
    public string Tool => call.Name;

    /// <summary>Which call of its turn it is, from 1.</summary>
    public int Number { get; }

    /// <summary>Whether all arguments that were read could be read. The model is told of those that could not.</summary>
    public bool IsReadable => refusal is null && arguments is { AreReadable: true };

    /// <summary>Why the tool does not run; <see langword="null"/> where it does.</summary>
    internal string? Refusal => refusal ?? (arguments is { AreReadable: false } ? arguments.Problem : null);

    /// <inheritdoc cref="FunctionArguments.Read{T}"/>
    public T Argument<T>(string name) => arguments!.Read<T>(name);

    /// <summary>Gives the model what the tool gave.</summary>
    /// <param name="value">The tool's result.</param>
    public void Give<T>(T value) => result = FunctionResult.Of(value, arguments!.Function.Json);

    internal static ToolCall Of(FunctionCallContent call, int number, FunctionSignature tool) => new(call, number, tool);

    internal static ToolCall Refused(FunctionCallContent call, int number, string refusal) => new(call, number, refusal);

    internal FunctionResultContent ToContent(int maxBytes) =>
        new(call.CallId, Refusal is { } problem ? "Error: " + problem : FunctionResult.Cut(result, maxBytes));
}
