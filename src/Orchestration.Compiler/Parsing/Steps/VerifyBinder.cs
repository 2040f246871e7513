using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Finds what each verifying step checks: the latest step whose result it takes, or the pattern's draft or result.</summary>
/// <param name="context">The pipeline.</param>
/// <param name="order">The steps' names in the order in which they run.</param>
/// <param name="specials">The pattern's parameters that may be checked.</param>
/// <param name="after">The steps after the pattern.</param>
internal sealed class VerifyBinder(ParseContext context, IReadOnlyList<string> order, IReadOnlyCollection<string> specials, IReadOnlyCollection<StepDeclaration> after)
{
    public void Bind()
    {
        foreach (StepDeclaration verifier in context.OfRole(StepDeclaration.Verify))
        {
            int retries = verifier.RoleAttribute?.NamedInt("Retries") ?? 0;
            CheckResult(verifier);
            StepDeclaration? target = LatestOf(verifier);
            if (SpecialOf(verifier) is { } special && !RunsLater(target, special))
            {
                verifier.Verified = new VerifyModel(special, IsSpecial: true, retries);
            }
            else if (target is not null)
            {
                verifier.Verified = new VerifyModel(target.Name, IsSpecial: false, retries);
            }
        }
    }

    /// <summary>Speaks of the verifiers that check nothing, once their parameters are read: one without a source is said already.</summary>
    public void ReportIdle()
    {
        foreach (StepDeclaration verifier in context.OfRole(StepDeclaration.Verify).Where(verifier => verifier.Verified is null))
        {
            bool isSaid = context.Findings.Any(finding => finding.Anchor is { Kind: AnchorKind.Parameter } place && place.Member == verifier.Name);
            if (!isSaid && !verifier.Method.Parameters.Any(parameter => context.Strays.Any(stray => stray.IsCalled(parameter.Name))))
            {
                context.Report(CheckSignature.Of(
                    verifier.Place,
                    $"'{verifier.Name}' verifies nothing: it takes no step's result. Give it a parameter named after the step it checks."));
            }
        }
    }

    private void CheckResult(StepDeclaration verifier)
    {
        if (verifier.Result is not { } result || !(result.SpecialType == SpecialType.System_Boolean || result.IsOurs("Verdict") || TypeReader.IsBroken(result)))
        {
            context.Report(CheckSignature.Of(
                Anchor.ReturnType(verifier.Name, verifier.Ordinal),
                $"'{verifier.Name}' verifies, so it returns 'bool' or 'Verdict'{(verifier.Returns == ReturnShape.Direct ? "" : " in its task")}.")
                .With(CheckSignature.Type, verifier.Returns == ReturnShape.Direct ? "bool" : "Task<Verdict>"));
        }
    }

    private string? SpecialOf(StepDeclaration verifier) =>
        verifier.Method.Parameters
            .Select(parameter => parameter.Ours("From") is { } from ? from.Text(0) ?? "" : parameter.Name)
            .FirstOrDefault(specials.Contains);

    /// <summary>Whether a step runs after all that make one of the pattern's parameters; only the steps after the pattern come after what it gave.</summary>
    private bool RunsLater(StepDeclaration? step, string special) =>
        step is not null
        && (after.Contains(step) || IsMadeBefore(step, special));

    private bool IsMadeBefore(StepDeclaration step, string special) =>
        context.Pattern.Verifiable.TryGetValue(special, out IReadOnlyList<string> makers)
        && context.Steps.Where(maker => makers.Contains(maker.Role)).All(maker => Position(maker) < Position(step));

    private StepDeclaration? LatestOf(StepDeclaration verifier) =>
        verifier.Method.Parameters
            .Select(parameter => StepOf(verifier, parameter))
            .OfType<StepDeclaration>()
            .OrderByDescending(Position)
            .FirstOrDefault();

    private StepDeclaration? StepOf(StepDeclaration verifier, IParameterSymbol parameter)
    {
        if (parameter.Ours("From") is { } from)
        {
            return Checkable(verifier).FirstOrDefault(step => step.IsCalled(from.Text(0) ?? ""));
        }

        if (context.EntryInputs.Any(input => input.Name == parameter.Name))
        {
            return null;
        }

        if (Checkable(verifier).FirstOrDefault(step => step.IsCalled(parameter.Name)) is { } named)
        {
            return named;
        }

        List<StepDeclaration> ofType = TypeReader.IsFoundByType(parameter.Type)
            ? Checkable(verifier).Where(step => step.Result is not null && SymbolEqualityComparer.Default.Equals(step.Result, parameter.Type)).ToList()
            : [];
        return ofType.Count == 1 ? ofType[0] : null;
    }

    private IEnumerable<StepDeclaration> Checkable(StepDeclaration verifier) =>
        context.Steps.Where(step => step != verifier && !step.IsVerifier && step.Role.Length > 0);

    private int Position(StepDeclaration step) => order.TakeWhile(name => name != step.Name).Count();
}
