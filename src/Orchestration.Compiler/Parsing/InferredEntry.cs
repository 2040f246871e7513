using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Parsing;

/// <summary>The entry that fits the steps: it takes what they need and nothing else gives, and gives what the pipeline gives.</summary>
/// <param name="Result">The return type in code.</param>
/// <param name="Inputs">The parameters in code, a line each.</param>
/// <param name="Display">The declaration as messages show it.</param>
internal sealed record InferredEntry(string Result, string Inputs, string Display)
{
    /// <summary>The entry, or null where the steps do not tell.</summary>
    public static InferredEntry? Of(ParseContext context)
    {
        if (!context.IsBound || context.Strays.Count > 0 || (context.Gives is { } gives && TypeReader.IsBroken(gives)))
        {
            return null;
        }

        List<(string Name, ITypeSymbol Type)> needs = context.Needs
            .GroupBy(need => need.Name)
            .Select(group => (group.Key, Fitting(context, group.Select(need => need.Type).ToList())))
            .ToList();
        return new InferredEntry(
            CodeNames.TaskOf(context.Gives),
            string.Join("\n", needs.Select(need => $"{TypeReader.NameOf(need.Type)} {CodeNames.Escape(need.Name)}")),
            Show(context, needs));
    }

    private static string Show(ParseContext context, List<(string Name, ITypeSymbol Type)> needs)
    {
        string result = context.Gives is { } gives ? $"Task<{TypeReader.DisplayOf(gives)}>" : "Task";
        IEnumerable<string> parameters = needs
            .Select(need => $"{TypeReader.DisplayOf(need.Type)} {need.Name}")
            .Append("CancellationToken cancellationToken = default");
        return $"public partial {result} RunAsync({string.Join(", ", parameters)})";
    }

    /// <summary>The type that fits all who need it, where there is one.</summary>
    private static ITypeSymbol Fitting(ParseContext context, List<ITypeSymbol> types) =>
        types.FirstOrDefault(type => types.All(other => context.Fits(type, other))) ?? types[0];
}
