using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>
/// Says of each step without a place in the pattern what is wrong with its role. Where one role is missing and one step has no place,
/// the two are the same mistake, and the step is what it is said of.
/// </summary>
/// <param name="context">The class.</param>
/// <param name="pattern">Its pattern.</param>
/// <param name="missing">The roles that are required and that no step plays.</param>
internal sealed class StrayReport(ParseContext context, PatternBinder pattern, IReadOnlyList<string> missing)
{
    private readonly string name = pattern.Name.ToLowerInvariant();

    /// <summary>The one role that a stray step can have been meant for, or null.</summary>
    private readonly string? onlyRole =
        pattern.Roles.Count == 0 ? RoleChecker.PlainStep
        : missing.Count == 1 && context.Strays.Count == 1 ? missing[0]
        : null;

    public void Report()
    {
        foreach (StepDeclaration step in context.Strays)
        {
            if (step.Method.GetAttributes().Any(attribute => attribute.AttributeClass is null or { TypeKind: TypeKind.Error }) || IsOfOtherPattern(step))
            {
                // Its role may be the attribute that the compiler does not know, or belongs to a pattern that is to be removed.
                context.IsIncomplete = true;
            }
            else
            {
                context.Report(Of(step));
            }
        }
    }

    private bool IsOfOtherPattern(StepDeclaration step) =>
        PatternBinders.All.Any(other => other != pattern && context.Type.HasOurs(other.Name) && other.Roles.Any(role => role.Name == step.Role));

    private Finding Of(StepDeclaration step)
    {
        Finding finding =
            step.Role.Length == 0 ? RoleMisused.Of(step.Place, WithoutRole(step))
            : StepFinder.IsRoleOf(pattern, step.Role) ? RoleMisused.Of(step.OfAttribute(step.Role), Doubled(step))
            : RoleMisused.Of(step.OfAttribute(step.Role), Foreign(step));
        return onlyRole is not null ? finding.With("Role", onlyRole)
            : step.Role.Length > 0 && StepShape.IsWritten(step) ? finding.With("Remove", step.Role)
            : finding;
    }

    private string WithoutRole(StepDeclaration step) =>
        StepFinder.KindsOf(step.Method).Count > 0
            ? $"'{step.Name}' has no role in the {name}, so nothing runs it; mark it {Roles}."
            : $"'{step.Name}' is partial, but neither a role ({Roles}) nor a [Prompt], [PromptFile], [Human] or [Pipeline<T>] says what it is for.";

    private string Foreign(StepDeclaration step) =>
        onlyRole is null
            ? $"[{step.Role}] is no role of a {name}; its roles are {Roles}."
            : $"[{step.Role}] is no role of a {name}; mark '{step.Name}' {Roles}.";

    private string Doubled(StepDeclaration step) =>
        $"A {name} has one [{step.Role}] step, and '{context.OfRole(step.Role).First().Name}' is it already"
        + (onlyRole is null ? "." : $"; mark '{step.Name}' {Roles}.");

    private string Roles => onlyRole is not null
        ? $"[{onlyRole}]"
        : string.Join(" or ", pattern.Roles.Select(role => $"[{role.Name}]").Append($"[{RoleChecker.PlainStep}]").Distinct());
}
