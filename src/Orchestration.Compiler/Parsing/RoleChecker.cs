using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>Checks that the roles of a pattern are filled, and splits the plain steps into those before and those after it.</summary>
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
        List<RoleSpecification> missing = Required().Where(role => !context.OfRole(role.Name).Any()).ToList();
        context.Strays.UnionWith(context.Steps.Where(step => IsForeign(step) || IsWithoutRole(step) || IsExtra(step)));
        new StrayReport(context, pattern, missing.Select(role => role.Name).ToList()).Report();
        if (context.Strays.Count < missing.Count)
        {
            ReportMissing(missing);
        }

        bool areInOneFile = CheckFiles();
        if (areInOneFile)
        {
            Split();
        }

        return missing.Count == 0 && areInOneFile;
    }

    private IEnumerable<RoleSpecification> Required() =>
        pattern.Roles.Count == 0
            ? [new RoleSpecification(PlainStep, IsRequired: true, IsSingle: false)]
            : pattern.Roles.Where(role => role.IsRequired && !(role.UnlessFlag is { } flag && context.Type.Ours(pattern.Name)?.NamedFlag(flag) == true));

    private bool IsForeign(StepDeclaration step) => step.Role.Length > 0 && !StepFinder.IsRoleOf(pattern, step.Role);

    private bool IsWithoutRole(StepDeclaration step) =>
        step.Role.Length == 0
        && context.Methods.All(method => method.Ours("Fallback")?.Text(0) != step.Name)
        && (StepFinder.KindsOf(step.Method).Count > 0 || StepFinder.IsLeftOpen(context, step.Method));

    private bool IsExtra(StepDeclaration step) =>
        pattern.Roles.Any(role => role.IsSingle && role.Name == step.Role) && context.OfRole(step.Role).First() != step;

    private void ReportMissing(List<RoleSpecification> missing)
    {
        foreach (RoleSpecification role in missing)
        {
            string alternative = role.UnlessFlag is null ? "" : $"; add one, or set {role.UnlessFlag}";
            context.Report(RoleMisused.Of(Anchor.Class, $"The {pattern.Name.ToLowerInvariant()} '{context.Type.Name}' has no [{role.Name}]{(role.Name == PlainStep ? "" : " step")}{alternative}."));
        }
    }

    private void Split()
    {
        List<StepDeclaration> written = context.Steps.Where(step => step.Role.Length > 0 && !step.IsVerifier).ToList();
        int first = written.FindIndex(step => step.Role != PlainStep);
        int last = written.FindLastIndex(step => step.Role != PlainStep);
        List<StepDeclaration> plain = pattern.OwnsPlainSteps ? [] : context.OfRole(PlainStep).ToList();
        Before = plain.Where(step => first < 0 || written.IndexOf(step) < first).ToList();
        After = plain.Where(step => first >= 0 && written.IndexOf(step) > last).ToList();
        foreach (StepDeclaration between in plain.Except(Before).Except(After).ToList())
        {
            context.Strays.Add(between);
            context.Report(RoleMisused.Of(
                between.OfAttribute(PlainStep),
                $"'{between.Name}' stands between the roles of the {pattern.Name.ToLowerInvariant()}; move it before '{written[first].Name}' or after '{written[last].Name}'."));
        }
    }

    /// <summary>Where order matters, the steps stand in one file; the order of files means nothing.</summary>
    private bool CheckFiles()
    {
        List<StepDeclaration> ordered = !pattern.OwnsPlainSteps && context.OfRole(PlainStep).Any()
            ? context.Steps.Where(step => step.Role.Length > 0 && !step.IsVerifier).ToList()
            : context.Steps.Where(step => pattern.Role(step.Role) is { IsOrdered: true }).ToList();
        if (ordered.FirstOrDefault(step => step.Syntax.SyntaxTree != ordered[0].Syntax.SyntaxTree) is not { } elsewhere)
        {
            return true;
        }

        context.Report(StepsAcrossFiles.Of(
            elsewhere.Place,
            $"'{elsewhere.Name}' and '{ordered[0].Name}' stand in different files, so their order is not said; put the steps of '{context.Type.Name}' into one file.")
            with { Related = [ordered[0].Place] });
        return false;
    }
}
