using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>
/// Finds where a step's parameters get their values: by <c>[From]</c>, as a parameter of the pattern, by name, and for types of the
/// user's own by type. A name that matches with an unfit type is an error, never a reason to look on.
/// </summary>
internal sealed class ParameterBinder(ParseContext context)
{
    public ValueSource Bind(StepDeclaration step, IParameterSymbol parameter, Visibility visible)
    {
        if (KnownTypes.IsCancellationToken(parameter.Type))
        {
            return new ValueSource.Cancellation();
        }

        if (TypeReader.IsBroken(parameter.Type))
        {
            return new ValueSource.Missing();
        }

        if (parameter.Ours("From") is { } from)
        {
            return FromNamed(step, parameter, from, visible);
        }

        return Special(step, parameter, visible)
            ?? ByName(step, parameter, parameter.Name, step.OfParameter(parameter.Name), visible)
            ?? ByType(step, parameter, visible);
    }

    private ValueSource FromNamed(StepDeclaration step, IParameterSymbol parameter, AttributeData from, Visibility visible)
    {
        string name = from.Text(0) ?? "";
        return ByName(step, parameter, name, step.OfParameter(parameter.Name), visible) ?? NeededOfEntry(name, parameter) ?? Missing(
            step,
            parameter,
            $"[From(\"{name}\")] names nothing that '{step.Name}' can read" + Nearest.Hint(name, NamesIn(visible)) + ".",
            NearestIn(name, visible));
    }

    private ValueSource? Special(StepDeclaration step, IParameterSymbol parameter, Visibility visible)
    {
        foreach (var (name, type) in visible.Specials)
        {
            if (name == parameter.Name)
            {
                return Fitting(step, parameter, type, new ValueSource.Special(name), $"the pattern's '{name}'");
            }
        }

        return parameter.Name == SpecialNames.Feedback && IsRetried(step)
            ? FeedbackOf(step, parameter)
            : null;
    }

    private ValueSource FeedbackOf(StepDeclaration step, IParameterSymbol parameter)
    {
        ITypeSymbol text = context.Compilation.GetSpecialType(SpecialType.System_String).WithNullableAnnotation(NullableAnnotation.Annotated);
        return Fitting(step, parameter, text, new ValueSource.Feedback(), "the verifier's feedback, null at first,");
    }

    private bool IsRetried(StepDeclaration step) =>
        context.Steps.Any(verifier => verifier.Verified is { Retries: > 0 } verified
            && (verified.Target == step.Name || (verified.IsSpecial && step.Role is "Produce" or "Revise")));

    private ValueSource? ByName(StepDeclaration step, IParameterSymbol parameter, string name, Anchor place, Visibility visible)
    {
        if (context.EntryInputs.FirstOrDefault(input => input.Name == name) is { } input)
        {
            return Fitting(step, parameter, input.Type, new ValueSource.Entry(input.Name), $"the entry's '{input.Name}'");
        }

        if (visible.Steps.FirstOrDefault(other => other.IsCalled(name)) is { } earlier)
        {
            return earlier.Result is { } type
                ? Fitting(step, parameter, type, new ValueSource.Step(earlier.Name), $"the result of '{earlier.Name}'")
                : Missing(step, parameter, $"'{earlier.Name}' returns nothing for '{parameter.Name}' of '{step.Name}' to read.");
        }

        if (context.Strays.Any(stray => stray.IsCalled(name)))
        {
            // That the step has no place is said of it.
            return new ValueSource.Missing();
        }

        if (context.Steps.FirstOrDefault(other => other.Role.Length > 0 && other.IsCalled(name)) is { } later)
        {
            context.Report(Unreadable(step, parameter, later, place));
            return new ValueSource.Missing();
        }

        return null;
    }

    private static Finding Unreadable(StepDeclaration step, IParameterSymbol parameter, StepDeclaration later, Anchor place) =>
        step.Role is "Case" or "Otherwise" && later.Role is "Case" or "Otherwise"
            ? ParameterWithoutSource.Of(place, $"'{parameter.Name}' of '{step.Name}' would read '{later.Name}', which runs instead of it and not before it.")
            : ReadsLaterStep.Of(
                place,
                later.Name == step.Name
                    ? $"'{parameter.Name}' of '{step.Name}' would read the step's own result, which is not there yet."
                    : $"'{parameter.Name}' of '{step.Name}' would read '{later.Name}', which has not run by then; move '{later.Name}' before '{step.Name}', or read something else.")
                .With("Later", later.Name);

    private ValueSource ByType(StepDeclaration step, IParameterSymbol parameter, Visibility visible)
    {
        string what = $"'{parameter.Name}' of '{step.Name}' has no source: no entry parameter or earlier step has that name";
        if (!TypeReader.IsFoundByType(parameter.Type))
        {
            return NeededOfEntry(parameter.Name, parameter) ?? Missing(step, parameter, what + Nearest.Hint(parameter.Name, NamesIn(visible)) + ".", NearestIn(parameter.Name, visible));
        }

        List<(string Name, ValueSource Source)> sources = OfType(parameter.Type, visible).ToList();
        if (sources.Count == 1)
        {
            return sources[0].Source;
        }

        if (sources.Count == 0)
        {
            return OfStray(parameter.Type) ?? NeededOfEntry(parameter.Name, parameter) ?? Missing(step, parameter, what + $", and none is of type '{TypeReader.DisplayOf(parameter.Type)}'" + Nearest.Hint(parameter.Name, NamesIn(visible)) + ".", NearestIn(parameter.Name, visible));
        }

        context.Report(ParameterWithSeveralSources.Of(
            step.OfParameter(parameter.Name),
            $"'{parameter.Name}' of '{step.Name}' could be {Nearest.List(sources.Select(source => source.Name))}: name one with [From(…)].")
            .With("Candidates", string.Join(",", sources.Select(source => source.Name))));
        return new ValueSource.Missing();
    }

    private IEnumerable<(string Name, ValueSource Source)> OfType(ITypeSymbol type, Visibility visible) =>
        context.EntryInputs
            .Where(input => IsSame(input.Type, type))
            .Select(input => (input.Name, (ValueSource)new ValueSource.Entry(input.Name)))
            .Concat(visible.Steps
                .Where(other => other.Result is not null && IsSame(other.Result, type))
                .Select(other => (other.Name, (ValueSource)new ValueSource.Step(other.Name))));

    /// <summary>While it is unclear which method is the entry, what nothing gives is what the entry is to take.</summary>
    private ValueSource? NeededOfEntry(string name, IParameterSymbol parameter)
    {
        if (!context.EntryIsUnclear || name.Length == 0)
        {
            return null;
        }

        context.Needs.Add((name, parameter.Type));
        return new ValueSource.Missing();
    }

    /// <summary>What a step without a place would have given.</summary>
    private ValueSource? OfStray(ITypeSymbol type) =>
        context.Strays.Any(stray => stray.Result is not null && IsSame(stray.Result, type)) ? new ValueSource.Missing() : null;

    private bool IsSame(ITypeSymbol from, ITypeSymbol to) =>
        SymbolEqualityComparer.Default.Equals(TypeReader.Unwrapped(from), TypeReader.Unwrapped(to)) && context.Fits(from, to);

    private ValueSource Fitting(StepDeclaration step, IParameterSymbol parameter, ITypeSymbol from, ValueSource source, string what)
    {
        if (TypeReader.IsBroken(from))
        {
            return new ValueSource.Missing();
        }

        if (context.Fits(from, parameter.Type))
        {
            return source;
        }

        string mayBeNull = TypeReader.MayBeNull(from) && !TypeReader.MayBeNull(parameter.Type) ? ", which may be null" : "";
        context.Report(ParameterWithoutSource.Of(
            step.OfParameter(parameter.Name),
            $"'{parameter.Name}' of '{step.Name}' finds {what} of type '{TypeReader.DisplayOf(from)}'{mayBeNull}, but it takes '{TypeReader.DisplayOf(parameter.Type)}'.")
            .With("Type", TypeReader.DisplayOf(from)));
        return new ValueSource.Missing();
    }

    private ValueSource Missing(StepDeclaration step, IParameterSymbol parameter, string message, string? nearest = null)
    {
        Finding finding = ParameterWithoutSource.Of(step.OfParameter(parameter.Name), message)
            .With("AddToEntry", parameter.Name);
        context.Report(nearest is null ? finding : finding.With("Nearest", nearest));
        return new ValueSource.Missing();
    }

    private List<string> NamesIn(Visibility visible) =>
        context.EntryInputs.Select(input => input.Name)
            .Concat(visible.Specials.Select(special => special.Name))
            .Concat(visible.Steps.Where(step => step.Result is not null).Select(step => StepDeclaration.Camel(step.BaseName)))
            .ToList();

    private string? NearestIn(string name, Visibility visible) => Nearest.To(name, NamesIn(visible));
}
