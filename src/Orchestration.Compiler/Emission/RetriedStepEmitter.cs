using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>
/// Writes a step that a verifier sends back: a loop that ends when all verifiers accept, and ends the run when one has refused too
/// often. Each verifier's count starts again when a later one sends the step back. Where the run goes on after a refusal, the loop is left.
/// </summary>
internal sealed class RetriedStepEmitter(Flow flow, StepEmitter steps)
{
    private readonly Dictionary<string, string> counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> verdicts = new(StringComparer.Ordinal);
    private readonly string? refused = flow.GoingBack is null ? null : flow.Local("refused");

    private SourceWriter Writer => flow.Writer;

    private IReadOnlyList<string>? Leave => refused is null ? null : [$"{refused} = true;", "break;"];

    public void Run(StepModel step, List<StepModel> verifiers, StepPlaceCode place, (string? Local, bool IsDeclared) result, string? also)
    {
        List<StepModel> retried = verifiers.Where(verifier => verifier.Verify!.Retries > 0).ToList();
        if (result is { Local: not null, IsDeclared: false })
        {
            Writer.Line($"{step.Result!.Name} {result.Local};");
        }

        DeclareVerdicts(verifiers);
        string attempt = flow.Local("attempt");
        string feedbackBefore = flow.Value(new ValueSource.Feedback());
        string? feedback = Feedback(step, feedbackBefore);
        if (retried.Count > 1)
        {
            Declare(retried);
        }

        if (refused is not null)
        {
            Writer.Line($"bool {refused} = false;");
        }

        StepPlaceCode inAttempt = place.InAttempt(Number(place, attempt, retried));
        Writer.Block($"for (int {attempt} = 0; ; {attempt}++)", () =>
        {
            steps.Call(step, inAttempt, result.Local, isDeclared: true);
            steps.Remember(step, result.Local, also);
            foreach (StepModel verifier in verifiers)
            {
                Check(verifier, (step, inAttempt, result.Local), attempt, feedback, retried);
            }

            steps.Approve(step, inAttempt, result.Local);
            Writer.Line("break;");
        }).Blank();
        if (refused is not null)
        {
            Writer.Block($"if ({refused})", () => Writer.Line("continue;")).Blank();
        }

        // The feedback is of this place only; elsewhere, a fallback that several steps share has none of it.
        flow.Holds(SpecialNames.Feedback, feedbackBefore);
    }

    /// <summary>The number of an attempt, which no attempt of another rework of the same step has.</summary>
    private static string Number(StepPlaceCode place, string attempt, List<StepModel> retried)
    {
        long most = retried.Aggregate(1L, (product, verifier) => Math.Min(int.MaxValue, product * (1L + verifier.Verify!.Retries)));
        return place.Attempt is null ? attempt : $"({place.Attempt} * {Code.Number(most)}) + {attempt}";
    }

    /// <summary>What a step after them reads outlives the loop.</summary>
    private void DeclareVerdicts(List<StepModel> verifiers)
    {
        foreach (StepModel verifier in verifiers.Where(verifier => flow.Pipeline.Steps.Except(verifiers).Any(step => step.Parameters.Any(parameter => parameter.Source == new ValueSource.Step(verifier.Method)))))
        {
            verdicts[verifier.Method] = flow.LocalFor(verifier);
            Writer.Line($"{verifier.Result!.Name} {verdicts[verifier.Method]};");
        }
    }

    private void Declare(List<StepModel> retried)
    {
        foreach (StepModel verifier in retried)
        {
            counters[verifier.Method] = flow.Local(Flow.StepResultName(verifier) + "Refusals");
            Writer.Line($"int {counters[verifier.Method]} = 0;");
        }
    }

    /// <summary>The local that holds what the step is told: at first what it would be told without a verifier.</summary>
    private string? Feedback(StepModel step, string before)
    {
        if (!flow.Pipeline.WithFallbacks(step).Any(tried => tried.Parameters.Any(parameter => parameter.Source is ValueSource.Feedback or ValueSource.Special { Name: SpecialNames.Feedback })))
        {
            return null;
        }

        string feedback = flow.Local("feedback");
        Writer.Line($"string? {feedback} = {before};");
        flow.Holds(SpecialNames.Feedback, feedback);
        return feedback;
    }

    private void Check(StepModel verifier, (StepModel Step, StepPlaceCode Place, string? Local) target, string attempt, string? feedback, List<StepModel> retried)
    {
        string? into = verdicts.TryGetValue(verifier.Method, out string declared) ? declared : null;
        if (verifier.Verify!.Retries <= 0)
        {
            steps.Check(verifier, target.Place, target.Local, target.Step.Result, Leave, into);
            return;
        }

        string verdict = steps.Verdict(verifier, target.Place, into);
        Writer.Block($"if (!{StepEmitter.Accepts(verifier, verdict)})", () =>
        {
            string spent = counters.TryGetValue(verifier.Method, out string counter) ? $"{counter}++" : attempt;
            Writer.Block($"if ({spent} == {Code.Number(verifier.Verify.Retries)})", () =>
                steps.Refuse(verifier, verdict, target.Place, (target.Local, target.Step.Result), Leave)).Blank();
            foreach (StepModel earlier in retried.TakeWhile(other => other != verifier))
            {
                Writer.Line($"{counters[earlier.Method]} = 0;");
            }

            if (feedback is not null)
            {
                Writer.Line($"{feedback} = {StepEmitter.FeedbackOf(verifier, verdict)};");
            }

            Writer.Line("continue;");
        }).Blank();
    }
}
