using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes one step where it runs: the call, what stands in for it when it fails, and the checks of its result.</summary>
internal sealed class StepEmitter(Flow flow)
{
    private SourceWriter Writer => flow.Writer;

    /// <summary>Runs a step; gives the local that holds its result, or null where it gives nothing.</summary>
    public string? Run(StepModel step, StepPlaceCode place, string? into = null, string? also = null, string? named = null)
    {
        if (step.ApprovesResult && into is not null)
        {
            return RunIntoAfterApproval(step, place, into, also);
        }

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
                Check(verifier, place, local, step.Result);
            }

            Approve(step, place, local);
        }

        return local;
    }

    /// <summary>Whether a call is all there is to a step: nothing checks its result, nothing stands in for it.</summary>
    public bool IsSole(StepModel step) =>
        step.Result is not null && step.Approval is null && flow.WayOf(step) is null
        && flow.Pipeline.Step(step.Fallback) is null && !flow.Pipeline.VerifiersOf(step.Method).Any();

    /// <summary>What is not approved yet is nobody else's to see; and a local that is there already may be nullable, which the approval is not.</summary>
    private string? RunIntoAfterApproval(StepModel step, StepPlaceCode place, string into, string? also)
    {
        string? approved = Run(step, place, also: also);
        Writer.Line($"{into} = {approved};");
        Remember(step, into, also);
        return into;
    }

    /// <summary>The verifiers of a value that no single step makes.</summary>
    public void Verifiers(string special, string? value)
    {
        foreach (StepModel verifier in flow.Pipeline.VerifiersOf(special))
        {
            Check(verifier, new StepPlaceCode(), value, special == SpecialNames.Result ? flow.Pipeline.Pattern?.Given : flow.Entry.Result);
        }
    }

    /// <summary>Lets a person approve a step's result. It comes after the verifiers, so that a person sees only what they accept.</summary>
    public void Approve(StepModel step, StepPlaceCode place, string? local)
    {
        if (step.ApprovesResult && local is not null)
        {
            Writer.Line($"{local} = {Approved(flow, step, place, local)};");
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
    public void Call(StepModel step, StepPlaceCode place, string? local, bool isDeclared, StepCallCode? code = null)
    {
        string? type = code?.Type ?? step.Result?.Name;
        if (code is null && flow.WayOf(step) is { } way)
        {
            Declare(type, local, isDeclared);
            way(place, local);
        }
        else if (flow.Pipeline.Step(step.Fallback) is { } fallback)
        {
            Declare(type, local, isDeclared);
            CallWithFallbacks(step, fallback, place, local, code, [step.Method]);
        }
        else
        {
            Writer.Line((isDeclared || local is null ? "" : type + " ") + Assigned(step, place, local, code));
        }
    }

    /// <summary>Runs a verifier and, where it refuses, ends the run or goes back.</summary>
    /// <param name="verifier">The verifier.</param>
    /// <param name="place">Where it runs.</param>
    /// <param name="value">What it checks.</param>
    /// <param name="type">The type of that.</param>
    /// <param name="leave">How a loop within the one around is left to go back.</param>
    /// <param name="into">The local that takes the verdict, declared already; null for one of its own.</param>
    public void Check(StepModel verifier, StepPlaceCode place, string? value, TypeModel? type, IReadOnlyList<string>? leave = null, string? into = null)
    {
        string verdict = Verdict(verifier, place, into);
        Writer.Block($"if (!{Accepts(verifier, verdict)})", () => Refuse(verifier, verdict, place, (value, type), leave)).Blank();
    }

    /// <summary>What follows a verifier's last refusal.</summary>
    public void Refuse(StepModel verifier, string verdict, StepPlaceCode place, (string? Value, TypeModel? Type) refused, IReadOnlyList<string>? leave)
    {
        if (flow.GoingBack is not { } back)
        {
            flow.Rejected(refused.Value, refused.Type, AsVerdict(verifier, verdict), verifier, place);
            return;
        }

        Writer.Block($"if ({back.IsFinal})", () => flow.Rejected(refused.Value, refused.Type, AsVerdict(verifier, verdict), verifier, place)).Blank();
        Writer.Line($"{back.Feedback} = {FeedbackOf(verifier, verdict)};");
        foreach (string line in leave ?? ["continue;"])
        {
            Writer.Line(line);
        }
    }

    /// <summary>Runs a verifier; gives the local that holds its verdict.</summary>
    public string Verdict(StepModel verifier, StepPlaceCode place, string? into)
    {
        string verdict = into ?? flow.LocalFor(verifier);
        Call(verifier, place, verdict, isDeclared: into is not null);
        Approve(verifier, place, verdict);
        flow.Holds(verifier, verdict);
        return verdict;
    }

    public static string Accepts(StepModel verifier, string verdict) =>
        verifier.Accept?.Kind == AcceptKind.Bool ? verdict : verdict + ".Accepted";

    public static string FeedbackOf(StepModel verifier, string verdict) =>
        verifier.Accept?.Kind == AcceptKind.Bool ? Code.Literal($"'{verifier.Name}' did not accept it.") : verdict + ".Feedback";

    public static string AsVerdict(StepModel verifier, string verdict) =>
        verifier.Accept?.Kind == AcceptKind.Bool ? $"{Code.Library}Verdict.Reject({FeedbackOf(verifier, verdict)})" : verdict;

    /// <summary>The plain call of a step.</summary>
    public static string Expression(Flow flow, StepModel step, StepPlaceCode place)
    {
        string input = step.Approval is { IsOfArguments: true } ? Approved(flow, step, place, flow.Input(step)) : flow.Input(step);
        return "await " + Unawaited(flow, flow.Run, step, input, place);
    }

    /// <summary>The same without what a person says to its arguments, and not awaited.</summary>
    public static string Unawaited(Flow flow, string run, StepModel step, string input, StepPlaceCode place) =>
        $"{run}.StepAsync({flow.Names.StepField(step)}, this, {input}{place.AsArgument()})";

    private void Declare(string? type, string? local, bool isDeclared)
    {
        if (local is not null && !isDeclared)
        {
            Writer.Line($"{type} {local};");
        }
    }

    private void CallWithFallbacks(StepModel step, StepModel fallback, StepPlaceCode place, string? local, StepCallCode? code, List<string> tried)
    {
        string exception = flow.Local("exception");
        Writer.Block("try", () => Writer.Line(Assigned(step, place, local, code)));
        Writer.Block($"catch (global::System.Exception {exception}) when ({flow.Run}.MayFallBack({exception}))", () =>
        {
            StepPlaceCode instead = place.For(step.Name);
            StepModel? next = tried.Contains(fallback.Fallback ?? "") ? null : flow.Pipeline.Step(fallback.Fallback);
            if (next is null)
            {
                Writer.Line(Assigned(fallback, instead, local, code));
            }
            else
            {
                CallWithFallbacks(fallback, next, instead, local, code, [.. tried, fallback.Method]);
            }

            // A pattern that calls a step in words of its own has no result of it yet.
            if (code is null)
            {
                ApproveFallback(fallback, instead, local, tried);
            }
        });
        Writer.Blank();
    }

    private string Assigned(StepModel step, StepPlaceCode place, string? local, StepCallCode? code) =>
        (local is null ? "" : $"{local} = ") + (code?.Expression(step, place) ?? Expression(flow, step, place)) + ";";

    /// <summary>A step that is approved is so whoever made its result; otherwise a fallback may be approved by itself.</summary>
    private void ApproveFallback(StepModel fallback, StepPlaceCode place, string? local, List<string> tried)
    {
        if (!tried.Any(method => flow.Pipeline.Step(method) is { ApprovesResult: true }))
        {
            Approve(fallback, place, local);
        }
    }

    private static string Approved(Flow flow, StepModel step, StepPlaceCode place, string value) =>
        $"await {flow.Run}.ApproveAsync({flow.Names.Approval(step)}, {value}{place.AsArgument()})";
}

/// <summary>How a pattern calls a step in words of its own.</summary>
/// <param name="Type">What the call gives.</param>
/// <param name="Expression">The call of the step, or of one that stands in for it, at a place.</param>
internal sealed record StepCallCode(string Type, Func<StepModel, StepPlaceCode, string> Expression);
