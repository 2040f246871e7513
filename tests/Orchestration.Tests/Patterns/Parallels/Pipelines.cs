using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Parallels;

[Parallel]
public partial class Review(IChatClient client)
{
    public partial Task<string> RunAsync(string code, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string code, CancellationToken cancellationToken = default);

    [Section, Prompt("Security of {code}")]
    private partial Task<string> Security(string code);

    [Section, Prompt("Speed of {code}")]
    private partial Task<string> Speed(string code);

    [Section]
    private static int Length(string code) => code.Length;

    [Combine]
    private static string Report(string security, string speed, int length) => $"{security}|{speed}|{length}";
}

[Parallel]
public partial class ReviewWithOutcome(IChatClient client)
{
    public partial Task<Outcome<Findings>> RunAsync(string code, CancellationToken cancellationToken = default);

    [Section, Prompt("Security of {code}")]
    private partial Task<string> Security(string code);

    [Section, Prompt("Grade {code}")]
    private partial Task<int> Grade(string code);
}

/// <summary>Its constructor takes the sections' results by name, in an order of its own.</summary>
public sealed record Findings(int Grade, string Security);

[Parallel, Unverified("What it gives is looked at by the test.")]
public partial class Pair(IChatClient client)
{
    public partial Task<(string First, string Second)> RunAsync(string text, CancellationToken cancellationToken = default);

    [Section, Prompt("Second of {text}")]
    private partial Task<string> Second(string text);

    [Section, Prompt("First of {text}")]
    private partial Task<string> First(string text);
}

[Parallel(OnFailure = FailurePolicy.KeepOthers, MinSucceeded = 2, MaxConcurrency = 2)]
public partial class Offers(IChatClient client)
{
    public partial Task<string> RunAsync(string trip, CancellationToken cancellationToken = default);

    [Section, Prompt("Train to {trip}")]
    private partial Task<string> Train(string trip);

    [Section, Prompt("Ferry to {trip}")]
    private partial Task<string> Ferry(string trip);

    [Section, Prompt("Price to {trip}")]
    private partial Task<int> Price(string trip);

    [Combine]
    private static string Choose(Attempt<string> train, Attempt<string> ferry, Attempt<int> price) =>
        $"{train.Value ?? train.Error}, {ferry.Value ?? ferry.Error}, {(price.Succeeded ? price.Value : -1)}";
}

/// <summary>A section that is checked, and may write again; one with a fallback; steps before and after.</summary>
[Parallel]
public partial class Letter(IChatClient client)
{
    public partial Task<string> RunAsync(string name, CancellationToken cancellationToken = default);

    [Step]
    private static string Trim(string name) => name.Trim();

    [Section, Prompt("Greet {trim}. {feedback}")]
    private partial Task<string> Greeting(string trim, string? feedback);

    [Verify(Retries = 1)]
    private static Verdict NamesThem(string greeting, string trim) =>
        greeting.Contains(trim, StringComparison.Ordinal) ? Verdict.Accept() : Verdict.Reject("name them");

    [Section, Prompt("Thank {trim}"), Fallback(nameof(PlainThanks))]
    private partial Task<string> Thanks(string trim);

    private static string PlainThanks() => "Thank you.";

    [Combine]
    private static string Join(string greeting, string thanks) => $"{greeting} {thanks}";

    [Step]
    private static string Sign(string result) => result + " -- us";
}

/// <summary>Sections that are pipelines of their own, one of which runs sections itself.</summary>
[Parallel, Unverified("What it gives is looked at by the test.")]
public partial class Panel(IChatClient client)
{
    public partial Task<(string Review, Findings Findings)> RunAsync(string code, CancellationToken cancellationToken = default);

    [Section, Pipeline<Parallels.Review>]
    private partial Task<string> Review(string code);

    [Section, Pipeline<ReviewWithOutcome>]
    private partial Task<Findings> Findings(string code);
}

/// <summary>A section that gives nothing runs beside the others all the same.</summary>
[Parallel]
public partial class Logged(Func<CancellationToken, Task> log, Func<CancellationToken, Task<int>> count)
{
    public partial Task<int> RunAsync(string text, CancellationToken cancellationToken = default);

    [Section]
    private Task Log(string text, CancellationToken cancellationToken) => text.Length > 0 ? log(cancellationToken) : Task.CompletedTask;

    [Section]
    private Task<int> Count(CancellationToken cancellationToken) => count(cancellationToken);
}
