using System.Text;

namespace Orchestration.Compiler.Tests.Parsing.Bounds;

/// <content>The patterns whose steps run at once: of each step only one run, so that it answers by the number of its runs before.</content>
internal sealed partial class RandomSource
{
    private string Parallel(StringBuilder members, RandomPipeline.Parallel parallel)
    {
        Steps(members, "Section", parallel.Sections);
        Step(members, "Combine", parallel.Combine);
        return "Parallel";
    }

    /// <summary>A step chooses, so that no ballot decides before all are cast.</summary>
    private string Vote(StringBuilder members, RandomPipeline.Vote vote)
    {
        foreach (var voter in vote.Voters)
        {
            Step(members, $"Voter(Count = {voter.Count})", voter.Step);
        }

        Decision(members, "Select", "int", vote.Select, _ => "0", "IReadOnlyList<string> candidates", "candidates.Count - 1");
        return "Vote(MaxConcurrency = 1)";
    }

    private string Debate(StringBuilder members, RandomPipeline.Debate debate)
    {
        foreach (var debater in debate.Debaters)
        {
            Step(members, $"Debater(Count = {debater.Count})", debater.Step, reads: "IReadOnlyList<Statement<string>> others");
        }

        if (debate.Agree is { } agree)
        {
            Model(members, "Agree", "string text", "bool", agree, _ => "false");
        }

        Step(members, "Judge", debate.Judge, reads: "IReadOnlyList<Statement<string>> transcript");
        return $"Debate(MaxRounds = {debate.Rounds}, MaxConcurrency = 1)";
    }

    private string MapReduce(StringBuilder members, RandomPipeline.MapReduce mapReduce)
    {
        Split(members, mapReduce.Split, mapReduce.IsWorstWithoutItems ? 0 : mapReduce.Items);
        foreach (var map in mapReduce.Maps)
        {
            Step(members, "Map", map, reads: "string item");
        }

        Step(members, "Reduce", mapReduce.Reduce, reads: "IReadOnlyList<string> items");
        if (mapReduce.Otherwise is { } otherwise)
        {
            Step(members, "Otherwise", otherwise);
        }

        return $"MapReduce(MaxItems = {mapReduce.Items}, MaxConcurrency = 1{(mapReduce.FanIn is { } fanIn ? $", FanIn = {fanIn}" : "")})";
    }
}
