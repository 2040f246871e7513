using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>Counts the roles of a pattern, and splits the plain steps into those before and those after it.</summary>
internal sealed class RoleChecker(ParseContext context, PatternBinder pattern)
{
    public const string PlainStep = "Step";

    /// <summary>The plain steps before the pattern's first role; all of them where the pattern has no roles.</summary>
    public List<StepDeclaration> Before { get; private set; } = [];

    /// <summary>The plain steps after the pattern's last role.</summary>
    public List<StepDeclaration> After { get; private set; } = [];

    /// <summary>Whether every role is filled so that the pattern can be bound.</summary>
    public bool Check()
    {
        CheckForeign();
        bool isFilled = pattern.Roles.Aggregate(true, (filled, role) => CheckCount(role) && filled);
        if (pattern.Roles.Count == 0 && !context.OfRole(PlainStep).Any())
        {
            context.Report(RoleMisused.Of(Anchor.Class, $"The {pattern.Name.ToLowerInvariant()} '{context.Type.Name}' has no [Step]."));
            isFilled = false;
        }

        Split();
        CheckFiles();
        return isFilled;
    }

    private void CheckForeign()
    {
        foreach (StepDeclaration step in context.Steps)
        {
            bool isOurs = step.Role is PlainStep or StepDeclaration.Verify || pattern.Roles.Any(role => role.Name == step.Role);
            if (step.Role.Length > 0 && !isOurs)
            {
                context.Report(RoleMisused.Of(
                    step.OfAttribute(step.Role),
                    $"[{step.Role}] is no role of a {pattern.Name.ToLowerInvariant()}; its roles are {string.Join(", ", RoleNames.Select(role => $"[{role}]"))}."));
            }
            else if (step.Role.Length == 0 && StepFinder.KindsOf(step.Method).Count > 0 && !IsFallback(step))
            {
                context.Report(RoleMisused.Of(
                    step.Place,
                    $"'{step.Name}' has no role in the {pattern.Name.ToLowerInvariant()}, so nothing runs it; mark it {string.Join(" or ", RoleNames.Select(role => $"[{role}]"))}."));
            }
        }
    }

    private IEnumerable<string> RoleNames => pattern.Roles.Select(role => role.Name).Append(PlainStep);

    private bool IsFallback(StepDeclaration step) =>
        context.Methods.Any(method => method.Ours("Fallback")?.Text(0) == step.Name);

    private bool CheckCount(RoleSpecification role)
    {
        List<StepDeclaration> steps = context.OfRole(role.Name).ToList();
        if (steps.Count == 0 && role.IsRequired)
        {
            context.Report(RoleMisused.Of(Anchor.Class, $"The {pattern.Name.ToLowerInvariant()} '{context.Type.Name}' has no [{role.Name}] step."));
            return false;
        }

        foreach (StepDeclaration extra in role.IsSingle ? steps.Skip(1) : [])
        {
            context.Report(RoleMisused.Of(extra.OfAttribute(role.Name), $"A {pattern.Name.ToLowerInvariant()} has one [{role.Name}] step, and '{steps[0].Name}' is it already."));
        }

        return true;
    }

    private void Split()
    {
        List<StepDeclaration> written = context.Steps.Where(step => step.Role.Length > 0 && !step.IsVerifier).ToList();
        int first = written.FindIndex(step => step.Role != PlainStep);
        int last = written.FindLastIndex(step => step.Role != PlainStep);
        List<StepDeclaration> plain = context.OfRole(PlainStep).ToList();
        Before = plain.Where(step => first < 0 || written.IndexOf(step) < first).ToList();
        After = plain.Where(step => first >= 0 && written.IndexOf(step) > last).ToList();
        foreach (StepDeclaration between in plain.Except(Before).Except(After))
        {
            context.Report(RoleMisused.Of(
                between.OfAttribute(PlainStep),
                $"'{between.Name}' stands between the roles of the {pattern.Name.ToLowerInvariant()}; move it before '{written[first].Name}' or after '{written[last].Name}'."));
        }
    }

    /// <summary>Where order matters, the steps stand in one file; the order of files means nothing.</summary>
    private void CheckFiles()
    {
        List<StepDeclaration> ordered = pattern.Roles.Count == 0 || Before.Count + After.Count > 0
            ? context.Steps.Where(step => step.Role.Length > 0 && !step.IsVerifier).ToList()
            : [];
        if (ordered.Count > 1 && ordered.FirstOrDefault(step => step.Syntax.SyntaxTree != ordered[0].Syntax.SyntaxTree) is { } elsewhere)
        {
            context.Report(StepsAcrossFiles.Of(
                elsewhere.Place,
                $"'{elsewhere.Name}' and '{ordered[0].Name}' stand in different files, so their order is not said; put the steps of '{context.Type.Name}' into one file."));
        }
    }
}
