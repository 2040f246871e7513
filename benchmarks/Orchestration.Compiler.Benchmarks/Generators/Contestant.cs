using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Benchmarks.Generators;

/// <summary>A generator with the sources that it works on.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Create">Makes the generator.</param>
/// <param name="SourceOf">The n-th file of those that the generator is about.</param>
/// <param name="Change">Puts a number into what such a file declares: a prompt, a property, a message.</param>
internal sealed record Contestant(string Name, Func<ISourceGenerator> Create, Func<int, string> SourceOf, Func<string, int, string> Change)
{
    /// <summary>The additional file of the n-th file, if it has one.</summary>
    public Func<int, (string Name, string Text)?> TextOf { get; init; } = _ => null;
}
