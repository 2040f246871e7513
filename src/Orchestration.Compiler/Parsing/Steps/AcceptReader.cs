using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Finds how a judging step's result says that it accepts.</summary>
internal static class AcceptReader
{
    public static AcceptModel? Read(ParseContext context, StepDeclaration step)
    {
        if (step.Result is not { } result || TypeReader.IsBroken(result))
        {
            if (step.Result is null && step.Role == "Evaluate")
            {
                context.Report(CheckSignature.Of(Anchor.ReturnType(step.Name, step.Ordinal), $"'{step.Name}' judges, so it returns a verdict: 'bool', 'Verdict', or a type with an [Accept] predicate.").With("Type", "Task<Verdict>"));
            }

            return null;
        }

        if (result.SpecialType == SpecialType.System_Boolean)
        {
            return new AcceptModel(AcceptKind.Bool, "", HasScore: false);
        }

        if (result.IsOurs("Verdict"))
        {
            return new AcceptModel(AcceptKind.Verdict, "Accepted", HasScore: true);
        }

        AcceptModel? own = OfPipeline(context, result) ?? OfType(context, result);
        if (own is null && step.Role == "Evaluate")
        {
            context.Report(CheckSignature.Of(
                Anchor.ReturnType(step.Name, step.Ordinal),
                $"'{TypeReader.DisplayOf(result)}' does not say when it accepts; return 'Verdict', or mark a bool property of it, or a method of '{context.Type.Name}' that takes it, with [Accept].")
                .With("Type", "Task<Verdict>"));
        }

        return own;
    }

    private static AcceptModel? OfPipeline(ParseContext context, ITypeSymbol verdict)
    {
        foreach (IMethodSymbol method in context.Methods.Where(method => method.HasOurs("Accept")))
        {
            if (method is not { Parameters.Length: 1, ReturnType.SpecialType: SpecialType.System_Boolean })
            {
                ReportOnce(context, CheckSignature.Of(
                    Anchor.OfMember(method.Name, context.OrdinalOf(method)),
                    $"'{method.Name}' is an [Accept] predicate, so it takes the verdict and returns 'bool'."));
            }
            else if (context.Fits(verdict, method.Parameters[0].Type))
            {
                return new AcceptModel(AcceptKind.Predicate, method.Name, HasScore(verdict));
            }
        }

        return null;
    }

    private static AcceptModel? OfType(ParseContext context, ITypeSymbol verdict)
    {
        ISymbol? member = verdict.GetMembers().FirstOrDefault(candidate =>
            candidate.HasOurs("Accept") && !candidate.IsStatic && context.Compilation.IsSymbolAccessibleWithin(candidate, context.Type));
        return member switch
        {
            IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean } => new AcceptModel(AcceptKind.Property, member.Name, HasScore(verdict)),
            IMethodSymbol { Parameters.Length: 0, ReturnType.SpecialType: SpecialType.System_Boolean } => new AcceptModel(AcceptKind.Method, member.Name, HasScore(verdict)),
            _ => null,
        };
    }

    private static bool HasScore(ITypeSymbol verdict) =>
        verdict.GetMembers("Score").OfType<IPropertySymbol>().Any(property =>
            TypeReader.Unwrapped(property.Type).SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double);

    private static void ReportOnce(ParseContext context, Finding finding)
    {
        if (!context.Findings.Contains(finding))
        {
            context.Report(finding);
        }
    }
}
