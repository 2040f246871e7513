using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>A value that a step could read.</summary>
/// <param name="Name">The parameter name that finds it.</param>
/// <param name="From">What <c>[From]</c> takes for it, as it stands in code.</param>
/// <param name="What">What it is, for messages.</param>
/// <param name="Type">Its type.</param>
/// <param name="Source">How the model says it.</param>
internal sealed record SourceCandidate(string Name, string From, string What, ITypeSymbol Type, ValueSource Source);

/// <summary>Everything that a step could read at its place in the pipeline.</summary>
/// <param name="context">The class.</param>
/// <param name="visible">What has run before the step.</param>
/// <param name="takesNull">Whether the reader takes null, as it must to read what a step gave in the round before.</param>
internal sealed class SourceList(ParseContext context, Visibility visible, bool takesNull = false)
{
    private readonly List<SourceCandidate> specials = visible.Specials
        .Select(special => new SourceCandidate(
            special.Name, Quoted(special.Name), $"the pattern's '{special.Name}'", special.Type, new ValueSource.Special(special.Name)))
        .ToList();

    private readonly List<SourceCandidate> inputs = context.EntryInputs
        .Select(input => new SourceCandidate(
            input.Name, Quoted(input.Name), $"the entry's '{input.Name}'", input.Type, new ValueSource.Entry(input.Name)))
        .ToList();

    private readonly List<(StepDeclaration Step, SourceCandidate Candidate)> steps = visible.Steps
        .Where(step => visible.TypeOf(step) is not null)
        .Select(step => (step, new SourceCandidate(
            CodeNames.Camel(step.BaseName), $"nameof({CodeNames.Escape(step.Name)})", $"the result of '{step.Name}'", visible.TypeOf(step)!, new ValueSource.Step(step.Name))))
        .ToList();

    private readonly List<(StepDeclaration Step, SourceCandidate Candidate)> previous = visible.Previous
        .Where(step => takesNull && step.Result is not null && !visible.Steps.Contains(step))
        .Select(step => (step, new SourceCandidate(
            CodeNames.Camel(step.BaseName),
            $"nameof({CodeNames.Escape(step.Name)})",
            $"what '{step.Name}' gave in the round before",
            TypeReader.OrNull(step.Result!, context.Compilation),
            new ValueSource.Previous(step.Name))))
        .ToList();

    public IReadOnlyCollection<string> Names => All.Select(candidate => candidate.Name).Distinct().ToList();

    public IEnumerable<SourceCandidate> All => inputs.Concat(specials).Concat(steps.Concat(previous).Select(step => step.Candidate));

    /// <summary>What a parameter's name finds; the pattern's own parameters come before all others.</summary>
    public IReadOnlyList<SourceCandidate> Named(string name)
    {
        List<SourceCandidate> own = specials.Where(special => special.Name == name).ToList();
        return own.Count > 0
            ? own
            : [.. inputs.Where(input => input.Name == name), .. steps.Concat(previous).Where(step => step.Step.IsCalled(name)).Select(step => step.Candidate)];
    }

    /// <summary>What <c>[From]</c> finds: an entry parameter or a step as it is written, else what a parameter of that name finds.</summary>
    public IReadOnlyList<SourceCandidate> Written(string name)
    {
        List<SourceCandidate> exact =
        [
            .. inputs.Where(input => input.Name == name),
            .. steps.Concat(previous).Where(step => step.Step.Name == name).Select(step => step.Candidate),
        ];
        return exact.Count > 0 ? exact : Named(name);
    }

    /// <summary>The entry parameters and steps of a type.</summary>
    public IReadOnlyList<SourceCandidate> OfType(ITypeSymbol type) => inputs
        .Concat(steps.Select(step => step.Candidate))
        .Where(candidate => SymbolEqualityComparer.Default.Equals(TypeReader.Unwrapped(candidate.Type), TypeReader.Unwrapped(type)))
        .ToList();

    private static string Quoted(string name) => "\"" + name + "\"";
}
