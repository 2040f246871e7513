using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes a parallel: every section is started, all are awaited, and what they gave is brought together.</summary>
internal sealed class ParallelEmitter : PatternEmitter<ParallelModel>
{
    protected override void Emit(Flow flow, ParallelModel pattern)
    {
        SourceWriter writer = flow.Writer;
        string branches = flow.Local("branches");
        writer.Line($"using {Code.Library}Branches {branches} = {flow.Run}.Fork({(pattern.MaxConcurrency > 0 ? $"maxConcurrency: {Code.Number(pattern.MaxConcurrency)}" : "")});");
        List<(StepModel Step, string Task)> started = pattern.Sections
            .Select(flow.Pipeline.Step)
            .OfType<StepModel>()
            .Select(step => (step, Start(flow, pattern, step, branches)))
            .ToList();
        writer.Line($"await {branches}.JoinAsync({(pattern.KeepsOthers ? $"minSucceeded: {Code.Number(pattern.MinSucceeded)}" : "")}).ConfigureAwait(false);").Blank();
        foreach (var (step, task) in started.Where(section => section.Step.Result is not null))
        {
            string local = flow.LocalFor(step);
            writer.Line($"{ReadAs(pattern, step)} {local} = {task}.Result;");
            flow.Holds(step, local);
        }

        flow.GiveLast(pattern.Combine is null ? Constructed(flow, pattern.Construction) : flow.Step(pattern.Combine));
    }

    private static string Start(Flow flow, ParallelModel pattern, StepModel step, string branches)
    {
        string result = Code.ResultOf(step);
        if (!pattern.KeepsOthers && BeginsAtOnce(pattern, step) && flow.IsSole(step))
        {
            string sole = flow.Local(Flow.StepResultName(step) + "Branch");
            flow.Writer.Line($"{Code.Library}Branch<{result}> {sole} = {StepEmitter.Unawaited(flow, branches, step, flow.Input(step), new StepPlaceCode())};");
            return sole;
        }

        string function = flow.Branch($"Run{Parsing.CodeNames.Pascal(Parsing.CodeNames.WithoutAsync(step.Method))}", result, [], (branch, _) =>
            branch.Return(branch.Step(step, new StepPlaceCode()) ?? $"{Code.Library}Nothing.Value"));
        string task = flow.Local(Flow.StepResultName(step) + "Branch");
        string type = pattern.KeepsOthers ? $"{Code.Library}Attempt<{result}>" : result;
        flow.Writer.Line($"global::System.Threading.Tasks.Task<{type}> {task} = {branches}.{Starter(pattern, step)}({(BeginsAtOnce(pattern, step) ? $"{function}({branches}.Run)" : function)});");
        return task;
    }

    /// <summary>Whether the branch is simply called: it neither waits for room nor for a thread.</summary>
    private static bool BeginsAtOnce(ParallelModel pattern, StepModel step) => pattern.MaxConcurrency == 0 && step.Model is not null;

    /// <summary>What waits for a model starts in place; other work may keep its thread busy.</summary>
    private static string Starter(ParallelModel pattern, StepModel step) => (pattern.KeepsOthers, step.Model is not null) switch
    {
        (true, true) => "Try",
        (true, false) => "TryQueued",
        (false, true) => "Start",
        (false, false) => "Queue",
    };

    private static string ReadAs(ParallelModel pattern, StepModel step) =>
        pattern.KeepsOthers ? $"{Code.Library}Attempt<{step.Result!.Name}>" : step.Result!.Name;

    private static string? Constructed(Flow flow, ResultConstruction? construction)
    {
        if (construction is null)
        {
            return null;
        }

        List<string> values = construction.Arguments.Select(argument => flow.Value(new ValueSource.Step(argument.Step))).ToList();
        return construction.Type is null
            ? values.Count == 1 ? values[0] : $"({string.Join(", ", values)})"
            : $"new {construction.Type}({string.Join(", ", construction.Arguments.Select((argument, i) => $"{Parsing.CodeNames.Escape(argument.Parameter)}: {values[i]}"))})";
    }
}
