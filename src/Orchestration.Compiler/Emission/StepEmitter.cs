using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes one step where it runs: the call, what stands in for it when it fails, and the checks of its result.</summary>
internal sealed class StepEmitter(Flow flow)
{
    private SourceWriter Writer => flow.Writer;

    /// <summary>Runs a step; gives the local that holds its result, or null where it gives nothing.</summary>
    public string? Run(StepModel step, StepPlaceCode place, string? into = null, string? also = null, string? named = null)
    {
        List<StepModel> verifiers = flow.Pipeline.VerifiersOf(step.Method, also).ToList();
        string? local = step.Result is null ? null : into ?? named ?? flow.LocalFor(step);
        bool isDeclared = into is not null;
        if (verifiers.Any(verifier => verifier.Verify!.Retries > 0))
        {
            new RetriedStepEmitter(flow, this).Run(step, verifiers, place, (local, isDeclared), also);
        }
        else
        {
            Call(step, place, local, isDeclared);
            Remember(step, local, also);
            foreach (StepModel verifier in verifiers)
            {
                Check(verifier, place, local, step.Result, () => { });
            }
        }

        return local;
    }

    /// <summary>The verifiers of a value that no single step makes.</summary>
    public void Verifiers(string special, string? value)
    {
        foreach (StepModel verifier in flow.Pipeline.VerifiersOf(special))
        {
            Check(verifier, new StepPlaceCode(), value, special == SpecialNames.Result ? flow.Pipeline.Pattern?.Given : flow.Entry.Result, () => { });
        }
    }

    public void Remember(StepModel step, string? local, string? also)
    {
        if (local is not null)
        {
            flow.Holds(step, local);
            if (also is not null)
            {
                flow.Holds(also, local);
            }
        }
    }

    /// <summary>Runs a step, and where it fails the steps that stand in for it.</summary>
    public void Call(StepModel step, StepPlaceCode place, string? local, bool isDeclared)
    {
        if (flow.Pipeline.Step(step.Fallback) is not { } fallback)
        {
            Writer.Line(Assigned(step, local, isDeclared) + Expression(step, place) + ";");
            return;
        }

        if (local is not null && !isDeclared)
        {
            Writer.Line($"{step.Result!.Name} {local};");
        }

        CallWithFallbacks(step, fallback, place, local, [step.Method]);
    }

    /// <summary>Runs a verifier and, where it refuses, ends the run after what the caller writes first.</summary>
    public void Check(StepModel verifier, StepPlaceCode place, string? value, TypeModel? type, Action beforeRejecting, string? into = null)
    {
        string verdict = into ?? flow.LocalFor(verifier);
        Call(verifier, place, verdict, isDeclared: into is not null);
        flow.Holds(verifier, verdict);
        Writer.Block($"if (!{Accepts(verifier, verdict)})", () =>
        {
            beforeRejecting();
            flow.Rejected(value, type, AsVerdict(verifier, verdict), verifier, place);
        }).Blank();
    }

    public static string Accepts(StepModel verifier, string verdict) =>
        verifier.Accept?.Kind == AcceptKind.Bool ? verdict : verdict + ".Accepted";

    public static string FeedbackOf(StepModel verifier, string verdict) =>
        verifier.Accept?.Kind == AcceptKind.Bool ? Code.Literal($"'{verifier.Name}' did not accept it.") : verdict + ".Feedback";

    public static string AsVerdict(StepModel verifier, string verdict) =>
        verifier.Accept?.Kind == AcceptKind.Bool ? $"{Code.Library}Verdict.Reject({FeedbackOf(verifier, verdict)})" : verdict;

    private void CallWithFallbacks(StepModel step, StepModel fallback, StepPlaceCode place, string? local, List<string> tried)
    {
        string exception = flow.Local("exception");
        Writer.Block("try", () => Writer.Line(Assigned(step, local, isDeclared: true) + Expression(step, place) + ";"));
        Writer.Block($"catch (global::System.Exception {exception}) when ({flow.Run}.MayFallBack({exception}))", () =>
        {
            StepPlaceCode instead = place.For(step.Name);
            StepModel? next = tried.Contains(fallback.Fallback ?? "") ? null : flow.Pipeline.Step(fallback.Fallback);
            if (next is null)
            {
                Writer.Line(Assigned(fallback, local, isDeclared: true) + Expression(fallback, instead) + ";");
            }
            else
            {
                CallWithFallbacks(fallback, next, instead, local, [.. tried, fallback.Method]);
            }
        });
        Writer.Blank();
    }

    private static string Assigned(StepModel step, string? local, bool isDeclared) =>
        local is null ? "" : isDeclared ? $"{local} = " : $"{step.Result!.Name} {local} = ";

    private string Expression(StepModel step, StepPlaceCode place)
    {
        string arguments = string.Join(", ", step.Inputs.Select(parameter => flow.Value(parameter.Source)));
        return $"await {flow.Run}.StepAsync({flow.Names.StepField(step)}, this, new {flow.Names.InputType(step)}({arguments}){place.AsArgument()})";
    }
}
