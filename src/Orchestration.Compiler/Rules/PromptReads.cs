using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules;

/// <summary>A placeholder that reads a property.</summary>
/// <param name="Pipeline">The pipeline's class.</param>
/// <param name="Step">The step whose prompt, system message or question has it.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record PromptRead(INamedTypeSymbol Pipeline, StepModel Step, Anchor Place);

/// <summary>Finds the properties that the prompts of a compilation read.</summary>
internal static class PromptReads
{
    /// <summary>The placeholders by the property that they read.</summary>
    public static ILookup<ISymbol, PromptRead> In(Compilation compilation, PipelineSession session) => InnerPipelines.Declared(compilation)
        .SelectMany(type => session.Read(type, CancellationToken.None) is { Model: var pipeline } ? pipeline.Steps.SelectMany(step => Of(type, step)) : [])
        .ToLookup(read => read.Property, read => read.Read, SymbolEqualityComparer.Default);

    private static IEnumerable<(ISymbol Property, PromptRead Read)> Of(INamedTypeSymbol type, StepModel step)
    {
        IEnumerable<(PromptModel? Text, string Attribute, string? Member)> texts =
        [
            (step.Model?.Prompt, "Prompt", step.Method),
            (step.Model?.System, "System", step.Model is { SystemIsOfClass: true } ? null : step.Method),
            (step.Human?.Question, "Human", step.Method),
        ];
        return from text in texts
               where text.Text is not null
               from hole in text.Text.Holes
               where hole.Path.Count > 0
               let place = step.Model?.File is { } file && text.Attribute == "Prompt"
                   ? new Anchor(AnchorKind.PromptFile, step.Method, 0, file.Path, null, hole.Start, hole.Length)
                   : new Anchor(AnchorKind.Text, text.Member, 0, text.Attribute, "0", hole.Start, hole.Length)
               from property in PropertiesOf(type, step, hole)
               select (property, new PromptRead(type, step, place));
    }

    private static IEnumerable<ISymbol> PropertiesOf(INamedTypeSymbol type, StepModel step, PromptHole hole)
    {
        ITypeSymbol? read = type.GetMembers(step.Method).OfType<IMethodSymbol>().FirstOrDefault()?.Parameters.FirstOrDefault(parameter => parameter.Name == hole.Parameter)?.Type;
        foreach (MemberAccess member in hole.Path)
        {
            if (read is null || PropertyOf(TypeReader.Unwrapped(read), member.Name) is not { } property)
            {
                yield break;
            }

            yield return property.OriginalDefinition;
            read = property.Type;
        }
    }

    private static IPropertySymbol? PropertyOf(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            {
                return property;
            }
        }

        return null;
    }
}
