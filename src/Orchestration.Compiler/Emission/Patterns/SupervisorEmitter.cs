using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes a supervisor: turns in which a piece of work is handed out, done and reviewed, until all is said to be done.</summary>
internal sealed class SupervisorEmitter : PatternEmitter<SupervisorModel>
{
    protected override void Emit(Flow flow, SupervisorModel pattern) => new SupervisorWriter(flow, pattern).Write();
}

/// <summary>Writes one supervisor, turn by turn.</summary>
internal sealed class SupervisorWriter
{
    private readonly Flow flow;
    private readonly SupervisorModel pattern;
    private readonly SupervisorLocals locals;
    private readonly string turn;
    private readonly string maxTurns;
    private string next = "";

    public SupervisorWriter(Flow flow, SupervisorModel pattern)
    {
        this.flow = flow;
        this.pattern = pattern;
        turn = flow.Local("turn");
        maxTurns = Code.Number(pattern.MaxTurns is { } turns ? Math.Max(1, turns) : int.MaxValue);
        locals = new SupervisorLocals(flow, pattern);
    }

    private SourceWriter Writer => flow.Writer;

    private StepPlaceCode InTurn => new(Round: turn);

    private string TurnsBefore => turn + " - 1";

    public void Write()
    {
        locals.Declare();
        Writer.Blank();
        Writer.Block($"for (int {turn} = 1; ; {turn}++)", () =>
        {
            Writer.Block($"if ({turn} <= {maxTurns})", () => Writer.Line($"{flow.Run}.Round({turn}, {maxTurns});")).Blank();
            next = flow.Step(flow.Pipeline.Step(pattern.Assign)!, InTurn)!;
            flow.Holds(SupervisorModel.Instruction, next + ".Instruction");
            string worker = flow.Local("worker");
            string noMore = $"({turn} > {maxTurns} && {next}.Worker is not null) || !{locals.HandedOut}.Add({next}{(locals.Feedback is null ? "" : ", " + locals.Feedback)})";
            if (pattern.OnExhausted == "Fail" || pattern.Finish is null)
            {
                Writer.Block($"if ({noMore})", Exhaust).Blank();
                Writer.Block($"if ({next}.Worker is not {{ }} {worker})", () => Finish(isExhausted: null)).Blank();
            }
            else
            {
                FinishAnyway(noMore, worker);
            }

            new SupervisorTurn(flow, pattern, locals, (turn, next, worker)).Write();
        });
    }

    /// <summary>The finishing step makes a result of what there is, be it all done or not.</summary>
    private void FinishAnyway(string noMore, string worker)
    {
        string isExhausted = flow.Local("isExhausted");
        Writer.Line($"bool {isExhausted} = {noMore};");
        if (locals.Accepted is { } accepted && accepted != locals.Best)
        {
            Writer.Block($"if ({isExhausted})", () => Writer.Line($"{accepted} = {locals.Best};")).Blank();
        }

        Writer.Block($"if ({isExhausted} || {next}.Worker is not {{ }} {worker})", () => Finish(isExhausted)).Blank();
    }

    private void Exhaust()
    {
        if (pattern.OnExhausted != "Fail")
        {
            flow.Give(locals.Plain(locals.Best));
            return;
        }

        bool isValueOfOutcome = flow.Entry is { Shape: EntryShape.Outcome, Result: { } result } && result.Name == pattern.WorkType.Name;
        flow.Exhausted(isValueOfOutcome && pattern.WorkIsPlainValue ? locals.Plain(locals.Best) : locals.Best, pattern.WorkType, TurnsBefore);
    }

    private void Finish(string? isExhausted)
    {
        if (pattern.Finish is null)
        {
            string done = flow.Local("done");
            Writer.Block($"if ({locals.Accepted} is not {{ }} {done})", () => Writer.Line($"throw {flow.Run}.NothingDone(turns: {TurnsBefore});")).Blank();
            flow.Give(done);
            return;
        }

        StepModel finish = flow.Pipeline.Step(pattern.Finish)!;
        bool isVerified = flow.Pipeline.VerifiersOf(pattern.Finish).Any();
        flow.Holds(SupervisorModel.Work, locals.Accepted ?? "null");
        flow.GoingBack = isVerified ? new GoingBack($"{(isExhausted is null ? "" : isExhausted + " || ")}{turn} > {maxTurns}", locals.Feedback!) : null;
        string? result = flow.Step(finish, isVerified ? InTurn : new StepPlaceCode());
        flow.GoingBack = null;
        flow.Give(result);
    }
}
