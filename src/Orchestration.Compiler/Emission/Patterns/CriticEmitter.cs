using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes a critic: a draft, then rounds of judging and revising until it is accepted or the rounds are used up.</summary>
internal sealed class CriticEmitter : PatternEmitter<CriticModel>
{
    protected override void Emit(Flow flow, CriticModel pattern) => new CriticWriter(flow, pattern).Write();
}

/// <summary>Writes one critic, and knows its locals.</summary>
internal sealed class CriticWriter
{
    private readonly Flow flow;
    private readonly CriticModel pattern;
    private readonly CriticJudgement judgement;
    private readonly string round;
    private readonly string? history;
    private readonly string? best;
    private string draft = "";
    private (string Draft, string? Verdict)? previous;

    public CriticWriter(Flow flow, CriticModel pattern)
    {
        this.flow = flow;
        this.pattern = pattern;
        round = flow.Local("round");
        judgement = new CriticJudgement(flow, pattern);
        history = IsRead(CriticModel.History) && pattern.VerdictType is not null ? flow.Local("history") : null;
        best = judgement.Score is not null ? flow.Local("best") : null;
    }

    private SourceWriter Writer => flow.Writer;

    private StepPlaceCode InRound => new(Round: round);

    public void Write()
    {
        DeclareBeforeLoop();
        Writer.Blank();
        Writer.Block($"for (int {round} = 1; ; {round}++)", () =>
        {
            Writer.Line($"{flow.Run}.Round({round}, {(pattern.MaxRounds is { } rounds ? Code.Number(rounds) : "int.MaxValue")});");
            ProduceAgain();
            judgement.Write(InRound);
            Accept();
            KeepBest();
            EndOfRounds();
            KeepHistory();
            Revise();
        });
    }

    private void DeclareBeforeLoop()
    {
        flow.Holds(CriticModel.Round, pattern.Revise is null ? round : "1");
        StepModel produce = flow.Pipeline.Step(pattern.Produce)!;
        if (pattern.Revise is not null)
        {
            draft = flow.Local("draft");
            flow.Step(produce, new StepPlaceCode(), also: CriticModel.Draft, named: draft);
        }
        else
        {
            DeclarePrevious();
        }

        if (history is not null)
        {
            string element = $"{Code.Library}Round<{pattern.DraftType.Name}, {pattern.VerdictType!.Name}>";
            Writer.Line($"var {history} = new global::System.Collections.Generic.List<{element}>();");
            flow.Holds(CriticModel.History, history + ".ToArray()");
        }

        if (best is not null)
        {
            Writer.Line($"{Code.Library}Best<{pattern.DraftType.Name}> {best} = default;");
        }

        flow.Holds(CriticModel.Round, round);
    }

    private void DeclarePrevious()
    {
        if (!IsRead(pattern.Produce, CriticModel.Draft) && !IsRead(pattern.Produce, CriticModel.Verdict) && !pattern.StopWhenUnchanged)
        {
            return;
        }

        string? verdict = pattern.VerdictType is null ? null : flow.Local("previousVerdict");
        previous = (flow.Local("previousDraft"), verdict);
        Writer.Line($"{pattern.DraftType.UnannotatedName}? {previous.Value.Draft} = null;");
        if (verdict is not null)
        {
            Writer.Line($"{pattern.VerdictType!.UnannotatedName}? {verdict} = null;");
        }
    }

    private void ProduceAgain()
    {
        if (pattern.Revise is not null)
        {
            return;
        }

        if (previous is { } last)
        {
            flow.Holds(CriticModel.Draft, last.Draft);
            flow.Holds(CriticModel.Verdict, last.Verdict ?? "null");
        }

        draft = flow.Local("draft");
        flow.Step(flow.Pipeline.Step(pattern.Produce)!, InRound, also: CriticModel.Draft, named: draft);
        if (pattern.StopWhenUnchanged && previous is { } before)
        {
            StopIfSame(draft, before.Draft, before: $"{round} > 1 && ", rounds: $"{round} - 1");
        }
    }

    private void Accept() => Writer.Block($"if ({judgement.Accepted})", () => flow.Give(draft)).Blank();

    private void KeepBest()
    {
        if (best is not null)
        {
            Writer.Line($"{best} = {best}.Or({draft}, {judgement.Score});");
        }
    }

    private void EndOfRounds()
    {
        if (pattern.MaxRounds is { } rounds)
        {
            Writer.Block($"if ({round} == {Code.Number(Math.Max(1, rounds))})", () => End(round)).Blank();
        }
    }

    private void End(string rounds)
    {
        if (pattern.OnExhausted == "Fail")
        {
            flow.Exhausted(best is null ? draft : best + ".Value", pattern.DraftType, rounds);
            return;
        }

        flow.Give(pattern.OnExhausted == "ReturnBest" && best is not null ? best + ".Value" : draft);
    }

    private void KeepHistory()
    {
        if (history is null)
        {
            return;
        }

        Writer.Line($"{history}.Add(new({draft}, {judgement.Verdict}));");
        if (pattern.MaxHistory > 0)
        {
            Writer.Block($"if ({history}.Count > {Code.Number(pattern.MaxHistory)})", () => Writer.Line($"{history}.RemoveAt(0);")).Blank();
        }
    }

    private void Revise()
    {
        if (pattern.Revise is null)
        {
            if (previous is { } last)
            {
                Writer.Line($"{last.Draft} = {draft};");
                if (last.Verdict is not null)
                {
                    Writer.Line($"{last.Verdict} = {judgement.Verdict};");
                }
            }

            return;
        }

        StepModel revise = flow.Pipeline.Step(pattern.Revise)!;
        var nextRound = new StepPlaceCode(Round: round + " + 1");
        flow.Holds(CriticModel.Round, round + " + 1");
        if (!pattern.StopWhenUnchanged)
        {
            flow.Step(revise, nextRound, draft, CriticModel.Draft);
            flow.Holds(CriticModel.Round, round);
            return;
        }

        string revised = flow.Local("revised");
        flow.Step(revise, nextRound, also: CriticModel.Draft, named: revised);
        StopIfSame(revised, draft, before: "", rounds: round);
        Writer.Line($"{draft} = {revised};");
        flow.Holds(CriticModel.Draft, draft);
    }

    private void StopIfSame(string left, string right, string before, string rounds) =>
        Writer.Block(
            $"if ({before}global::System.Collections.Generic.EqualityComparer<{pattern.DraftType.Name}>.Default.Equals({left}, {right}))",
            () => End(rounds)).Blank();

    private bool IsRead(string special) => pattern.Core.Any(method => IsRead(method, special));

    private bool IsRead(string method, string special) =>
        flow.Pipeline.Step(method) is { } step && step.Parameters.Any(parameter => parameter.Source is ValueSource.Special found && found.Name == special);
}
