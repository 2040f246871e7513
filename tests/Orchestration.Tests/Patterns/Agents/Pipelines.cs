using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Agents;

public enum Unit
{
    [Description("degrees Celsius")]
    Celsius,
    Fahrenheit,
}

public sealed record Place(string City, string? Country = null);

public sealed record Forecast(string Summary, double Degrees);

/// <summary>Tools of every kind of argument and result.</summary>
[Agent(MaxTurns = 4, MaxResultBytes = 40)]
public partial class Weather(IChatClient client)
{
    public List<string> Log { get; } = [];

    public partial Task<string> RunAsync(string question, string user, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string question, string user, CancellationToken cancellationToken = default);

    [Respond, System("You know the weather."), Prompt("Answer {question}")]
    private partial Task<string> Answer(string question);

    [Tool, Description("Says what the weather is.")]
    private Forecast Measure([Description("Where.")] Place place, Unit unit = Unit.Celsius, int days = 1)
    {
        Log.Add($"Measure {place} {unit} {days}");
        return new Forecast($"fine in {place.City}", unit == Unit.Celsius ? 20.5 : 68.9);
    }

    /// <summary>Finds   places &amp; names, like <see cref="Place"/>.</summary>
    /// <param name="query">What to look for.</param>
    [Tool]
    private async Task<string> Find(string query, string? hint, [From("user")] string asker, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Log.Add($"Find {query} {hint ?? "-"} for {asker}");
        return query == "long" ? string.Concat(Enumerable.Repeat("äöü€", 10)) : $"found {query}";
    }

    [Tool(Name = "write down")]
    private void Note(string text) => Log.Add("Note " + text);
}

[Agent(MaxTurns = 3, MaxToolCalls = 2)]
public partial class Counting(IChatClient client)
{
    public List<int> Sums { get; } = [];

    public partial Task<Outcome<int>> RunAsync(string question, CancellationToken cancellationToken = default);

    [Respond, Prompt("Count {question}")]
    private partial Task<int> Answer(string question);

    [Tool]
    private int Add(int a, int b)
    {
        Sums.Add(a + b);
        return a + b;
    }
}

/// <summary>A verifier of the answer sends it back with its reason.</summary>
[Agent(MaxTurns = 2)]
public partial class Checked(IChatClient client)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    [Step]
    private static string Prepare(string question) => question.Trim();

    [Respond, Prompt("Answer {prepare}. {feedback}"), Retry(1)]
    private partial Task<string> Answer(string prepare, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict IsShort(string answer) => answer.Length < 10 ? Verdict.Accept() : Verdict.Reject("It is too long.");

    [Tool]
    private static string Look(string what) => "seen " + what;

    [Step]
    private static string Polish(string result) => result + "!";
}

/// <summary>Steps stand in for the model and for a tool.</summary>
[Agent(MaxTurns = 3, OnExhausted = Exhaustion.ReturnLast)]
public partial class Resilient(IChatClient weak, IChatClient strong)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    [Respond, Prompt("Weakly {question}"), Model(nameof(weak)), Fallback(nameof(Better))]
    private partial Task<string> Answer(string question);

    [Prompt("Strongly {question}"), Model(nameof(strong)), Fallback(nameof(GiveUp))]
    private partial Task<string> Better(string question);

    private static string GiveUp(string question) => "no idea of " + question;

    [Tool, Fallback(nameof(Remember)), Retry(1)]
    private string Search(string query) => throw new InvalidOperationException("offline");

    private static string Remember(string query) => "remembered " + query;

    [Tool]
    private static string Break(string how) => throw new InvalidTimeZoneException(how);
}

/// <summary>Other pipelines are tools, and an agent is a step.</summary>
[Agent(MaxTurns = 2)]
public partial class Researcher(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, CancellationToken cancellationToken = default);

    [Respond, Prompt("Research {topic}")]
    private partial Task<string> Answer(string topic);

    [Tool, Pipeline<Summary>, Description("Sums a text up.")]
    private partial Task<string> Summarize(string text);
}

[Chain]
public partial class Summary(IChatClient client)
{
    public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step, Prompt("Sum up {text}")]
    private partial Task<string> Shorten(string text);
}

[Chain]
public partial class Report(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Pipeline<Researcher>]
    private partial Task<string> Research(string topic);

    [Step]
    private static string Sign(string research) => research + " (signed)";
}

[Agent(MaxTurns = 3)]
public partial class Conversation(IChatClient client)
{
    public partial Task<string> RunAsync(IReadOnlyList<ChatMessage> history, AIContent picture, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Respond, Prompt("Go on."), Model(Configure = nameof(Add)), Timeout(30)]
    private partial Task<string> Answer(IReadOnlyList<ChatMessage> history, AIContent picture);

    private static void Add(ChatOptions options) => options.Tools = [new HostedWebSearchTool()];

    [Tool]
    private static string Look(JsonElement anything) => anything.GetRawText();
}

[Agent(MaxTurns = 2, MaxToolCalls = 1000)]
public partial class Library(IChatClient client)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    [Respond, Prompt("Answer {question}"), Model(Temperature = 0)]
    private partial Task<string> Answer(string question);

    [Tool]
    private static string Find(string query) => "found " + query;
}
