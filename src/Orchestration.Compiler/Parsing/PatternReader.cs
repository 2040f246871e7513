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
        PatternBinding? binding = isFilled
            ? pattern.Bind(context, context.Type.Ours(pattern.Name)!, Visibility.Of(roles.Before))
            : null;
        PatternModel? model = binding is null ? null : binding.Model with
        {
            Before = roles.Before.Select(step => step.Name).ToEquatableArray(),
            After = roles.After.Select(step => step.Name).ToEquatableArray(),
        };
        if (model is null)
        {
            steps = [];
            return null;
        }

        new VerifyBinder(context, model.InOrder.ToList(), SpecialsThatAreChecked(roles)).Bind();
        CheckEntryResult(binding!, roles);
        steps = ReadSteps(roles, binding!);
        return model;
    }

    private IReadOnlyCollection<string> SpecialsThatAreChecked(RoleChecker roles) =>
        pattern.Roles.Count == 0 ? [] : [.. pattern.SpecialNames.Where(name => name == "draft"), SpecialNames.Result];

    private EquatableArray<StepModel> ReadSteps(RoleChecker roles, PatternBinding binding)
    {
        var reader = new StepReader(context);
        var visibilities = new StepVisibility(context, roles, binding);
        return context.Steps
            .Where(step => step.Role.Length > 0 || visibilities.Of(step) is not null)
            .Select(step => binding.Model.Adapt(reader.Read(step, visibilities.Of(step) ?? Visibility.Of([]))))
            .ToEquatableArray();
    }

    /// <summary>An entry parameter or step named like one of the pattern's own parameters would hide it, or be hidden.</summary>
    private void CheckNames(RoleChecker roles)
    {
        List<string> own = [.. pattern.SpecialNames];
        if (roles.After.Count > 0)
        {
            own.Add(SpecialNames.Result);
        }

        if (context.OfRole(StepDeclaration.Verify).Any(verifier => verifier.RoleAttribute?.NamedInt("Retries") > 0))
        {
            own.Add(SpecialNames.Feedback);
        }

        foreach (IParameterSymbol input in context.EntryInputs.Where(input => own.Contains(input.Name)))
        {
            context.Report(ReservedName.Of(
                Anchor.Parameter(EntryParser.EntryName, input.Name, context.OrdinalOf(context.Entry!)),
                $"'{input.Name}' is a parameter of the {pattern.Name.ToLowerInvariant()} itself; give the entry's parameter another name.")
                .With("Name", input.Name));
        }

        foreach (StepDeclaration step in context.Steps.Where(step => step.Role.Length > 0 && own.Contains(StepDeclaration.Camel(step.BaseName))))
        {
            context.Report(ReservedName.Of(
                step.Place,
                $"The result of '{step.Name}' would be read as '{StepDeclaration.Camel(step.BaseName)}', which is a parameter of the {pattern.Name.ToLowerInvariant()} itself; give the step another name.")
                .With("Name", step.Name));
        }
    }

    /// <summary>What the last step gives must be what the entry returns.</summary>
    private void CheckEntryResult(PatternBinding binding, RoleChecker roles)
    {
        if (context.Entry is null || TypeReader.IsBroken(context.Entry.ReturnType))
        {
            return;
        }

        StepDeclaration? last = roles.After.LastOrDefault();
        ITypeSymbol? given = last is not null ? last.Result : binding.Gives;
        ITypeSymbol? wanted = context.EntryResult;
        if (wanted is null || (given is not null && (context.Fits(given, wanted) || TypeReader.IsBroken(given))))
        {
            return;
        }

        string giver = last?.Name ?? binding.Model.Givers.LastOrDefault() ?? roles.Before.LastOrDefault()?.Name ?? context.Type.Name;
        context.Report(ReturnTypeUnusable.Of(
            Anchor.ReturnType(EntryParser.EntryName, context.OrdinalOf(context.Entry)),
            given is null
                ? $"RunAsync returns '{TypeReader.DisplayOf(wanted)}', but {(binding.Model is Model.Patterns.RouteModel ? "the cases give no common type" : $"'{giver}' gives nothing")}."
                : $"RunAsync returns '{TypeReader.DisplayOf(wanted)}', but '{giver}' gives '{TypeReader.DisplayOf(given)}'.")
            .With("Type", given is null ? "Task" : $"Task<{TypeReader.DisplayOf(given)}>"));
    }
}
