using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.MapReduces;

/// <summary>The items are the entry's one list; all summaries are folded at once.</summary>
[MapReduce(MaxItems = 20, MaxConcurrency = 3)]
public partial class Digest(IChatClient client)
{
    public partial Task<string> RunAsync(IReadOnlyList<string> pages, string language, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(IReadOnlyList<string> pages, string language, CancellationToken cancellationToken = default);

    [Map, Prompt("Summarize in {language}, page {index}: {item}")]
    private partial Task<string> Summarize(string item, int index, string language);

    [Reduce, Prompt("Combine in {language}: {items}")]
    private partial Task<string> Combine(IReadOnlyList<string> items, string language);
}

/// <summary>Several maps, the later of which read the earlier ones by name; the list is the result, an outcome.</summary>
[MapReduce(MaxItems = 5)]
public partial class Grades(IChatClient client)
{
    public partial Task<Outcome<IReadOnlyList<string>>> RunAsync(List<string> essays, CancellationToken cancellationToken = default);

    [Map]
    private static string Clean(string item) => item.Trim();

    [Map, Prompt("Grade {clean}")]
    private partial Task<int> Grade(string clean);

    [Map]
    private static string Show(int index, string clean, int grade) => $"{index} {clean}: {grade}";
}

/// <summary>Runs what it is told on each item of a stream, and folds three at a time into an expression that shows who was folded with whom.</summary>
[MapReduce(MaxItems = 100_000, MaxConcurrency = 4, FanIn = 3)]
public partial class Tree(Func<int, CancellationToken, Task<string>> map, Func<IReadOnlyList<string>, CancellationToken, Task<string>>? fold = null)
{
    public partial Task<string> RunAsync(IAsyncEnumerable<int> numbers, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Map]
    private Task<string> Work(int item, CancellationToken cancellationToken) => map(item, cancellationToken);

    [Reduce]
    private Task<string> Fold(IReadOnlyList<string> items, CancellationToken cancellationToken) =>
        fold?.Invoke(items, cancellationToken) ?? Task.FromResult($"({string.Join(' ', items)})");
}

/// <summary>The same over a list that is known before.</summary>
[MapReduce(MaxItems = 100_000, MaxConcurrency = 4, FanIn = 3)]
public partial class ListTree(Func<int, CancellationToken, Task<string>> map)
{
    public partial Task<string> RunAsync(IEnumerable<int> numbers, CancellationToken cancellationToken = default);

    [Map]
    private Task<string> Work(int item, CancellationToken cancellationToken) => map(item, cancellationToken);

    [Reduce]
    private static string Fold(string[] items) => $"({string.Join(' ', items)})";

    [Otherwise]
    private static string Nothing() => "nothing";
}

/// <summary>Works on a stream that its own step gives, and gives the list.</summary>
[MapReduce(MaxItems = 1000, MaxConcurrency = 4)]
public partial class Streamed(Func<CancellationToken, IAsyncEnumerable<int>> source, Func<int, CancellationToken, Task<string>> map)
{
    public partial Task<string[]> RunAsync(string text, CancellationToken cancellationToken = default);

    [Split]
    private IAsyncEnumerable<int> Numbers(string text, CancellationToken cancellationToken) => text.Length == 0 ? throw new ArgumentException("no text") : source(cancellationToken);

    [Map]
    private Task<string> Work(int item, CancellationToken cancellationToken) => map(item, cancellationToken);
}

/// <summary>An item that fails is an attempt among the results.</summary>
[MapReduce(MaxItems = 10, MaxConcurrency = 4, OnFailure = FailurePolicy.KeepOthers, MinSucceeded = 2)]
public partial class Kept(IChatClient client)
{
    public partial Task<string> RunAsync(string[] towns, CancellationToken cancellationToken = default);

    [Map, Prompt("Weather in {item}")]
    private partial Task<string> Ask(string item);

    [Reduce]
    private static string Report(IReadOnlyList<Attempt<string>> items) => string.Join(", ", items.Select(item => item.Succeeded ? item.Value : item.Error));
}

/// <summary>Attempts in a tree: a group in which all failed is not folded.</summary>
[MapReduce(MaxItems = 100, MaxConcurrency = 4, OnFailure = FailurePolicy.KeepOthers, FanIn = 2)]
public partial class KeptTree(Func<int, CancellationToken, Task<string>> map)
{
    public partial Task<string> RunAsync(IReadOnlyCollection<int> numbers, CancellationToken cancellationToken = default);

    [Map]
    private Task<string> Work(int item, CancellationToken cancellationToken) => map(item, cancellationToken);

    [Reduce]
    private static string Fold(IReadOnlyList<Attempt<string>> items) => $"({string.Join(' ', items.Select(item => item.Succeeded ? item.Value : "!" + item.Error))})";
}

/// <summary>Steps before and after; a model splits; each item is checked, sent back, and has a fallback.</summary>
[MapReduce(MaxItems = 4, MaxConcurrency = 2)]
public partial class Letters(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(string names, CancellationToken cancellationToken = default);

    [Step]
    private static string Clean(string names) => names.Trim();

    [Split, Prompt("Names in {clean}")]
    private partial Task<List<string>> Names(string clean);

    [Map, Prompt("Write to {item}. {feedback}"), Fallback(nameof(Form))]
    private partial Task<string> Write(string item, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict NamesThem(string write, string item) => write.Contains(item, StringComparison.Ordinal) ? Verdict.Accept() : Verdict.Reject("name them");

    [Map, Prompt("Translate {write}")]
    private partial Task<string> Translate(string write);

    [Reduce]
    private static string Bundle(IReadOnlyList<string> items, [From(nameof(Names))] List<string> addressees) => $"{string.Join(",", addressees)}: {string.Join("|", items)}";

    [Verify]
    private static bool IsShort(string bundle) => bundle.Length < 200;

    [Otherwise]
    private static string Nobody(string clean) => $"nobody in '{clean}'";

    [Step]
    private static string Seal(string result) => result + " (sealed)";

    private static string Form(string item) => $"Dear {item}";
}

/// <summary>There for what it does to each item: nothing comes of it.</summary>
[MapReduce(MaxItems = 10)]
public partial class Notify(Action<string> send)
{
    public partial Task RunAsync(IReadOnlyList<string> people, CancellationToken cancellationToken = default);

    [Map, SideEffect]
    private void Send(string item) => send(item);
}

/// <summary>A map-reduce whose items are map-reduces.</summary>
[MapReduce(MaxItems = 3)]
public partial class Library(Digest digest)
{
    public partial Task<Outcome<string>> RunAsync(IReadOnlyList<string[]> books, string language, CancellationToken cancellationToken = default);

    [Map, Pipeline<Digest>(nameof(digest))]
    private partial Task<string> Read([From("item")] string[] pages, string language);

    [Reduce]
    private static string Shelve(string[] items) => string.Join(" / ", items);
}

[Chain]
public partial class Reader(Library library)
{
    public partial Task<string> RunAsync(IReadOnlyList<string[]> books, CancellationToken cancellationToken = default);

    [Step]
    private static string Language() => "Welsh";

    [Step, Pipeline<Library>(nameof(library))]
    private partial Task<string> Browse(IReadOnlyList<string[]> books, string language);
}
