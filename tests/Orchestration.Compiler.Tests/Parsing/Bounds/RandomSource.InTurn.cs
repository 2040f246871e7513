using System.Text;

namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <content>The patterns whose steps run one after the other.</content>
internal sealed partial class RandomSource
{
    private string Route(StringBuilder members, RandomPipeline.Route route)
    {
        var last = route.LastIsOtherwise ? route.Cases.Count - 1 : -1;
        Model(members, "Classify", "string text", "string", route.Classify, _ => route.Worst == last ? "otherwise" : $"case{route.Worst}");
        for (var i = 0; i < route.Cases.Count; i++)
        {
            Step(members, i == last ? "Otherwise" : $"Case(\"case{i}\")", route.Cases[i]);
        }

        return "Route";
    }

    private string Critic(StringBuilder members, RandomPipeline.Critic critic)
    {
        var sendsBack = critic.Check?.SendsBack ?? 0;
        Step(members, "Produce", critic.Produce, sendsBack);
        foreach (var judge in critic.Judges)
        {
            // The last judge refuses every draft but that of the last round.
            Model(members, "Evaluate", "string draft", "bool", judge, ReferenceEquals(judge, critic.Judges[^1]) ? IsLastOf(critic.Rounds) : _ => "true");
        }

        if (critic.Revise is { } revise)
        {
            Step(members, "Revise", revise, sendsBack);
        }

        Check(members, "draft", critic.Check);
        return $"Critic(MaxRounds = {critic.Rounds})";
    }

    private string Loop(StringBuilder members, RandomPipeline.Loop loop)
    {
        Steps(members, "Step", loop.Steps);
        Model(members, "Until", "string text", "bool", loop.Until, IsLastOf(loop.Rounds));
        if (loop.Finish is { } finish)
        {
            Step(members, "Finish", finish);
        }

        return $"Loop(MaxRounds = {loop.Rounds})";
    }

    private string Refine(StringBuilder members, RandomPipeline.Refine refine)
    {
        var sendsBack = refine.Check?.SendsBack ?? 0;
        Split(members, refine.Split, refine.IsWorstWithoutItems ? 0 : refine.Items);
        Step(members, "Start", refine.Start, sendsBack, "string item");
        Step(members, "Next", refine.Next, sendsBack, "string soFar, string item");
        Check(members, "soFar", refine.Check);
        if (refine.Otherwise is { } otherwise)
        {
            Step(members, "Otherwise", otherwise);
        }

        return $"Refine(MaxItems = {refine.Items})";
    }

    private void Split(StringBuilder members, RandomDecision split, int items)
    {
        var list = $"[{string.Join(", ", Enumerable.Repeat("\"item\"", items))}]";
        Decision(members, "Split", "string[]", split, _ => list, "string text", list);
    }
}
