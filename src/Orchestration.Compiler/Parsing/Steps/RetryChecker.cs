using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Finds repeats that could only fail again: fallbacks in a circle, and steps that are sent back without being told why.</summary>
internal static class RetryChecker
{
    public static void Check(ParseContext context)
    {
        CheckFallbacks(context);
        foreach (StepDeclaration verifier in context.Steps.Where(step => step.Verified is { Retries: > 0 }))
        {
            CheckFeedback(context, verifier, verifier.Verified!);
        }
    }

    /// <summary>Follows the fallbacks from each step; those from steps with a role first, since they are where a run comes in.</summary>
    private static void CheckFallbacks(ParseContext context)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (StepDeclaration start in context.Steps.OrderBy(step => step.Role.Length == 0))
        {
            List<StepDeclaration> path = [start];
            while (context.Step(path[path.Count - 1].Method.Ours("Fallback")?.Text(0)) is { } next)
            {
                int first = path.IndexOf(next);
                if (first >= 0)
                {
                    Report(context, start, path.Skip(first).ToList(), reported);
                    break;
                }

                path.Add(next);
            }
        }
    }

    private static void Report(ParseContext context, StepDeclaration start, List<StepDeclaration> circle, HashSet<string> reported)
    {
        if (!reported.Add(circle.Select(step => step.Name).OrderBy(name => name, StringComparer.Ordinal).First()))
        {
            return;
        }

        StepDeclaration last = circle[circle.Count - 1];
        string path = string.Join(" → ", circle.Append(circle[0]).Select(step => step.Name));
        Finding finding = RetryWithoutChange.Of(
            last.OfArgument("Fallback", "0"),
            $"The fallbacks lead back to '{circle[0].Name}' ({path}), which has failed by then; remove this one, or name a step that does something else.");
        context.Report(start.Role.Length == 0 ? finding : finding.With(RetryWithoutChange.RemovedAttribute, "Fallback"));
    }

    private static void CheckFeedback(ParseContext context, StepDeclaration verifier, VerifyModel verified)
    {
        Anchor place = verifier.OfArgument(StepDeclaration.Verify, "Retries");
        if (verified.IsSpecial && verified.Target == SpecialNames.Result)
        {
            context.Report(RetryWithoutChange.Of(
                place,
                $"'{verifier.Name}' checks what the pattern gave, which no single step makes again; leave out Retries, or verify the step that makes it.")
                .With(RetryWithoutChange.RemovedArgument, "Retries"));
            return;
        }

        List<StepDeclaration> deaf = Repeated(context, verified).Where(step => step.Method.Parameters.All(parameter => parameter.Name != SpecialNames.Feedback)).ToList();
        if (deaf.Count > 0)
        {
            context.Report(RetryWithoutChange.Of(
                place,
                $"'{verifier.Name}' sends {Nearest.List(deaf.Select(step => step.Name))} back without saying why, since {(deaf.Count == 1 ? "it takes" : "they take")} no 'feedback'; add a parameter 'string? feedback', or leave out Retries.")
                .With(RetryWithoutChange.RemovedArgument, "Retries") with
            { Related = deaf.Select(step => step.Place).ToEquatableArray() });
        }
    }

    /// <summary>The steps that run again when a verifier refuses.</summary>
    private static IEnumerable<StepDeclaration> Repeated(ParseContext context, VerifyModel verified) =>
        verified.IsSpecial
            ? context.Pattern.Verifiable.TryGetValue(verified.Target, out IReadOnlyList<string> makers) ? context.Steps.Where(step => makers.Contains(step.Role)) : []
            : context.Step(verified.Target) is { } step ? [step] : [];
}
