using Orchestration.Compiler.Model.Diagrams;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Diagrams.Patterns;

/// <summary>Draws an agent: the model, the tools that it may call, and the way back with what they gave.</summary>
internal sealed class AgentDrawer : PatternDrawer<AgentModel>
{
    protected override Ends Draw(Drawing drawing, AgentModel pattern, Ends from)
    {
        Drawn respond = drawing.Step(pattern.Respond, from);
        if (pattern.Tools.Count == 0)
        {
            return respond.Ends;
        }

        Ends called = Ends.Of(respond.First);
        Ends tools = drawing.Control("Tools", Labels.AtMost(pattern.MaxToolCalls, "call"), called.When("calls, " + Labels.AtMost(pattern.MaxTurns, "turn"))).Ends;
        drawing.Connect(drawing.Beside(pattern.Tools.Select(tool => tool.Method), _ => tools).As(EdgeKind.Round), respond.First);
        return respond.Ends + Exhausted(drawing, pattern, called);
    }

    private static Ends Exhausted(Drawing drawing, AgentModel pattern, Ends called)
    {
        if (pattern.MaxTurns is not { } turns)
        {
            return Ends.None;
        }

        Ends ends = called.When("calls after turn " + Labels.Number(Math.Max(1, turns)));
        if (pattern.OnExhausted == "Fail")
        {
            drawing.End("exhausted", ends);
            return Ends.None;
        }

        return ends.When("what it last wrote");
    }
}
