using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>What each step may read, by its place in the pipeline.</summary>
internal sealed class StepVisibility(ParseContext context, RoleChecker roles, PatternBinding binding)
{
    /// <summary>What a step may read, or null for a step that nothing runs.</summary>
    public Visibility? Of(StepDeclaration step) => Of(step, []);

    private Visibility? Of(StepDeclaration step, HashSet<string> seen)
    {
        if (!seen.Add(step.Name))
        {
            return null;
        }

        if (step.IsVerifier)
        {
            return OfVerifier(step, seen);
        }

        if (roles.Before.IndexOf(step) is >= 0 and var index)
        {
            return Visibility.Of(WithVerifiers(roles.Before.Take(index)));
        }

        if (roles.After.IndexOf(step) is >= 0 and var afterIndex)
        {
            return AfterPattern().And(WithVerifiers(roles.After.Take(afterIndex)));
        }

        return binding.Visible.TryGetValue(step, out Visibility own)
            ? own.And(VerifiersOf(roles.Before.Concat(own.WithVerdicts ? own.Steps : [])))
            : FallingBack(step).Select(other => Of(other, seen)).FirstOrDefault(visible => visible is not null);
    }

    private Visibility? OfVerifier(StepDeclaration verifier, HashSet<string> seen)
    {
        if (verifier.Verified is not { } verified)
        {
            return AfterPattern();
        }

        if (verified.IsSpecial)
        {
            return verified.Target == SpecialNames.Result
                ? AfterPattern()
                : binding.VisibleToVerifiersOf.TryGetValue(verified.Target, out Visibility special) ? special : AfterPattern();
        }

        return context.Step(verified.Target) is { } target && Of(target, seen) is { } visible
            ? visible.And([target]).And(EarlierVerifiers(verifier, target))
            : null;
    }

    private Visibility AfterPattern() =>
        Visibility.Of(WithVerifiers(roles.Before))
            .And(binding.VisibleAfter)
            .Reading(binding.ReadAsAfter)
            .And((SpecialNames.Result, binding.Gives))
            .Hiding(SpecialNames.Result, binding.Gives is null ? [] : binding.Model.Core.Select(context.Step).OfType<StepDeclaration>().Except(binding.VisibleAfter));

    private IEnumerable<StepDeclaration> FallingBack(StepDeclaration step) =>
        context.Steps.Where(other => other != step && other.Method.Ours("Fallback")?.Text(0) == step.Name);

    private IEnumerable<StepDeclaration> WithVerifiers(IEnumerable<StepDeclaration> steps) =>
        steps.SelectMany(step => VerifiersOf([step]).Prepend(step));

    private IEnumerable<StepDeclaration> VerifiersOf(IEnumerable<StepDeclaration> steps) =>
        steps.SelectMany(step => context.OfRole(StepDeclaration.Verify)
            .Where(verifier => verifier.Verified is { IsSpecial: false } verified && verified.Target == step.Name));

    private IEnumerable<StepDeclaration> EarlierVerifiers(StepDeclaration verifier, StepDeclaration target) =>
        VerifiersOf([target]).TakeWhile(other => other != verifier);
}
