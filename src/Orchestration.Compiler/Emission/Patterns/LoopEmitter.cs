using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes a loop: rounds of steps until one says that it is done, nothing changes, or the rounds are used up; then the finish.</summary>
internal sealed class LoopEmitter : PatternEmitter<LoopModel>
{
    protected override void Emit(Flow flow, LoopModel pattern) => new LoopWriter(flow, pattern).Write();
}

/// <summary>Writes one loop, and knows its locals.</summary>
internal sealed class LoopWriter
{
    private readonly Flow flow;
    private readonly LoopModel pattern;
    private readonly StepModel last;
    private readonly StepModel? until;
    private readonly StepModel? finish;
    private readonly LoopValues values;
    private readonly string round;
    private readonly string? best;

    public LoopWriter(Flow flow, LoopModel pattern)
    {
        this.flow = flow;
        this.pattern = pattern;
        last = flow.Pipeline.Step(pattern.Last)!;
        until = flow.Pipeline.Step(pattern.Until);
        finish = flow.Pipeline.Step(pattern.Finish);
        round = flow.Local("round");
        values = new LoopValues(flow, pattern, round);
        best = until?.Accept is { HasScore: true } && BestType is not null ? flow.Local("best") : null;
    }

    private SourceWriter Writer => flow.Writer;

    /// <summary>Whether the best round's values go to the finishing step, and not the round's result to the caller.</summary>
    private bool FinishesBest => finish is not null && pattern.OnExhausted == "ReturnBest";

    private string? BestType => FinishesBest ? values.KeptType : last.Result?.Name;

    private bool ReturnsLast => pattern.OnExhausted == "ReturnLast" || (pattern.OnExhausted == "ReturnBest" && best is null);

    private string AtEnd => $"{round} == {(pattern.MaxRounds is { } rounds ? Code.Number(Math.Max(1, rounds)) : "int.MaxValue")}";

    private string? Result => last.Result is null ? null : flow.Value(new ValueSource.Step(last.Method));

    public void Write()
    {
        values.Declare();
        if (best is not null)
        {
            Writer.Line($"{Code.Library}Best<{BestType}> {best} = default;");
        }

        flow.Holds(LoopModel.Round, round);
        Writer.Blank();
        Writer.Block($"for ({(values.KeepsRound ? "" : $"int {round} = 1")}; ; {round}++)", WriteRound);
        if (finish is not null)
        {
            Writer.Blank();
            flow.GiveLast(flow.Step(finish, new StepPlaceCode()));
        }
    }

    private void WriteRound()
    {
        Writer.Line($"{flow.Run}.Round({round}, {(pattern.MaxRounds is { } rounds ? Code.Number(rounds) : "int.MaxValue")});");
        foreach (string step in pattern.Steps)
        {
            values.Run(flow.Pipeline.Step(step)!);
        }

        string? isUnchanged = pattern.StopWhenUnchanged ? values.IsUnchanged(last) : null;
        if (until is null)
        {
            End(isUnchanged is null ? [] : [isUnchanged]);
            return;
        }

        if (isUnchanged is not null)
        {
            // What is unchanged is done, so nobody need be asked.
            Writer.Block($"if ({isUnchanged})", Leave).Blank();
        }

        string verdict = values.Run(until) ?? "false";
        End([AcceptCode.Accepts(until.Accept, verdict)], AcceptCode.Score(until.Accept, verdict));
    }

    /// <summary>The end of a round: done, or used up, or once more.</summary>
    private void End(List<string> done, string? score = null)
    {
        List<string> ends = ReturnsLast ? [.. done, AtEnd] : done;
        if (ends.Count > 0)
        {
            Writer.Block($"if ({string.Join(" || ", ends.Select(end => ends.Count > 1 && end.Contains("&&") ? $"({end})" : end))})", Leave).Blank();
        }

        if (best is not null)
        {
            Writer.Line($"{best} = {best}.Or({(FinishesBest ? values.Kept : Result)}, {score});");
        }

        if (!ReturnsLast)
        {
            Writer.Block($"if ({AtEnd})", EndOfRounds).Blank();
        }

        values.KeepForNextRound();
    }

    private void EndOfRounds()
    {
        if (pattern.OnExhausted == "Fail")
        {
            flow.Exhausted(best is null ? Result ?? "null" : best + ".Value", last.Result, round);
        }
        else if (FinishesBest)
        {
            Writer.Line($"{values.Kept} = {best}.Value;");
            Leave();
        }
        else
        {
            flow.Give(best + ".Value");
        }
    }

    private void Leave()
    {
        if (finish is null)
        {
            flow.Give(Result);
        }
        else
        {
            Writer.Line("break;");
        }
    }
}
