using System.Text;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>The most calls of a map-reduce: what splits, each item's maps, and the groups of every level.</summary>
public sealed class MapReduceBoundTests
{
    private const string Maps = """
        [Map, Prompt("{item}")] private partial Task<string> Sum(string item);
        [Map, Prompt("{sum}"), Retry(1)] private partial Task<string> Next(string sum);
        """;

    private const string Reduce = "[Reduce, Prompt(\"{items}\")] private partial Task<string> Join(string[] items);";

    [Theory]
    [InlineData(5 * 3, 3, "MaxItems = 5", Maps, "string[]")]
    [InlineData((5 * 3) + 1, 3 + 1, "MaxItems = 5", Maps + Reduce)]
    [InlineData(3 + 1, 3 + 1, "MaxItems = 1", Maps + Reduce)]
    [InlineData(3, 3, "MaxItems = 1, FanIn = 2", Maps + Reduce)]
    [InlineData((5 * 3) + 4, 3 + 3, "MaxItems = 5, FanIn = 2", Maps + Reduce)]
    [InlineData((10 * 3) + 5, 3 + 3, "MaxItems = 10, FanIn = 3", Maps + Reduce)]
    [InlineData((9 * 3) + 1, 3 + 1, "MaxItems = 9, FanIn = 100", Maps + Reduce)]
    [InlineData(2 + (5 * 3) + 1, 2 + 3 + 1, "MaxItems = 5", "[Split, Prompt(\"{pages}\")] private partial Task<List<string>> Cut(List<string> pages);" + Maps + Reduce)]
    [InlineData((5 * (3 + 2)) + 1, 3 + 2 + 1, "MaxItems = 5", Maps + "[Verify, Prompt(\"{next}?\")] private partial Task<bool> IsFine(string next);" + Reduce)]
    [InlineData((2 * 3) + 1, 3 + 1, "MaxItems = 2", Maps + Reduce + "[Otherwise, Prompt(\"{pages}\"), Retry(2)] private partial Task<string> None(List<string> pages);")]
    [InlineData(9, 9, "MaxItems = 2", Maps + Reduce + "[Otherwise, Prompt(\"{pages}\"), Retry(8)] private partial Task<string> None(List<string> pages);")]
    [InlineData(1 + (2 * 3) + 1 + 1, 1 + 3 + 1 + 1, "MaxItems = 2", "[Step, Prompt(\"{pages}\")] private partial Task<string> Before(List<string> pages);" + Maps + Reduce + "[Step, Prompt(\"{result}{before}\")] private partial Task<string> After(string result, string before);")]
    public void TheBoundIsThatOfTheTable(long calls, long depth, string settings, string members, string result = "string")
    {
        using LoadedProgram program = Verify.Load(Work("Work", settings, members, result));

        Assert.Equal((calls, depth), (program.Constant("Work", "MaxCalls"), program.Constant("Work", "Depth")));
    }

    [Fact]
    public void TheGroupsOfATreeAreThoseThatItFolds()
    {
        (int Items, int FanIn)[] sizes = [.. from fanIn in new[] { 2, 3, 5, 7 } from items in new[] { 1, 2, 3, 4, 6, 8, 26, 27, 28, 49, 50, 82, 1000 } select (items, fanIn)];
        var source = new StringBuilder();
        foreach (var (items, fanIn) in sizes)
        {
            source.Append(Work($"Work{items}x{fanIn}", $"MaxItems = {items}, FanIn = {fanIn}", "[Map] private static string Sum(string item) => item;" + Reduce, "string"));
        }

        using LoadedProgram program = Verify.Load(source.ToString());

        foreach (var (items, fanIn) in sizes)
        {
            Assert.Equal(
                (items, fanIn, GroupsOf(items, fanIn)),
                (items, fanIn, ((long)program.Constant($"Work{items}x{fanIn}", "MaxCalls")!, (long)program.Constant($"Work{items}x{fanIn}", "Depth")!)));
        }
    }

    [Fact]
    public void WithoutABoundThereIsNoConstantAndTheCauseIsNamed()
    {
        string generated = Verify.Generated(Work("Work", "", Maps + Reduce, "string"))["Work.g.cs"];

        Assert.DoesNotContain("MaxCalls =", generated, StringComparison.Ordinal);
        Assert.Contains("the map-reduce has no MaxItems", generated, StringComparison.Ordinal);
    }

    /// <summary>Folds as many things as a tree would, and counts.</summary>
    private static (long Groups, long Levels) GroupsOf(int items, int fanIn)
    {
        List<int> level = [.. Enumerable.Range(0, items)];
        (long Groups, long Levels) counted = default;
        for (; level.Count > 1; counted.Levels++)
        {
            List<int[]> groups = [.. level.Chunk(fanIn)];
            counted.Groups += groups.Count(group => group.Length > 1);
            level = [.. groups.Select(group => group[0])];
        }

        return counted;
    }

    private static string Work(string name, string settings, string members, string result) => $$"""

        [MapReduce({{settings}}), Unverified("a test")]
        public partial class {{name}}(IChatClient client)
        {
            public partial Task<{{result}}> RunAsync(List<string> pages);
            {{members}}
        }
        """;
}
