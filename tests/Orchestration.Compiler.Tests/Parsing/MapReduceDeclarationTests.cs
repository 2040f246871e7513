using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>What a map-reduce's declaration may say, and what is said of one that cannot work.</summary>
public sealed class MapReduceDeclarationTests
{
    private const string Map = "[Map, Prompt(\"Sum up {item}\")] private partial Task<string> Sum(string item);";
    private const string Reduce = "[Reduce, Prompt(\"Join {items}\")] private partial Task<string> Join(IReadOnlyList<string> items);";
    private const string Both = Map + Reduce;

    [Theory]
    [InlineData("List<string> pages")]
    [InlineData("string[] pages, string topic")]
    [InlineData("IReadOnlyList<string> pages, int count")]
    [InlineData("IEnumerable<string> pages")]
    [InlineData("HashSet<string> pages")]
    [InlineData("IAsyncEnumerable<string> pages, RunOptions? options = null, CancellationToken cancellationToken = default")]
    public Task TheEntrysOneCollectionHoldsTheItems(string inputs) => Verify.OnlyAsync(Work(Both, inputs));

    [Theory]
    [InlineData("private static List<string> Pages(string text) => [text];")]
    [InlineData("private static string[] Pages(string text) => [text];")]
    [InlineData("private static IEnumerable<string> Pages(string text) { yield return text; }")]
    [InlineData("private static async IAsyncEnumerable<string> Pages(string text) { await Task.Yield(); yield return text; }")]
    [InlineData("private static Task<IAsyncEnumerable<string>> Pages(string text) => null!;")]
    [InlineData("private static ValueTask<IReadOnlyList<string>> Pages(string text) => default;")]
    [InlineData("[Prompt(\"Split {text}\")] private partial Task<List<string>> Pages(string text);")]
    public Task AStepMayGiveThem(string split) => Verify.OnlyAsync(Work("[Split] " + split + Both, "string text, List<int> numbers"));

    [Theory]
    [InlineData("Task<IReadOnlyList<string>>")]
    [InlineData("Task<string[]>")]
    [InlineData("Task<Outcome<IEnumerable<object>>>")]
    public Task WithoutAReduceTheListIsTheResult(string entry) => Verify.OnlyAsync(Work(Map, entry: entry));

    [Fact]
    public Task AListOfAnotherTypeIsSaidOfTheEntry() => Verify.RuleAsync("ORC1003", new Scenario(Work(Map, entry: "[|Task<string>|]"))
    {
        Messages = ["RunAsync returns 'string', but 'Sum' gives 'string[]'."],
    });

    [Fact]
    public Task TheEntryGetsTheTypeOfTheList() => Verify.FixAsync("ORC1003", Work(Map, entry: "[|Task<string>|]"), Work(Map, entry: "Task<string[]>"));

    [Theory]
    [InlineData("string text", "'Work' has no items: RunAsync takes no list or 'IAsyncEnumerable' of them, and no [Split] step gives them; add one or the other.")]
    [InlineData("", "'Work' has no items: RunAsync takes no list or 'IAsyncEnumerable' of them, and no [Split] step gives them; add one or the other.")]
    public Task NoItemsAreSaidOnce(string inputs, string message) => Verify.RuleAsync("ORC1005", new Scenario(Work(Both, inputs, mark: true)) { Messages = [message] });

    [Fact]
    public Task NoItemsAreTheOnlyMessage() => Verify.OnlyAsync(Work(Both, "string text").Replace("[MapReduce(MaxItems = 9)", "[{|ORC1005:MapReduce(MaxItems = 9)|}", StringComparison.Ordinal));

    [Fact]
    public Task SeveralCollectionsAreAllNamed() => Verify.RuleAsync("ORC1006", new Scenario(Work(Both, "string[] pages, List<int> numbers", mark: true))
    {
        Messages = ["The items of 'Work' could be 'pages' or 'numbers'; add a [Split] step that gives the ones that are meant."],
    });

    [Fact]
    public Task ACollectionThatMayBeNullIsSaid() => Verify.RuleAsync("ORC1005", new Scenario(Work(Both, "string[]? [|pages|]"))
    {
        Messages = ["'pages' holds the items of 'Work' and may be null; take a 'string[]', or add a [Split] step that gives the items."],
    });

    [Theory]
    [InlineData("int", "'Pages' gives the items, so it returns a list of them, or an 'IAsyncEnumerable'.")]
    [InlineData("string", "'Pages' gives the items, so it returns a list of them, or an 'IAsyncEnumerable'.")]
    [InlineData("List<string>?", "'Pages' gives the items, so it returns no null; where there are none, return an empty list.")]
    public Task AStepThatGivesNoItemsIsSaid(string type, string message) => Verify.RuleAsync(
        "ORC1003",
        new Scenario(Work($"[Split] private static [|{type}|] Pages(string text) => default!;" + Both, "string text")) { Messages = [message] });

    [Fact]
    public Task AModelThatSplitsGetsAListToReturn() => Verify.FixAsync(
        "ORC1003",
        Work("[Split, Prompt(\"Split {text}\")] private partial [|Task<string>|] Pages(string text);" + Both, "string text"),
        Work("[Split, Prompt(\"Split {text}\")] private partial Task<IReadOnlyList<string>> Pages(string text);" + Both, "string text"));

    [Fact]
    public Task WithoutAnEntryItsItemsAreTakenFromTheMaps() => Verify.RuleAsync("ORC1002", new Scenario("""
        [MapReduce(MaxItems = 9), Unverified("a test")]
        public partial class [|Work|](IChatClient client)
        {
            [Map, Prompt("Sum up {item} on {topic}")] private partial Task<string> Sum(string item, string topic);
        }
        """)
    {
        Messages = ["The pipeline 'Work' has no entry; declare 'public partial Task<string[]> RunAsync(IReadOnlyList<string> inputs, string topic, CancellationToken cancellationToken = default)'."],
    });

    [Fact]
    public Task ItemAndIndexAreThereForMapsAndTheirVerifiers() => Verify.OnlyAsync(Work("""
        [Map, Prompt("Sum up {item} of {topic}, {index}")] private partial Task<string> Sum(string item, int index, string topic);
        [Verify] private static bool IsShort(string sum, string item, int index) => sum.Length < item.Length + index;
        [Map, Prompt("Translate {sum}")] private partial Task<string> Translate(string sum);
        """ + Reduce, "IReadOnlyList<string> pages, string topic"));

    [Fact]
    public Task WhatIsOfOneItemIsNotThereForTheReduce() => Verify.OnlyAsync(Work(
        Map + "[Reduce, Prompt(\"Join {items} {index} {sum}\")] private partial Task<string> Join(string[] items, int {|ORC1005:index|}, string {|ORC1005:sum|});"));

    [Fact]
    public Task ALaterMapIsNotThereForAnEarlierOne() => Verify.OnlyAsync(Work(
        "[Map, Prompt(\"Sum up {item} {next}\")] private partial Task<string> Sum(string item, string {|ORC1017:next|}); [Map, Prompt(\"Go on: {sum}\")] private partial Task<string> Next(string sum);" + Reduce));

    [Fact]
    public Task AStreamIsReadOnceAndByItsItemsOnly() => Verify.OnlyAsync(Work("""
        [Split] private static async IAsyncEnumerable<string> Pages(string text) { await Task.Yield(); yield return text; }
        [Map] private static string Sum(string item, IAsyncEnumerable<string> {|ORC1005:pages|}) => item;
        """ + Reduce, "string text"));

    [Theory]
    [InlineData("item")]
    [InlineData("index")]
    [InlineData("items")]
    public Task TheNamesOfThePatternAreItsOwn(string name) => Verify.OnlyAsync(Work(Both, "string[] {|ORC1016:" + name + "|}"));

    [Theory]
    [InlineData("string[] items")]
    [InlineData("IReadOnlyList<string> items")]
    [InlineData("IEnumerable<string> items")]
    public Task TheReduceReadsAListOfWhatTheLastMapGave(string items) => Verify.OnlyAsync(Work(Map + $"[Reduce] private static string Join({items}) => string.Concat(items);"));

    [Fact]
    public Task KeptItemsAreReadAsAttempts() => Verify.OnlyAsync(Work(
        Map + "[Reduce] private static string Join(IReadOnlyList<Attempt<string>> items, IReadOnlyList<string> {|ORC1005:other|}) => $\"{items.Count}\";",
        settings: "MaxItems = 9, OnFailure = FailurePolicy.KeepOthers"));

    [Fact]
    public Task AReductionOfATreeGivesWhatItTakes() => Verify.RuleAsync("ORC1003", new Scenario(Work(
        Map + "[Reduce, Prompt(\"Count {items}\")] private partial [|Task<int>|] Join(IReadOnlyList<string> items);", entry: "Task<int>", settings: "MaxItems = 9, FanIn = 3"))
    {
        Messages = ["'Join' folds its own results again, since FanIn is set, so it returns 'string' as 'Sum' does; or leave FanIn out."],
    });

    [Fact]
    public Task AReductionOfAllAtOnceMayGiveAnything() => Verify.OnlyAsync(Work(
        Map + "[Reduce, Prompt(\"Count {items}\")] private partial Task<int> Join(IReadOnlyList<string> items);", entry: "Task<int>"));

    [Fact]
    public Task AFanInWithoutAReduceIsSaid() => Verify.RuleAsync("ORC1004", new Scenario(Work(Map, entry: "Task<string[]>", settings: "MaxItems = 9, [|FanIn = 3|]"))
    {
        Messages = ["FanIn of 'Work' groups what a [Reduce] step folds, and there is none; add one, or leave FanIn out."],
    });

    [Fact]
    public Task ALastMapThatGivesNothingLeavesNothingToFold() => Verify.OnlyAsync(Work(
        "[Map, SideEffect] private static {|ORC1003:void|} Sum(string item) { } [Reduce] private static string Join() => \"\";"));

    [Fact]
    public Task WhatComesOfNoItemsIsWhatComesOfSome() => Verify.RuleAsync("ORC1003", new Scenario(Work(
        Both + "[Otherwise, Prompt(\"Count {pages}\")] private partial [|Task<int>|] None(List<string> pages);", "List<string> pages"))
    {
        Messages = ["'None' runs where there are no items, so it returns 'string', what there is of 'Join' where there are some."],
    });

    [Theory]
    [InlineData("[Otherwise] private static string[] None() => [];")]
    [InlineData("[Otherwise] private static IReadOnlyList<string> None() => [];")]
    public Task WithoutAReduceAListComesOfNone(string otherwise) => Verify.OnlyAsync(Work(Map + otherwise, entry: "Task<IReadOnlyList<string>>"));

    [Fact]
    public Task WhereTheListDoesNotFitTheEntryItIsTheMapThatIsWrong() => Verify.RuleAsync("ORC1003", new Scenario(Work(
        Map.Replace("Task<string>", "[|Task<string>|]", StringComparison.Ordinal) + "[Otherwise] private static int[] None() => [];", entry: "Task<IReadOnlyList<int>>"))
    {
        Messages = ["'Sum' gives 'string[]', but what it gives is the run's result, and RunAsync returns 'IReadOnlyList<int>'."],
    });

    [Fact]
    public Task WithoutAMapThereIsNoMapReduce() => Verify.OnlyAsync("""
        [MapReduce(MaxItems = 9), Unverified("a test")]
        public partial class {|ORC1004:Work|}
        {
            public partial Task<string> RunAsync(List<string> pages);
            [Reduce] private static string Join(List<string> pages) => string.Concat(pages);
        }
        """);

    [Fact]
    public Task MapsStandInOneFile() => Verify.OnlyAsync(new Scenario(Work(Map, entry: "Task<string[]>"))
    {
        Files = { ["Other.cs"] = "public partial class Work { [Map] private static string {|ORC1013:Trim|}(string item) => item.Trim(); }" },
    });

    [Fact]
    public Task AMissingBoundIsSaidAndAdded() => Verify.FixAsync(
        "ORC2001",
        Work(Both, settings: "").Replace("[MapReduce()", "[[|MapReduce|]", StringComparison.Ordinal),
        Work(Both, settings: "MaxItems = 100"));

    [Theory]
    [InlineData("MaxItems = 0", "MaxItems of 'Work' is 0, but there is at least one item to allow; set it to 1 or more.")]
    [InlineData("MaxItems = 9, MaxConcurrency = 0", "MaxConcurrency of 'Work' is 0, but at least one item is in work at once; set it to 1 or more, or leave it out for 8.")]
    [InlineData("MaxItems = 9, FanIn = 1", "FanIn of 'Work' is 1, but a reduction folds at least two results; set it to 2 or more, or leave it out to fold all at once.")]
    [InlineData("MaxItems = 9, MinSucceeded = 10", "MinSucceeded of 'Work' is 10, but it is the number of items that must succeed; set it from 1 to MaxItems.")]
    public Task ALimitOutOfRangeIsSaid(string settings, string message)
    {
        int last = settings.LastIndexOf(", ", StringComparison.Ordinal) is >= 0 and var comma ? comma + 2 : 0;
        return Verify.RuleAsync("ORC1015", new Scenario(Work(Both, settings: settings[..last] + "[|" + settings[last..] + "|]")) { Messages = [message] });
    }

    [Fact]
    public Task WhatAnItemIsMadeFromMayBeHostile() => Verify.OnlyAsync(Work(
        "[Map, System(\"Think of {|ORC6001:{item}|}\"), Prompt(\"Sum up {item}\")] private partial Task<string> Sum(string item);" + Reduce, "[Untrusted] List<string> pages"));

    private static string Work(string members, string inputs = "List<string> pages", string entry = "Task<string>", string settings = "MaxItems = 9", bool mark = false) => $$"""
        [{{(mark ? "[|" : "")}}MapReduce({{settings}}){{(mark ? "|]" : "")}}, Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            public partial {{entry}} RunAsync({{inputs}});

            {{members}}
        }
        """;
}
