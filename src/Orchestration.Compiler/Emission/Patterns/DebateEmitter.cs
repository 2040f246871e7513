using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes a debate: rounds in which all debaters speak at once, and a judge that reads what was said.</summary>
internal sealed class DebateEmitter : PatternEmitter<DebateModel>
{
    protected override void Emit(Flow flow, DebateModel pattern)
    {
        SourceWriter writer = flow.Writer;
        string debaters = flow.Local("debaters");
        writer.Line($"var {debaters} = new {Code.Library}Debaters<{pattern.Statement.Name}>({string.Join(", ", Settings(pattern))});");
        foreach (var (step, stance) in pattern.Debaters.Zip(pattern.Stances, (method, stance) => (flow.Pipeline.Step(method)!, stance)))
        {
            int count = pattern.CountOf(step.Method);
            writer.Line($"{debaters}.Add({Code.Literal(step.Name)}, {Speak(flow, pattern, step, stance)}{(count > 1 ? $", count: {Code.Number(count)}" : "")});");
        }

        flow.Holds(DebateModel.Transcript, debaters + ".Transcript");
        string round = flow.Local(DebateModel.Round);
        string rounds = Code.Number(Math.Max(1, pattern.MaxRounds ?? 1));
        writer.Block($"for (int {round} = 1; {round} <= {rounds}; {round}++)", () =>
        {
            writer.Line($"{flow.Run}.Round({round}, {rounds});");
            writer.Line($"await {debaters}.SpeakAsync({flow.Run}, {round}).ConfigureAwait(false);");
            EndEarly(flow, pattern, round, rounds);
        }).Blank();
        flow.GiveLast(pattern.Judge is null ? debaters + ".Transcript" : flow.Step(pattern.Judge));
    }

    private static IEnumerable<string> Settings(DebateModel pattern)
    {
        if (pattern.MaxHistory > 0)
        {
            yield return $"maxHistory: {Code.Number(pattern.MaxHistory)}";
        }

        if (pattern.MaxConcurrency > 0)
        {
            yield return $"maxConcurrency: {Code.Number(pattern.MaxConcurrency)}";
        }
    }

    private static string Speak(Flow flow, DebateModel pattern, StepModel debater, string? stance) => flow.Branch(
        $"Speak{Parsing.CodeNames.Pascal(Parsing.CodeNames.WithoutAsync(debater.Method))}",
        pattern.Statement.Name,
        [($"{Code.Library}DebateTurn<{pattern.Statement.Name}>", "turn")],
        (branch, names) =>
        {
            string turn = names[0];
            branch.Holds(DebateModel.Others, turn + ".Others");
            branch.Holds(DebateModel.Transcript, turn + ".Transcript");
            branch.Holds(DebateModel.Own, turn + ".Own?.Value");
            branch.Holds(DebateModel.Round, turn + ".Round");
            branch.Holds(DebateModel.Stance, stance is null ? "null!" : Code.Literal(stance));
            string? item = pattern.CountOf(debater.Method) > 1 ? turn + ".Index" : null;
            branch.Return(branch.Step(debater, new StepPlaceCode(Item: item, Round: turn + ".Round")));
        });

    private static void EndEarly(Flow flow, DebateModel pattern, string round, string rounds)
    {
        if (flow.Pipeline.Step(pattern.Agree) is not { } agree || pattern.MaxRounds is null or <= 1)
        {
            return;
        }

        flow.Writer.Block($"if ({round} == {rounds})", () => flow.Writer.Line("break;")).Blank();
        flow.Holds(DebateModel.Round, round);
        string verdict = flow.Step(agree, new StepPlaceCode(Round: round))!;
        flow.Writer.Block($"if ({AcceptCode.Accepts(agree.Accept, verdict)})", () => flow.Writer.Line("break;"));
    }
}
