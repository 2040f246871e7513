using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>
/// Writes a step that a verifier sends back: a loop that ends when all verifiers accept, and ends the run when one has refused too
/// often. Each verifier's count starts again when a later one sends the step back.
/// </summary>
internal sealed class RetriedStepEmitter(Flow flow, StepEmitter steps)
{
    private readonly Dictionary<string, string> counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> verdicts = new(StringComparer.Ordinal);

    private SourceWriter Writer => flow.Writer;

    public void Run(StepModel step, List<StepModel> verifiers, StepPlaceCode place, (string? Local, bool IsDeclared) result, string? also)
    {
        List<StepModel> retried = verifiers.Where(verifier => verifier.Verify!.Retries > 0).ToList();
        if (result is { Local: not null, IsDeclared: false })
        {
            Writer.Line($"{step.Result!.Name} {result.Local};");
        }

        DeclareVerdicts(verifiers);
        string attempt = flow.Local("attempt");
        string? feedback = Feedback(step);
        if (retried.Count > 1)
        {
            Declare(retried);
        }

        Writer.Block($"for (int {attempt} = 0; ; {attempt}++)", () =>
        {
            steps.Call(step, place.InAttempt(attempt), result.Local, isDeclared: true);
            steps.Remember(step, result.Local, also);
            foreach (StepModel verifier in verifiers)
            {
                Check(verifier, (step, place.InAttempt(attempt), result.Local), attempt, feedback, retried);
            }

            Writer.Line("break;");
        }).Blank();

        // The feedback is of this place only; elsewhere, a fallback that several steps share has none.
        flow.Holds(SpecialNames.Feedback, "null");
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

    private string? Feedback(StepModel step)
    {
        if (!flow.Pipeline.WithFallbacks(step).Any(tried => tried.Parameters.Any(parameter => parameter.Source is ValueSource.Feedback)))
        {
            return null;
        }

        string feedback = flow.Local("feedback");
        Writer.Line($"string? {feedback} = null;");
        flow.Holds(SpecialNames.Feedback, feedback);
        return feedback;
    }

    private void Check(StepModel verifier, (StepModel Step, StepPlaceCode Place, string? Local) target, string attempt, string? feedback, List<StepModel> retried)
    {
        string? into = verdicts.TryGetValue(verifier.Method, out string declared) ? declared : null;
        if (verifier.Verify!.Retries <= 0)
        {
            steps.Check(verifier, target.Place, target.Local, target.Step.Result, () => { }, into);
            return;
        }

        string verdict = into ?? flow.LocalFor(verifier);
        steps.Call(verifier, target.Place, verdict, isDeclared: into is not null);
        flow.Holds(verifier, verdict);
        Writer.Block($"if (!{StepEmitter.Accepts(verifier, verdict)})", () =>
        {
            string spent = counters.TryGetValue(verifier.Method, out string counter) ? $"{counter}++" : attempt;
            Writer.Block($"if ({spent} == {Code.Number(verifier.Verify.Retries)})", () =>
                flow.Rejected(target.Local, target.Step.Result, StepEmitter.AsVerdict(verifier, verdict), verifier, target.Place)).Blank();
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
