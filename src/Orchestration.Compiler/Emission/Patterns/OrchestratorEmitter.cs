using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes an orchestrator: a plan, rounds of work on its tasks at once, and what is made of the results.</summary>
internal sealed class OrchestratorEmitter : PatternEmitter<OrchestratorModel>
{
    protected override void Emit(Flow flow, OrchestratorModel pattern) => new OrchestratorWriter(flow, pattern).Write();
}

/// <summary>Writes one orchestrator, and knows its locals.</summary>
internal sealed class OrchestratorWriter
{
    private readonly Flow flow;
    private readonly OrchestratorModel pattern;
    private readonly StepModel plan;
    private readonly string planned;

    public OrchestratorWriter(Flow flow, OrchestratorModel pattern)
    {
        this.flow = flow;
        this.pattern = pattern;
        plan = flow.Pipeline.Step(pattern.Plan)!;
        planned = flow.Local("planned");
    }

    private SourceWriter Writer => flow.Writer;

    public void Write()
    {
        string result = pattern.KeepsOthers ? $"{Code.Library}Attempt<{pattern.WorkType.Name}>" : pattern.WorkType.Name;
        string tasks = flow.Step(plan, new StepPlaceCode())!;
        Writer.Line($"var {planned} = new {Code.Library}PlannedTasks<{pattern.TaskType.Name}, {result}>(maxTasks: {(pattern.MaxTasks is { } most ? Code.Number(most) : "int.MaxValue")});");
        Add(plan, tasks, new StepPlaceCode());
        flow.Holds(OrchestratorModel.Tasks, planned + ".Tasks");
        flow.Holds(OrchestratorModel.Results, planned + ".Results");
        if (pattern.Otherwise is null)
        {
            Writer.Block($"if ({planned}.Tasks.Count == 0)", () => Writer.Line($"throw {flow.Run}.NoTasks({flow.Names.StepField(plan)});")).Blank();
            WriteWork();
            return;
        }

        Writer.Block($"if ({planned}.Tasks.Count == 0)", WriteOtherwise);
        if (flow.GoesOn)
        {
            Writer.Block("else", WriteWork);
        }
        else
        {
            Writer.Blank();
            WriteWork();
        }
    }

    private void WriteOtherwise()
    {
        StepModel otherwise = flow.Pipeline.Step(pattern.Otherwise)!;
        Writer.Line($"{flow.Run}.Branch({Code.Literal(otherwise.Name)});");
        flow.GiveLast(flow.Step(otherwise, new StepPlaceCode()));
    }

    private void WriteWork()
    {
        string work = WriteWorker();
        if (pattern.Replan is null)
        {
            WorkOn(work);
        }
        else
        {
            WriteRounds(work, flow.Pipeline.Step(pattern.Replan)!);
        }

        flow.GiveLast(pattern.Synthesize is null ? planned + ".Results" : flow.Step(pattern.Synthesize));
    }

    private void WriteRounds(string work, StepModel replan)
    {
        string round = flow.Local("round");
        Writer.Block($"for (int {round} = 1; ; {round}++)", () =>
        {
            Writer.Line($"{flow.Run}.Round({round}, {(pattern.MaxRounds is { } rounds ? Code.Number(rounds) : "int.MaxValue")});");
            WorkOn(work);
            var inRound = new StepPlaceCode(Round: round);
            string further = flow.Step(replan, inRound)!;
            WriteEndOfRounds(round, further, inRound);
        }).Blank();
    }

    /// <summary>What the last replan still asks for stands among the tasks that are brought together, so that it can be said.</summary>
    private void WriteEndOfRounds(string round, string further, StepPlaceCode inRound)
    {
        StepModel replan = flow.Pipeline.Step(pattern.Replan)!;
        string last = pattern.MaxRounds is { } rounds ? $"{round} == {Code.Number(Math.Max(1, rounds))}" : "false";
        Writer.Block($"if (!{planned}.HasNew({further}))", () => Writer.Line("break;")).Blank();
        if (pattern.OnExhausted == "Fail")
        {
            Writer.Block($"if ({last})", () => flow.Exhausted(planned + ".Results", pattern.ResultsType, round)).Blank();
            Add(replan, further, inRound);
            return;
        }

        Add(replan, further, inRound);
        Writer.Block($"if ({last})", () => Writer.Line("break;"));
    }

    private void Add(StepModel asking, string tasks, StepPlaceCode at) =>
        Writer.Line($"{planned}.Add({flow.Run}, {flow.Names.StepField(asking)}, {tasks}{at.AsArgument()});");

    private void WorkOn(string work)
    {
        string concurrency = $"maxConcurrency: {Code.Number(pattern.MaxConcurrency)}";
        Writer.Line(pattern.KeepsOthers
            ? $"await {flow.Run}.TryEachTaskAsync({planned}, {concurrency}, minSucceeded: {Code.Number(pattern.MinSucceeded)}, {work}).ConfigureAwait(false);"
            : $"await {flow.Run}.ForEachTaskAsync({planned}, {concurrency}, {work}).ConfigureAwait(false);");
    }

    /// <summary>A local function that does one task: the worker of its kind.</summary>
    private string WriteWorker() => flow.Branch(
        "WorkAsync",
        pattern.WorkType.Name,
        [(pattern.TaskType.Name, "task"), ("int", "index")],
        (branch, names) =>
        {
            branch.Holds(OrchestratorModel.Task, names[0]);
            string kind = $"{names[0]}.{pattern.Kind}";
            HandlerSwitch.Write(
                branch,
                kind,
                pattern.Workers,
                worker => branch.Return(branch.Step(worker, new StepPlaceCode(Item: names[1]))),
                () => branch.Writer.Indented(() => branch.Writer.Line($"throw {planned}.UnknownKind({branch.Run}, {names[1]}, {kind}.ToString());")));
        });
}
