namespace Orchestration.Compiler.Model;

/// <summary>A function that a model may call: a tool of an agent, or a pipeline.</summary>
/// <param name="Method">The method that it is.</param>
/// <param name="Name">The name that the model calls it by.</param>
/// <param name="Description">What the model is told of it, or null.</param>
/// <param name="Parameters">What the model gives.</param>
/// <param name="NeedsContract">Whether an argument or the result is of a type that only reflection or a serializer context can read or write.</param>
internal sealed record FunctionModel(
    string Method, string Name, string? Description, EquatableArray<FunctionParameterModel> Parameters, bool NeedsContract);

/// <summary>A parameter that a model fills.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">What the model is told of it, or null.</param>
/// <param name="IsOptional">Whether the model may leave it out.</param>
/// <param name="Default">Its value in code where it is left out, or null for none.</param>
/// <param name="Choices">The members of an enum; empty for other types.</param>
internal sealed record FunctionParameterModel(
    string Name, TypeModel Type, string? Description, bool IsOptional, string? Default, EquatableArray<ChoiceModel> Choices);
