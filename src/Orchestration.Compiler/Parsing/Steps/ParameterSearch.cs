using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>The search for one parameter's value.</summary>
internal sealed class ParameterSearch(ParseContext context, StepDeclaration step, IParameterSymbol parameter, Visibility visible)
{
    private readonly SourceList sources = new(context, visible, TypeReader.TakesNull(parameter.Type));

    public ValueSource Find() => parameter.Ours("From") is { } from
        ? ByFrom(from)
        : ByName(parameter.Name, sources.Named(parameter.Name)) ?? ByType();

    private ValueSource ByFrom(AttributeData from)
    {
        string name = from.Text(0) ?? "";
        IReadOnlyList<SourceCandidate> found = sources.Written(name);
        return found.Count == 0 && from.IsBroken(context)
            ? new ValueSource.Missing()
            : ByName(name, found) ?? Missing(
                name,
                $"[From(\"{name}\")] names nothing that '{step.Name}' can read" + Nearest.Sentence(name, sources.Names),
                canBeAdded: SyntaxFacts.IsValidIdentifier(name));
    }

    private ValueSource? ByName(string name, IReadOnlyList<SourceCandidate> found) =>
        found.Count > 0 ? Only(found) : Feedback(name) ?? Unreadable(name);

    private ValueSource? Feedback(string name)
    {
        if (name != SpecialNames.Feedback || !IsRetried(step, []))
        {
            return null;
        }

        ITypeSymbol text = context.Compilation.GetSpecialType(SpecialType.System_String).WithNullableAnnotation(NullableAnnotation.Annotated);
        return Fitting(new SourceCandidate(name, "", "the verifier's feedback, null at first,", text, new ValueSource.Feedback()));
    }

    /// <summary>Whether a verifier sends the step back, or one that it stands in for.</summary>
    private bool IsRetried(StepDeclaration candidate, HashSet<string> seen) =>
        seen.Add(candidate.Name)
        && (context.Steps.Any(verifier => verifier.Verified is { Retries: > 0 } verified
                && (verified.Target == candidate.Name || (verified.IsSpecial && context.Pattern.Verifiable.TryGetValue(verified.Target, out IReadOnlyList<string> makers) && makers.Contains(candidate.Role))))
            || context.Steps.Any(other => other.Method.Ours("Fallback")?.Text(0) == candidate.Name && IsRetried(other, seen)));

    /// <summary>A step of that name which gives nothing, or nothing yet, or something that is read by another name.</summary>
    private ValueSource? Unreadable(string name)
    {
        if (visible.Steps.Concat(visible.Previous.Where(other => other.Result is null)).FirstOrDefault(other => other.IsCalled(name)) is { } silent)
        {
            return Missing(name, $"'{silent.Name}' returns nothing for '{parameter.Name}' of '{step.Name}' to read.", canBeAdded: false);
        }

        if (visible.Hidden.FirstOrDefault(hidden => hidden.Step.IsCalled(name)) is { Step: { } hidden, As: var readAs })
        {
            return Missing(readAs, $"'{parameter.Name}' of '{step.Name}' would read '{hidden.Name}', whose result is read as '{readAs}' there; name the parameter '{readAs}'.", canBeAdded: false);
        }

        if (context.Strays.Any(stray => stray.IsCalled(name)))
        {
            // That the step has no place is said of it.
            return new ValueSource.Missing();
        }

        if (context.Steps.FirstOrDefault(other => other.Role.Length > 0 && other.IsCalled(name)) is not { } later)
        {
            return null;
        }

        context.Report(visible.Previous.Contains(later) ? OfRoundBefore(later)
            : AreAlternatives(step, later)
            ? ParameterWithoutSource.Of(step.OfParameter(parameter.Name), $"'{parameter.Name}' of '{step.Name}' would read '{later.Name}', which runs instead of it and not before it.")
            : Later(later));
        return new ValueSource.Missing();
    }

    private bool AreAlternatives(StepDeclaration one, StepDeclaration other) =>
        one != other && context.Pattern.Role(one.Role) is { IsAlternative: true } && context.Pattern.Role(other.Role) is { IsAlternative: true };

    private Finding Later(StepDeclaration later)
    {
        string what = $"'{parameter.Name}' of '{step.Name}' would read ";
        return ReadsLaterStep.Of(
            step.OfParameter(parameter.Name),
            later == step ? what + "the step's own result, which is not there yet; give the parameter another name, or [From(…)] what it reads."
            : step.Role == "Step" && later.Role == "Step" ? what + $"'{later.Name}', which runs later; move '{later.Name}' before '{step.Name}', or read something else."
            : what + $"'{later.Name}', which has not run by then; read something else.")
            .With("Later", later.Name);
    }

    private Finding OfRoundBefore(StepDeclaration later)
    {
        string isNotThere = later == step ? "the step's own result, which is not there yet" : $"'{later.Name}', which runs later in the round";
        return ReadsLaterStep.Of(
            step.OfParameter(parameter.Name),
            $"'{parameter.Name}' of '{step.Name}' would read {isNotThere}; make it nullable to read what '{later.Name}' gave in the round before, null in the first.")
            .With("Later", later.Name)
            .With(ReadsLaterStep.Nullable, parameter.Name);
    }

    private ValueSource ByType()
    {
        string what = $"'{parameter.Name}' of '{step.Name}' has no source: ";
        if (context.OwnNames.Contains(parameter.Name))
        {
            return Missing(parameter.Name, what + $"'{parameter.Name}' is the pattern's own, and is not there for '{step.Name}'.", canBeAdded: false);
        }

        what += "no entry parameter or earlier step has that name";
        if (!TypeReader.IsFoundByType(parameter.Type))
        {
            return Missing(parameter.Name, what + Nearest.Sentence(parameter.Name, sources.Names), canBeAdded: true);
        }

        IReadOnlyList<SourceCandidate> ofType = sources.OfType(parameter.Type);
        if (ofType.Count > 0)
        {
            List<SourceCandidate> fitting = ofType.Where(Fits).ToList();
            return Only(fitting.Count > 0 ? fitting : ofType);
        }

        return sources.All.Any(candidate => TypeReader.IsBroken(candidate.Type)) || context.Strays.Any(GivesIt)
            ? new ValueSource.Missing()
            : Missing(parameter.Name, what + $", and none is of type '{TypeReader.DisplayOf(parameter.Type)}'" + Nearest.Sentence(parameter.Name, sources.Names), canBeAdded: true);
    }

    /// <summary>Whether a step without a place would have given the value.</summary>
    private bool GivesIt(StepDeclaration stray) =>
        stray.Result is { } given && SymbolEqualityComparer.Default.Equals(given, parameter.Type) && context.Fits(given, parameter.Type);

    private ValueSource Only(IReadOnlyList<SourceCandidate> found)
    {
        if (found.Count == 1)
        {
            return Fitting(found[0]);
        }

        context.Report(ParameterWithSeveralSources.Of(
            step.OfParameter(parameter.Name),
            $"'{parameter.Name}' of '{step.Name}' could be {string.Join(" or ", found.Select(candidate => candidate.What))}; name one with [From(…)].")
            .With("From", string.Join("|", found.Where(Fits).Select(candidate => candidate.From))));
        return new ValueSource.Missing();
    }

    private ValueSource Fitting(SourceCandidate found)
    {
        if (TypeReader.IsBroken(found.Type) || Fits(found))
        {
            return TypeReader.IsBroken(found.Type) ? new ValueSource.Missing() : found.Source;
        }

        string mayBeNull = TypeReader.MayBeNull(found.Type) && !TypeReader.MayBeNull(parameter.Type) ? ", which may be null" : "";
        context.ReportOnce(ParameterWithoutSource.Of(
            step.OfParameter(parameter.Name),
            $"'{parameter.Name}' of '{step.Name}' finds {found.What} of type '{TypeReader.DisplayOf(found.Type)}'{mayBeNull}, but it takes '{TypeReader.DisplayOf(parameter.Type)}'."));
        return new ValueSource.Missing();
    }

    private bool Fits(SourceCandidate candidate) => context.Fits(candidate.Type, parameter.Type);

    private ValueSource Missing(string name, string message, bool canBeAdded)
    {
        if (context.EntryIsUnclear)
        {
            // What nothing gives is what the entry is to take, and that it is missing or doubled is said of it.
            if (canBeAdded)
            {
                context.Needs.Add((name, parameter.Type));
            }

            return new ValueSource.Missing();
        }

        Finding finding = ParameterWithoutSource.Of(step.OfParameter(parameter.Name), message);
        SourceCandidate? near = sources.All.FirstOrDefault(candidate => candidate.Name == Nearest.To(name, sources.Names) && Fits(candidate));
        if (near is not null)
        {
            finding = finding.With("From", near.From);
            bool canBeRenamed = !parameter.HasOurs("From") && step.Method.Parameters.All(other => other.Name != near.Name);
            finding = canBeRenamed ? finding.With("Nearest", near.Name) : finding;
        }

        context.ReportOnce(canBeAdded ? finding.With("AddToEntry", name) : finding);
        return new ValueSource.Missing();
    }
}
