using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>Brings a pattern's roles, the steps before and after it and the verifiers together, and reads each step in its place.</summary>
internal sealed class PatternReader(ParseContext context, PatternBinder pattern)
{
    public PatternModel? Read(out EquatableArray<StepModel> steps)
    {
        var roles = new RoleChecker(context, pattern);
        bool isFilled = roles.Check();
        CheckNames(roles);
        StrayAttributes.Check(context);
        PatternBinding? binding = isFilled
            ? pattern.Bind(context, context.Type.Ours(pattern.Name)!, Visibility.Of(roles.Before))
            : null;
        PatternModel? model = binding is null ? null : binding.Model with
        {
            Before = roles.Before.Select(step => step.Name).ToEquatableArray(),
            After = roles.After.Select(step => step.Name).ToEquatableArray(),
            Given = binding.Gives is null ? null : TypeReader.Read(binding.Gives),
        };
        if (model is null)
        {
            steps = [];
            return null;
        }

        var verifiers = new VerifyBinder(context, model.InOrder.ToList(), SpecialsThatAreChecked(roles), roles.After);
        verifiers.Bind();
        context.IsBound = true;
        context.Gives = roles.After.LastOrDefault() is { } last ? last.Result : binding!.Gives;
        RetryChecker.Check(context);
        CheckEntryResult(binding!, roles);
        steps = ReadSteps(roles, binding!);
        verifiers.ReportIdle();
        AcceptReader.CheckPredicates(context, steps);
        return model;
    }

    private IReadOnlyCollection<string> SpecialsThatAreChecked(RoleChecker roles) =>
        pattern.Roles.Count == 0 ? [] : [.. pattern.Verifiable.Keys, SpecialNames.Result];

    private EquatableArray<StepModel> ReadSteps(RoleChecker roles, PatternBinding binding)
    {
        var reader = new StepReader(context);
        var visibilities = new StepVisibility(context, roles, binding);
        List<(StepDeclaration Step, Visibility? Visible)> placed = context.Steps.Select(step => (step, visibilities.Of(step))).ToList();

        // What has no place reads nothing; why it has none is said.
        context.IsIncomplete |= placed.Any(entry => entry.Visible is null && !StepShape.IsWritten(entry.Step));
        return placed
            .Where(entry => entry.Visible is not null)
            .Select(entry => binding.Model.Adapt(reader.Read(entry.Step, entry.Visible!)))
            .ToEquatableArray();
    }

    /// <summary>An entry parameter or step named like one of the pattern's own parameters would hide it, or be hidden.</summary>
    private void CheckNames(RoleChecker roles)
    {
        List<string> own = OwnNames(roles);
        context.OwnNames = own;
        foreach (IParameterSymbol input in context.EntryInputs.Where(input => own.Contains(input.Name)))
        {
            context.Report(ReservedName.Of(
                Anchor.Parameter(context.Entry!.Name, input.Name, context.OrdinalOf(context.Entry!)),
                $"'{input.Name}' is {MeaningOf(input.Name)}; give the entry's parameter another name.")
                .With("Name", input.Name));
        }

        foreach (StepDeclaration step in context.Steps.Where(step => step.Role.Length > 0 && own.Contains(CodeNames.Camel(step.BaseName))))
        {
            string read = CodeNames.Camel(step.BaseName);
            context.Report(ReservedName.Of(
                step.Place,
                $"The result of '{step.Name}' would be read as '{read}', which is {MeaningOf(read)}; give the step another name.")
                .With("Name", step.Name));
        }
    }

    private List<string> OwnNames(RoleChecker roles)
    {
        List<string> own = [.. pattern.SpecialNames];
        List<StepDeclaration> verifiers = context.OfRole(StepDeclaration.Verify).ToList();
        bool verifiesResult = pattern.Roles.Count > 0 && verifiers.Any(verifier => verifier.Method.Parameters.Any(parameter => parameter.Name == SpecialNames.Result));
        if (roles.After.Count > 0 || verifiesResult)
        {
            own.Add(SpecialNames.Result);
        }

        if (verifiers.Any(verifier => verifier.RoleAttribute?.NamedInt("Retries") > 0))
        {
            own.Add(SpecialNames.Feedback);
        }

        return own;
    }

    private string MeaningOf(string name) => name switch
    {
        SpecialNames.Result => $"what the {pattern.Name.ToLowerInvariant()} gives to the steps after it",
        SpecialNames.Feedback when !pattern.SpecialNames.Contains(name) => "what a [Verify] with Retries says to the step that runs again",
        _ => $"a parameter of the {pattern.Name.ToLowerInvariant()} itself",
    };

    /// <summary>What the last step gives must be what the entry returns.</summary>
    private void CheckEntryResult(PatternBinding binding, RoleChecker roles)
    {
        if (context.EntryResult is not { } wanted || TypeReader.IsBroken(wanted) || context.Strays.Count > 0 || Fits(context.Gives, wanted))
        {
            return;
        }

        List<StepDeclaration> givers = GiversOf(binding, roles);
        List<StepDeclaration> unfit = givers.Where(step => !Fits(GivenBy(step, binding), wanted)).ToList();
        if (unfit.Any(step => step.Result is { } result && TypeReader.IsBroken(result)))
        {
            context.IsIncomplete = true;
        }
        else if (unfit.Count > 0 && unfit.Count < givers.Count)
        {
            ReportUnfit(binding, unfit, wanted);
        }
        else
        {
            // A pattern may make something of what its steps give, such as a list of it.
            StepDeclaration? giver = givers.FirstOrDefault(step => context.Gives is null || SymbolEqualityComparer.Default.Equals(GivenBy(step, binding), context.Gives));
            ReportEntry(wanted, context.Gives ?? giver?.Result, giver?.Name ?? context.Type.Name);
        }
    }

    private List<StepDeclaration> GiversOf(PatternBinding binding, RoleChecker roles)
    {
        List<StepDeclaration> own = binding.Model.Givers.Select(context.Step).OfType<StepDeclaration>().ToList();
        return roles.After.Count > 0 ? [roles.After[roles.After.Count - 1]]
            : own.Count > 0 ? own
            : roles.Before.Count > 0 ? [roles.Before[roles.Before.Count - 1]]
            : [];
    }

    private static ITypeSymbol? GivenBy(StepDeclaration step, PatternBinding binding) =>
        binding.GivenAs.TryGetValue(step, out ITypeSymbol given) ? given : step.Result;

    private bool Fits(ITypeSymbol? given, ITypeSymbol wanted) => given is not null && context.Fits(given, wanted);

    /// <summary>Where some of the steps of which one gives the result fit, it is the others that are wrong.</summary>
    private void ReportUnfit(PatternBinding binding, List<StepDeclaration> unfit, ITypeSymbol wanted)
    {
        foreach (StepDeclaration step in unfit)
        {
            Finding finding = ReturnTypeUnusable.Of(
                Anchor.ReturnType(step.Name, step.Ordinal),
                $"'{step.Name}' gives {Show(GivenBy(step, binding))}, but what it gives is the run's result, and RunAsync returns '{TypeReader.DisplayOf(wanted)}'.");
            context.Report(StepShape.IsWritten(step) || binding.GivenAs.ContainsKey(step) ? finding : finding.With("Type", CodeNames.TaskOf(wanted)));
        }
    }

    private void ReportEntry(ITypeSymbol wanted, ITypeSymbol? given, string giver)
    {
        bool isOutcome = KnownTypes.IsTask(context.Entry!.ReturnType, out ITypeSymbol? returned) && returned is not null && KnownTypes.IsOutcome(returned, out _);
        context.Report(ReturnTypeUnusable.Of(
            Anchor.ReturnType(EntryParser.EntryName, context.OrdinalOf(context.Entry)),
            $"RunAsync returns '{TypeReader.DisplayOf(wanted)}', but '{giver}' gives {Show(given)}.")
            .With("Type", CodeNames.TaskOf(given, isOutcome)));
    }

    private static string Show(ITypeSymbol? type) => type is null ? "nothing" : $"'{TypeReader.DisplayOf(type)}'";
}
