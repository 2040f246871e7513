using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Refines;

/// <summary>The entry's one collection, with steps before and after.</summary>
[Refine(MaxItems = 4)]
public partial class Summary(IChatClient client)
{
    public partial Task<string> RunAsync(IReadOnlyList<string> chapters, string style, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(IReadOnlyList<string> chapters, string style, CancellationToken cancellationToken = default);

    [Step]
    private static string Manner(string style) => style.Trim();

    [Start, Prompt("Begin {item} ({index}) {manner}")]
    private partial Task<string> Begin(string item, int index, string manner);

    [Next, Prompt("Extend {soFar} by {item} ({index}) {manner}")]
    private partial Task<string> Extend(string soFar, string item, int index, string manner);

    [Step]
    private static string Sign(string result) => result + " (end)";
}

/// <summary>A model splits, typed results are carried along, and none is a result too.</summary>
[Refine(MaxItems = 3), Unverified("A test.")]
public partial class Plan(IChatClient client)
{
    public partial Task<Outcome<Sheet>> RunAsync(string goal, CancellationToken cancellationToken = default);

    [Split, Prompt("Parts of {goal}")]
    private partial Task<IReadOnlyList<string>> Parts(string goal);

    [Start, Prompt("First {item}")]
    private partial Task<Sheet> First(string item);

    [Next, Prompt("Add {item} to {soFar.Text}")]
    private partial Task<Sheet> Add(string item, Sheet soFar);

    [Otherwise]
    private static Sheet Blank(string goal) => new("nothing for " + goal);
}

public sealed record Sheet(string Text);

/// <summary>Where there are none, steps after the pattern go on with what stands in.</summary>
[Refine(MaxItems = 3)]
public partial class Joined
{
    public partial Task<string> RunAsync(IEnumerable<string> words, CancellationToken cancellationToken = default);

    [Start]
    private static string Begin(string item) => item;

    [Next]
    private static string Append(string soFar, string item) => soFar + "+" + item;

    [Otherwise]
    private static string None() => "none";

    [Step]
    private static string Wrap(string result) => $"[{result}]";
}

/// <summary>Items that come one after the other, and more of them than fit into memory at once.</summary>
[Refine(MaxItems = 1_000_000)]
public partial class Total
{
    public partial Task<Outcome<long>> RunAsync(IAsyncEnumerable<byte[]> blocks, CancellationToken cancellationToken = default);

    [Start]
    private static long First(byte[] item) => item.Length;

    [Next]
    private static ValueTask<long> Add(long soFar, byte[] item) => ValueTask.FromResult(soFar + item.Length);
}

[Refine(MaxItems = 10_000)]
public partial class LongList
{
    public partial Task<int> RunAsync(int[] numbers, CancellationToken cancellationToken = default);

    [Start]
    private static int First(int item) => item;

    [Next]
    private static int Add(int soFar, int item, int index) => item == index ? soFar + 1 : -1;
}

/// <summary>A step gives the items as a stream, which is closed however the run ends.</summary>
[Refine(MaxItems = 3)]
public partial class Lines(IChatClient client, LineFile file)
{
    public partial Task<string> RunAsync(int count, CancellationToken cancellationToken = default);

    [Split]
    private IAsyncEnumerable<string> Open(int count) => file.ReadAsync(count);

    [Start, Prompt("Begin {item}")]
    private partial Task<string> Begin(string item);

    [Next, Prompt("{soFar}; {item}")]
    private partial Task<string> Extend(string soFar, string item);

    [Step]
    private string Tell(string result) => $"{result}, closed: {file.IsClosed}";
}

public sealed class LineFile
{
    public int Read { get; private set; }

    public bool IsClosed { get; private set; }

    public async IAsyncEnumerable<string> ReadAsync(int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (int i = 0; i < count; i++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                Read++;
                yield return $"line {i}";
            }
        }
        finally
        {
            IsClosed = true;
        }
    }
}

/// <summary>Every result so far is checked, and made again of the same.</summary>
[Refine(MaxItems = 3)]
public partial class CheckedSummary(IChatClient client, IChatClient spare)
{
    public partial Task<Outcome<string>> RunAsync(IReadOnlyList<string> parts, CancellationToken cancellationToken = default);

    [Start, Prompt("Begin {item} {feedback}"), Model(nameof(client))]
    private partial Task<string> Begin(string item, string? feedback);

    [Next, Prompt("{soFar} and {item} {feedback}"), Model(nameof(client)), Fallback(nameof(ExtendInstead))]
    private partial Task<string> Extend(string soFar, string item, string? feedback);

    [Prompt("instead {soFar} and {item}"), Model(nameof(spare))]
    private partial Task<string> ExtendInstead(string soFar, string item);

    [Verify(Retries = 1)]
    private static Verdict Mentions(string soFar, string item, int index) =>
        soFar.Contains(item, StringComparison.Ordinal) ? Verdict.Accept() : Verdict.Reject($"mention {index}");

    [Verify]
    private static bool IsPolite(string extend) => !extend.Contains("damn", StringComparison.Ordinal);

    [Verify]
    private static bool IsWhole(string result) => !result.Contains("torn", StringComparison.Ordinal);
}

/// <summary>A refine in a refine, by way of inner pipelines.</summary>
[Refine(MaxItems = 2), Unverified("A test.")]
public partial class Book(IChatClient client)
{
    public partial Task<string> RunAsync(IReadOnlyList<IReadOnlyList<string>> parts, CancellationToken cancellationToken = default);

    [Step]
    private static string Style(IReadOnlyList<IReadOnlyList<string>> parts) => $"{parts.Count} parts";

    [Start, Pipeline<Summary>]
    private partial Task<string> FirstPart([From("item")] IReadOnlyList<string> chapters, string style);

    [Next, Pipeline<Continuation>]
    private partial Task<string> LaterPart(string soFar, [From("item")] IReadOnlyList<string> chapters);
}

[Chain]
public partial class Continuation(IChatClient client)
{
    public partial Task<string> RunAsync(string soFar, IReadOnlyList<string> chapters, CancellationToken cancellationToken = default);

    [Step, Prompt("{soFar}, then {chapters}")]
    private partial Task<string> Go(string soFar, IReadOnlyList<string> chapters);
}

/// <summary>Effects only: the items are gone through, and nothing is given.</summary>
[Refine(MaxItems = 3)]
public partial class Counting
{
    public partial Task RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken = default);

    [Start]
    private static int One(string item) => item.Length;

    [Next]
    private static int More(int soFar, string item) => soFar + item.Length;
}
