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
            if (step.Result is null && context.IsJudge(step))
            {
                context.Report(CheckSignature.Of(Anchor.ReturnType(step.Name, step.Ordinal), $"'{step.Name}' judges, so it returns a verdict: 'bool', 'Verdict', or a type with an [Accept] predicate.").With(CheckSignature.Type, "Task<Verdict>"));
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
        if (own is null && context.IsJudge(step) && Predicates(context).All(IsPredicate))
        {
            context.Report(CheckSignature.Of(
                Anchor.ReturnType(step.Name, step.Ordinal),
                $"'{TypeReader.DisplayOf(result)}' does not say when it accepts; return 'Verdict', or mark a bool property of it, or a method of '{context.Type.Name}' that takes it, with [Accept].")
                .With(CheckSignature.Type, "Task<Verdict>"));
        }

        return own;
    }

    /// <summary>Says which [Accept] methods cannot be asked, or are asked by no judge.</summary>
    public static void CheckPredicates(ParseContext context, IEnumerable<StepModel> steps)
    {
        List<string> asked = steps.Where(step => step.Accept is { Kind: AcceptKind.Predicate }).Select(step => step.Accept!.Member).ToList();
        bool isWhole = context.Findings.Count == 0;
        foreach (IMethodSymbol method in Predicates(context).Where(method => !method.Parameters.Any(parameter => TypeReader.IsBroken(parameter.Type))))
        {
            Anchor place = Anchor.OfMember(method.Name, context.OrdinalOf(method));
            if (!IsPredicate(method))
            {
                context.Report(CheckSignature.Of(place, $"'{method.Name}' is an [Accept] predicate, so it takes the verdict and returns 'bool'."));
            }
            else if (isWhole && !asked.Contains(method.Name))
            {
                ITypeSymbol verdict = method.Parameters[0].Type;
                context.Report(CheckSignature.Of(place, verdict.IsOurs("Verdict") || verdict.SpecialType == SpecialType.System_Boolean
                    ? $"'{method.Name}' is never asked: a '{TypeReader.DisplayOf(verdict)}' says by itself whether it accepts. Remove [Accept], or let the judge return a type of your own."
                    : $"'{method.Name}' is never asked: no {JudgeRole(context)} step of '{context.Type.Name}' returns '{TypeReader.DisplayOf(verdict)}'. Remove [Accept], or take what the judge returns."));
            }
        }
    }

    private static string JudgeRole(ParseContext context) =>
        context.Pattern.Roles.FirstOrDefault(role => role.IsJudge) is { } judge ? $"[{judge.Name}]" : "judging";

    private static IEnumerable<IMethodSymbol> Predicates(ParseContext context) => context.Methods.Where(method => method.HasOurs("Accept"));

    private static bool IsPredicate(IMethodSymbol method) =>
        method is { Parameters.Length: 1, IsGenericMethod: false, ReturnType.SpecialType: SpecialType.System_Boolean };

    private static AcceptModel? OfPipeline(ParseContext context, ITypeSymbol verdict) =>
        Predicates(context).FirstOrDefault(method => IsPredicate(method) && context.Fits(verdict, method.Parameters[0].Type)) is { } predicate
            ? Of(context, AcceptKind.Predicate, predicate.Name, verdict)
            : null;

    private static AcceptModel? OfType(ParseContext context, ITypeSymbol verdict)
    {
        ISymbol? member = MembersOf(verdict).FirstOrDefault(candidate =>
            candidate.HasOurs("Accept") && !candidate.IsStatic && context.Compilation.IsSymbolAccessibleWithin(candidate, context.Type));
        return member switch
        {
            IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean } => Of(context, AcceptKind.Property, member.Name, verdict),
            IMethodSymbol { Parameters.Length: 0, ReturnType.SpecialType: SpecialType.System_Boolean } => Of(context, AcceptKind.Method, member.Name, verdict),
            _ => null,
        };
    }

    private static AcceptModel Of(ParseContext context, AcceptKind kind, string member, ITypeSymbol verdict)
    {
        IPropertySymbol? score = Property(context, verdict, "Score");
        IPropertySymbol? feedback = Property(context, verdict, "Feedback");
        return new AcceptModel(kind, member, score is not null && TypeReader.Unwrapped(score.Type).SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double)
        {
            Feedback = feedback is { Type.SpecialType: SpecialType.System_String } ? TypeReader.Read(feedback.Type) : null,
        };
    }

    private static IPropertySymbol? Property(ParseContext context, ITypeSymbol verdict, string name) =>
        MembersOf(verdict).OfType<IPropertySymbol>().FirstOrDefault(property =>
            property.Name == name
            && property is { IsStatic: false, GetMethod: not null }
            && context.Compilation.IsSymbolAccessibleWithin(property, context.Type));

    /// <summary>The members of a type, inherited ones included.</summary>
    private static IEnumerable<ISymbol> MembersOf(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                yield return member;
            }
        }
    }
}
