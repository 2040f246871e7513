using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes what each step is: its definition, its input, and for a partial step the way to call it by itself.</summary>
internal sealed class StepDefinitionEmitter(SourceWriter writer, ResolvedPipeline resolved, EmittedNames names)
{
    private readonly StepWorkEmitter work = new(writer, resolved.Pipeline, names);

    private readonly ApprovalEmitter approvals = new(writer, resolved.Pipeline, names);

    private PipelineModel Pipeline => resolved.Pipeline;

    public void Write()
    {
        WriteDefinition();
        foreach (StepModel step in Pipeline.Steps)
        {
            WriteStep(step);
            approvals.Write(step);
            WriteInput(step);
            WriteAlone(step);
        }
    }

    private void WriteDefinition()
    {
        if (Pipeline.JsonContexts.Count > 0)
        {
            writer.Line($"private static readonly {Code.Library}PipelineJson {names.Json} = {Code.Library}PipelineJson.From({string.Join(", ", Pipeline.JsonContexts.Select(context => context + ".Default"))});").Blank();
        }

        writer.Line($"private static readonly {Code.Library}PipelineDefinition {names.Definition} = new({Code.Literal(Pipeline.MetadataName)}, {Code.Literal(Pipeline.PatternName.ToLowerInvariant())})").Open();
        Set("MaxCalls", resolved.Facts.Figures.MaxCalls);
        Set("Depth", resolved.Facts.Figures.Depth);
        writer.Line($"Fingerprint = {Code.Literal(Fingerprint.Of(Pipeline))},");
        writer.Line($"Json = {work.Json},");
        SetBudget(Pipeline.Budget);
        if (Pipeline.Steps.Any(step => step.Budget is not null))
        {
            writer.Line("HasStepBudgets = true,");
        }

        writer.Close(";").Blank();
    }

    private void Set(string name, Figure figure)
    {
        if (figure.Calls is { } calls)
        {
            writer.Line($"{name} = {Code.Number(calls)},");
        }
    }

    private void SetBudget(BudgetModel? budget)
    {
        if (budget is not null)
        {
            writer.Line($"Budget = new {Code.Library}RunBudget {{ {string.Join(", ", Limits(budget))} }},");
        }
    }

    private static IEnumerable<string> Limits(BudgetModel budget)
    {
        if (budget.MaxCalls is > 0 and { } calls)
        {
            yield return $"MaxCalls = {Code.Number(calls)}";
        }

        if (budget.MaxTokens is > 0 and { } tokens)
        {
            yield return $"MaxTokens = {Code.Number(tokens)}";
        }

        if (budget.Seconds is { } seconds && TimeLimit.IsUsable(seconds))
        {
            yield return $"Duration = global::System.TimeSpan.FromSeconds({Code.Number(seconds)})";
        }
    }

    private void WriteStep(StepModel step)
    {
        string kind = step.Work switch { ModelWork => "ModelStep", PipelineWork => "PipelineStep", HumanWork => "HumanStep", _ => "CodeStep" };
        writer.Line($"private static readonly {Code.Library}{kind}<{Parsing.CodeNames.Escape(Pipeline.Name)}, {names.InputType(step)}, {Code.ResultOf(step)}> {names.StepField(step)} = new({names.Definition}, {Code.Literal(step.Name)})").Open();
        writer.Line($"Contract = {Code.Literal(Fingerprint.Of(step))},");
        if (step.Retries > 0)
        {
            writer.Line($"Retries = {Code.Number(step.Retries)},");
        }

        if (step.TimeoutSeconds is { } seconds && TimeLimit.IsUsable(seconds))
        {
            writer.Line($"Timeout = global::System.TimeSpan.FromSeconds({Code.Number(seconds)}),");
        }

        SetBudget(step.Budget);
        work.Write(step);
        writer.Close(";").Blank();
    }

    private void WriteInput(StepModel step)
    {
        InputFields fields = new(step);
        writer.Block($"private readonly record struct {names.InputType(step)}({fields.Declaration}) : {Code.Library}IStepInput", () =>
            writer.Block($"public void Write({Code.Library}StepInputWriter to)", () =>
            {
                foreach (StepParameter parameter in step.Inputs)
                {
                    writer.Line($"to.Add({Code.Literal(parameter.Name)}, {fields.Of(parameter.Name)});");
                }
            })).Blank();
    }

    /// <summary>A partial step can be called by itself, in a test, say.</summary>
    private void WriteAlone(StepModel step)
    {
        if (step.Modifiers.Length == 0 || Pipeline.Partials.FirstOrDefault(partial => partial.Name == step.Method) is not { } signature)
        {
            return;
        }

        string arguments = string.Join(", ", step.Inputs.Select(parameter => CodeNames.Escape(parameter.Name)));
        string token = signature.NameOf(ParameterRole.Cancellation) is { } name ? CodeNames.Escape(name) : "global::System.Threading.CancellationToken.None";
        string alone = $"{Code.Library}Run.Alone({names.Definition}, {names.StepField(step)}, this, new {names.InputType(step)}({arguments}), {token})";
        writer.Line(Code.Signature(signature));
        writer.Indented(() => writer.Line("=> " + (step.Returns == ReturnShape.ValueTask
            ? step.Result is null ? $"new global::System.Threading.Tasks.ValueTask({alone});" : $"new global::System.Threading.Tasks.ValueTask<{step.Result.Name}>({alone});"
            : alone + ";"))).Blank();
    }
}
