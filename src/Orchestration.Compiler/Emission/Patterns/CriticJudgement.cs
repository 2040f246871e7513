using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes the judging of one draft: one judge after the other, until one refuses.</summary>
internal sealed class CriticJudgement
{
    private readonly Flow flow;
    private readonly CriticModel pattern;
    private readonly List<StepModel> judges;
    private readonly string? shared;
    private readonly string? flag;
    private readonly bool isSingle;
    private string single = "";

    public CriticJudgement(Flow flow, CriticModel pattern)
    {
        this.flow = flow;
        this.pattern = pattern;
        judges = pattern.Evaluates.Select(flow.Pipeline.Step).OfType<StepModel>().ToList();
        isSingle = judges.Count == 1;
        shared = isSingle ? null : pattern.VerdictType is null ? null : flow.Local("verdict");
        flag = isSingle || shared is not null ? null : flow.Local("accepted");
        if (isSingle)
        {
            single = flow.Local("verdict");
        }
    }

    /// <summary>The condition under which the draft is accepted.</summary>
    public string Accepted => flag ?? Accepts(LastJudge, Verdict);

    /// <summary>The local that holds the latest verdict.</summary>
    public string Verdict => shared ?? single;

    /// <summary>The score of the latest verdict, or null where there is none.</summary>
    public string? Score => flag is null && judges.Count > 0 && judges.All(judge => judge.Accept is { HasScore: true })
        ? (judges[0].Accept!.Kind == AcceptKind.Verdict ? "" : "(double?)") + Verdict + ".Score"
        : null;

    private StepModel LastJudge => judges[judges.Count - 1];

    public void Write(StepPlaceCode place)
    {
        if (isSingle)
        {
            flow.Step(judges[0], place, named: single);
            flow.Holds(CriticModel.Verdict, single);
            return;
        }

        Write(0, place);
        if (shared is not null)
        {
            flow.Holds(CriticModel.Verdict, shared);
        }

        flow.Writer.Blank();
    }

    private void Write(int index, StepPlaceCode place)
    {
        StepModel judge = judges[index];
        string local = flow.Step(judge, place)!;
        string declared = index > 0 ? "" : flag is not null ? "bool " : pattern.VerdictType!.Name + " ";
        flow.Writer.Line(flag is not null
            ? $"{declared}{flag} = {Accepts(judge, local)};"
            : $"{declared}{shared} = {Lifted(judge, local)};");
        if (index + 1 < judges.Count)
        {
            flow.Writer.Block($"if ({Accepts(judge, local)})", () => Write(index + 1, place));
        }
    }

    /// <summary>A bool among verdicts speaks without words.</summary>
    private string Lifted(StepModel judge, string local) =>
        judge.Accept?.Kind == AcceptKind.Bool && pattern.VerdictType!.Name.EndsWith("Verdict", StringComparison.Ordinal)
            ? $"{local} ? {Code.Library}Verdict.Accept() : {Code.Library}Verdict.Reject({Code.Literal($"'{judge.Name}' did not accept it.")})"
            : local;

    private string Accepts(StepModel judge, string verdict) => IsLifted(judge, verdict)
        ? verdict + ".Accepted"
        : judge.Accept?.Kind switch
        {
            AcceptKind.Verdict => verdict + ".Accepted",
            AcceptKind.Property => $"{verdict}.{judge.Accept.Member}",
            AcceptKind.Method => $"{verdict}.{judge.Accept.Member}()",
            AcceptKind.Predicate => $"{judge.Accept.Member}({verdict})",
            _ => verdict,
        };

    private bool IsLifted(StepModel judge, string verdict) =>
        verdict == shared && judge.Accept?.Kind == AcceptKind.Bool && pattern.VerdictType!.Name.EndsWith("Verdict", StringComparison.Ordinal);
}
