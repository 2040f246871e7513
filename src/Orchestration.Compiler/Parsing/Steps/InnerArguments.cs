using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Fills the parameters of an inner pipeline's entry with those of the step that runs it, by name.</summary>
internal sealed class InnerArguments(ParseContext context, StepDeclaration step, Visibility visible, INamedTypeSymbol inner)
{
    private readonly SourceList sources = new(context, visible);

    public EquatableArray<PipelineArgument> Read(IMethodSymbol entry)
    {
        List<IParameterSymbol> wanted = entry.Parameters
            .Where(parameter => !KnownTypes.IsCancellationToken(parameter.Type) && !parameter.Type.IsOurs("RunOptions"))
            .ToList();
        List<IParameterSymbol> given = step.Method.Parameters.Where(parameter => !KnownTypes.IsCancellationToken(parameter.Type)).ToList();
        ReportStrangers(
            given.Where(parameter => wanted.All(other => other.Name != parameter.Name)).ToList(),
            wanted.Where(parameter => !parameter.IsOptional && given.All(other => other.Name != parameter.Name)).ToList(),
            wanted);
        return given
            .Select(from => (From: from, To: wanted.FirstOrDefault(parameter => parameter.Name == from.Name)))
            .Where(pair => pair.To is not null && Fits(pair.From, pair.To))
            .Select(pair => new PipelineArgument(pair.To!.Name, pair.From.Name, pair.To.HasOurs("Sensitive") || MemberMarks.Of(pair.To.Type).Any(mark => mark.IsSensitive)))
            .ToEquatableArray();
    }

    /// <summary>A parameter that the inner entry does not know and one that it misses are one mistake where they can be paired.</summary>
    private void ReportStrangers(List<IParameterSymbol> strangers, List<IParameterSymbol> missing, List<IParameterSymbol> wanted)
    {
        foreach (IParameterSymbol stranger in strangers)
        {
            string? near = Nearest.To(stranger.Name, missing.Select(parameter => parameter.Name));
            IParameterSymbol? meant = missing.FirstOrDefault(parameter => parameter.Name == near)
                ?? (strangers.Count == 1 && missing.Count == 1 && context.Fits(stranger.Type, missing[0].Type) ? missing[0] : null);
            Finding finding = ParameterWithoutSource.Of(
                step.OfParameter(stranger.Name),
                $"'{inner.Name}.RunAsync' has no parameter '{stranger.Name}'"
                    + (meant is null ? Nearest.Sentence(stranger.Name, wanted.Select(parameter => parameter.Name).ToList()) : $"; name it '{meant.Name}'."));
            context.ReportOnce(meant is null ? finding : WithFix(finding, stranger, meant));
            missing.Remove(meant!);
        }

        foreach (IParameterSymbol parameter in missing)
        {
            Finding finding = ParameterWithoutSource.Of(
                step.Place,
                $"'{inner.Name}.RunAsync' takes '{parameter.Name}', which '{step.Name}' does not give; add a parameter '{TypeReader.DisplayOf(parameter.Type)} {parameter.Name}'.");
            context.Report(IsFound(parameter.Name, parameter.Type)
                ? finding.With("AddToStep", parameter.Name).With("Type", TypeReader.NameOf(parameter.Type))
                : finding);
        }
    }

    /// <summary>Another name finds another value, so the one that the old name found is kept by <c>[From]</c>.</summary>
    private Finding WithFix(Finding finding, IParameterSymbol stranger, IParameterSymbol meant)
    {
        if (stranger.HasOurs("From"))
        {
            return finding.With("Nearest", meant.Name);
        }

        IReadOnlyList<SourceCandidate> kept = sources.Named(stranger.Name);
        return kept.Count == 1 && context.Fits(kept[0].Type, stranger.Type) ? finding.With("Nearest", meant.Name).With("Keep", kept[0].From)
            : IsFound(meant.Name, stranger.Type) ? finding.With("Nearest", meant.Name)
            : finding;
    }

    private bool IsFound(string name, ITypeSymbol type) => sources.Named(name) is { Count: 1 } found && context.Fits(found[0].Type, type);

    private bool Fits(IParameterSymbol from, IParameterSymbol to)
    {
        if (context.Fits(from.Type, to.Type))
        {
            return true;
        }

        if (!TypeReader.IsBroken(from.Type) && !TypeReader.IsBroken(to.Type))
        {
            context.ReportOnce(ParameterWithoutSource.Of(
                step.OfParameter(from.Name),
                $"'{from.Name}' is '{TypeReader.DisplayOf(from.Type)}', but '{inner.Name}.RunAsync' takes '{TypeReader.DisplayOf(to.Type)}'."));
        }

        return false;
    }
}
