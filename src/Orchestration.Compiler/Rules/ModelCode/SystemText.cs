using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>Recognises what is said to a model in the program's own name: system messages, instructions and templates.</summary>
internal static class SystemText
{
    private static readonly string[] Spaces = ["Microsoft.Extensions.AI", "Microsoft.SemanticKernel", "Microsoft.Agents", "OpenAI", "Azure.AI", "Anthropic"];

    /// <summary>The text that an operation makes a system message or a template of, and whether it is a template.</summary>
    public static (IOperation Text, bool IsTemplate)? In(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Constructor: { } constructor } creation when IsOfLibrary(constructor.ContainingType) => OfArguments(constructor, creation.Arguments),
        IInvocationOperation { TargetMethod: var method } call when IsOfLibrary(method.ContainingType) => OfArguments(method, call.Arguments),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Instructions" or "System" or "ChatSystemPrompt" or "SystemPrompt" } property } } assignment when IsOfLibrary(property.ContainingType) =>
            (assignment.Value, false),
        _ => null,
    };

    private static (IOperation, bool)? OfArguments(IMethodSymbol method, IEnumerable<IArgumentOperation> all)
    {
        List<IArgumentOperation> arguments = all.Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue).ToList();
        IOperation? Named(string name) => arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;
        if (Named("promptTemplate") is { } template)
        {
            return (template, true);
        }

        IOperation? text = method.Name is "AddSystemMessage" or "AddDeveloperMessage" or "CreateSystemMessage" or "CreateDeveloperMessage" || method.ContainingType.Name is "SystemChatMessage" or "DeveloperChatMessage"
            ? arguments.LastOrDefault()?.Value
            : arguments.Any(argument => IsSystemRole(argument.Value)) ? arguments.FirstOrDefault(argument => !IsSystemRole(argument.Value))?.Value
            : Named("instructions") ?? Named("systemMessage") ?? Named("systemPrompt");
        return text is null ? null : (text, false);
    }

    private static bool IsSystemRole(IOperation value) =>
        value.Unconverted() is IPropertyReferenceOperation { Property: { Name: "System" or "Developer", IsStatic: true, ContainingType.Name: "ChatRole" or "AuthorRole" } };

    private static bool IsOfLibrary(INamedTypeSymbol type)
    {
        string space = type.ContainingNamespace.ToDisplayString();
        return Spaces.Any(start => space == start || space.StartsWith(start + ".", StringComparison.Ordinal));
    }
}
