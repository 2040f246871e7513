using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>Writes an agent: a loop that asks the model, runs the tools that it calls, and ends when it answers.</summary>
internal sealed class AgentEmitter : PatternEmitter<AgentModel>
{
    private const string Tools = "AgentTools";

    public override void EmitMembers(SourceWriter writer, PipelineModel pipeline, EmittedNames names)
    {
        var pattern = (AgentModel)pipeline.Pattern!;
        foreach (StepModel step in Asked(pipeline, pattern))
        {
            string types = $"{Parsing.CodeNames.Escape(pipeline.Name)}, {names.InputType(step)}, {pattern.AnswerType.Name}";
            writer.Line($"private static readonly {Code.Library}AgentStep<{types}> {Turn(names, step)} = new({names.StepField(step)}) {{ Contract = {Code.Literal(Fingerprint.Of(step, pattern.Tools))} }};").Blank();
        }

        var functions = new FunctionEmitter(writer, new StepWorkEmitter(writer, pipeline, names).Json);
        foreach (FunctionModel tool in pattern.Tools)
        {
            functions.Write(Signature(names, tool), tool);
        }

        writer.Line($"private static readonly {Code.Library}AgentTools {names.Member(Tools)} = new({string.Join(", ", pattern.Tools.Select(tool => Signature(names, tool)))});").Blank();
    }

    protected override void Emit(Flow flow, AgentModel pattern)
    {
        StepModel respond = flow.Pipeline.Step(pattern.Respond)!;
        string agent = flow.Local("agent");
        flow.Writer.Open($"var {agent} = new {Code.Library}AgentLoop<{pattern.AnswerType.Name}>({flow.Run}, {flow.Names.Member(Tools)})")
            .Line($"MaxTurns = {Code.Number(Math.Max(1, pattern.MaxTurns ?? 1))},")
            .Line($"MaxToolCalls = {Code.Number(Math.Min(int.MaxValue, pattern.MaxToolCalls))},")
            .Line($"MaxResultBytes = {Code.Number(pattern.MaxResultBytes)},");
        if (pattern.Repairs > 0)
        {
            flow.Writer.Line($"MaxRepairs = {Code.Number(pattern.Repairs)},");
        }

        flow.Writer.Close(";").Blank();
        flow.RunsAs(respond, (place, answer) => WriteLoop(flow, pattern, agent, place, answer!));
        flow.GiveLast(flow.Step(respond, new StepPlaceCode()));
    }

    private static void WriteLoop(Flow flow, AgentModel pattern, string agent, StepPlaceCode place, string answer)
    {
        string reply = flow.Local("reply");
        flow.Writer.Block($"for ({agent}.Begin(); ; {agent}.Next())", () =>
        {
            Ask(flow, pattern, agent, place with { Round = agent + ".Turn" }, reply);
            flow.Writer.Block($"if ({agent}.Receive({reply}))", () => flow.Writer.Line($"{answer} = {reply}.Answer;").Line("break;")).Blank();
            WriteExhaustion(flow, pattern, agent, answer);
            if (pattern.Tools.Count > 0)
            {
                WriteCalls(flow, pattern, agent);
            }
        }).Blank();
    }

    /// <summary>A model that stands in takes the turn over; another step answers in its stead.</summary>
    private static void Ask(Flow flow, AgentModel pattern, string agent, StepPlaceCode place, string reply)
    {
        string type = $"{Code.Library}AgentReply<{pattern.AnswerType.Name}>";
        flow.Call(flow.Pipeline.Step(pattern.Respond)!, place, reply, new StepCallCode(type, (step, at) =>
        {
            string turn = step.Model is null ? "" : Turn(flow.Names, step);
            return step.Model is null
                ? $"{type}.Of({StepEmitter.Expression(flow, step, at)})"
                : $"await {flow.Run}.StepAsync({turn}, this, {agent}.Ask({turn}, {flow.Input(step)}){at.AsArgument()})";
        }));
    }

    private static void WriteExhaustion(Flow flow, AgentModel pattern, string agent, string answer) =>
        flow.Writer.Block($"if ({agent}.IsExhausted)", () =>
        {
            if (pattern.OnExhausted == "ReturnLast")
            {
                flow.Writer.Block($"if ({agent}.HasBest)", () => flow.Writer.Line($"{answer} = {agent}.Best!;").Line("break;")).Blank();
            }

            flow.Exhausted($"{agent}.Best", pattern.AnswerType, $"{agent}.Turn", $"{agent}.Exhausted()");
        }).Blank();

    private static void WriteCalls(Flow flow, AgentModel pattern, string agent)
    {
        string call = flow.Local("call");
        flow.Writer.Block($"foreach ({Code.Library}ToolCall {call} in {agent}.Calls)", () =>
            flow.Writer.Block($"switch ({call}.Tool)", () =>
            {
                foreach (FunctionModel tool in pattern.Tools)
                {
                    flow.Writer.Line($"case {Code.Literal(tool.Name)}:");
                    flow.Writer.Open();
                    WriteCall(flow, tool, agent, call);
                    flow.Writer.Line("break;").Close().Blank();
                }
            }));
    }

    private static void WriteCall(Flow flow, FunctionModel tool, string agent, string call)
    {
        string feedback = flow.Value(new ValueSource.Feedback());
        foreach (FunctionParameterModel parameter in tool.Parameters)
        {
            string local = flow.Local(parameter.Name);
            flow.Writer.Line($"{parameter.Type.Name} {local} = {call}.Argument<{parameter.Type.Name}>({Code.Literal(parameter.Name)});");
            flow.Holds(parameter.Name, local);
        }

        flow.Writer.Block($"if ({call}.IsReadable)", () =>
        {
            if (flow.Step(flow.Pipeline.Step(tool.Method)!, new StepPlaceCode(Call: $"{agent}.Turn, {call}.Number")) is { } result)
            {
                flow.Writer.Line($"{call}.Give({result});");
            }
        }).Blank();

        // What the model gives a tool by that name is the tool's alone.
        flow.Holds(SpecialNames.Feedback, feedback);
    }

    /// <summary>The models that are asked: the agent's own, and those that stand in for it.</summary>
    private static IEnumerable<StepModel> Asked(PipelineModel pipeline, AgentModel pattern) =>
        pipeline.WithFallbacks(pipeline.Step(pattern.Respond)!).Where(step => step.Model is not null);

    private static string Turn(EmittedNames names, StepModel step) => names.Member(Pascal(step.Method) + "Turn");

    private static string Signature(EmittedNames names, FunctionModel tool) => names.Member(Pascal(tool.Method) + "Tool");

    private static string Pascal(string method) => Parsing.CodeNames.Pascal(Parsing.CodeNames.WithoutAsync(method));
}
