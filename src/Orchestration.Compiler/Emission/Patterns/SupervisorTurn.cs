using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes one turn of a supervisor: the work that was handed out is done, and done again as long as the review refuses it.</summary>
internal sealed class SupervisorTurn(Flow flow, SupervisorModel pattern, SupervisorLocals locals, (string Turn, string Next, string Worker) names)
{
    private readonly string work = flow.Local("work");

    private SourceWriter Writer => flow.Writer;

    private StepModel? Review => locals.Review;

    private StepPlaceCode InTurn => new(Round: names.Turn);

    public void Write()
    {
        if (locals.Feedback is not null)
        {
            Writer.Line($"{locals.Feedback} = null;");
        }

        if (pattern.MaxReworks == 0)
        {
            DoAndReview(InTurn, rework: null);
            return;
        }

        string rework = flow.Local("rework");
        Writer.Block($"for (int {rework} = 0; ; {rework}++)", () => DoAndReview(InTurn.InAttempt(rework), rework));
    }

    private void DoAndReview(StepPlaceCode place, string? rework)
    {
        Writer.Line($"{pattern.WorkType.Name} {work};");
        HandlerSwitch.Write(flow, names.Worker, pattern.Workers, step => Do(step, place), () => Writer.Indented(() => Writer.Line(
            $"throw {flow.Run}.UnknownKind({flow.Names.StepField(flow.Pipeline.Step(pattern.Assign)!)}, {names.Worker}.ToString(){InTurn.AsArgument()});")));
        Writer.Blank();
        flow.Holds(SupervisorModel.Work, work);
        string? verdict = Review is null ? null : flow.Step(Review, place);
        locals.Keep(work, verdict is null ? null : AcceptCode.Score(Review!.Accept, verdict));
        if (verdict is null)
        {
            Writer.Line($"{locals.HandedOut}.Accepted();");
        }
        else
        {
            Heed(verdict);
        }

        if (rework is null)
        {
            Remember(verdict);
        }
        else
        {
            Writer.Block($"if ({AcceptCode.Accepts(Review!.Accept, verdict!)} || {rework} == {Code.Number(pattern.MaxReworks)})", () =>
            {
                Remember(verdict);
                Writer.Line("break;");
            });
        }

        flow.Holds(SupervisorModel.Work, locals.Latest ?? "null");
    }

    private void Do(StepModel step, StepPlaceCode place)
    {
        flow.Holds(SupervisorModel.Work, locals.Latest ?? "null");
        Writer.Line($"{flow.Run}.Branch({Code.Literal(step.Name)});");
        flow.Step(step, place, into: work, also: SupervisorModel.Work);
        Writer.Line("break;");
    }

    private void Heed(string verdict)
    {
        Writer.Block($"if ({AcceptCode.Accepts(Review!.Accept, verdict)})", () =>
        {
            if (locals.Accepted is not null)
            {
                Writer.Line($"{locals.Accepted} = {work};");
            }

            Writer.Line($"{locals.Feedback} = null;");
            Writer.Line($"{locals.HandedOut}.Accepted();");
        });
        Writer.Block("else", () => Writer.Line($"{locals.Feedback} = {AcceptCode.Refusal(Review!, verdict)};")).Blank();
    }

    private void Remember(string? verdict)
    {
        if (locals.History is not { } history)
        {
            return;
        }

        string said = verdict is null ? "Accepted: true, Feedback: \"\"" : $"{AcceptCode.Accepts(Review!.Accept, verdict)}, {AcceptCode.Feedback(Review!, verdict)}";
        Writer.Line($"{history}.Add(new({names.Turn}, {names.Worker}, {names.Next}.Instruction, {work}, {said}));");
        if (pattern.MaxHistory > 0)
        {
            Writer.Block($"if ({history}.Count > {Code.Number(pattern.MaxHistory)})", () => Writer.Line($"{history}.RemoveAt(0);")).Blank();
        }
    }
}
