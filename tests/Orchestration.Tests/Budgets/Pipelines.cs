using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Budgets;

[Chain, Unverified("Only what it costs is tested.")]
public partial class Report(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Outline {topic}")]
    private partial Task<string> Outline(string topic);

    [Step, Pipeline<Editing>, Budget(MaxTokens = 15)]
    private partial Task<string> Edit(string outline);
}

[Chain]
public partial class Editing(IChatClient client)
{
    public partial Task<string> RunAsync(string outline, CancellationToken cancellationToken = default);

    [Step, Prompt("Edit {outline}")]
    private partial Task<string> Cut(string outline);

    [Step, Prompt("Polish {cut}")]
    private partial Task<string> Polish(string cut);

    [Step, Prompt("Print {polish}")]
    private partial Task<string> Print(string polish);
}

[Chain]
public partial class Repaired(IChatClient client)
{
    public partial Task<int> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Count {topic}", MaxRepairs = 5), Budget(MaxTokens = 30), Fallback(nameof(Guess))]
    private partial Task<int> Count(string topic);

    private static int Guess(string topic) => topic.Length;
}

[Chain, Unverified("Only how long it takes is tested.")]
public partial class Timed(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Write about {topic}"), Retry(3), Budget(Seconds = 10)]
    private partial Task<string> Write(string topic);

    [Step, Pipeline<Editing>, Budget(Seconds = 5)]
    private partial Task<string> Edit([From(nameof(Write))] string outline);
}

[Critic(MaxRounds = 3)]
public partial class EachTime(IChatClient client)
{
    public partial Task<string> RunAsync(string topic, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Produce, Prompt("Write about {topic}"), Budget(MaxCalls = 1)]
    private partial Task<string> Begin(string topic);

    [Evaluate, Prompt("Judge {draft} on {topic}", MaxRepairs = 0), Budget(MaxCalls = 1)]
    private partial Task<Verdict> Judge(string draft, string topic);

    [Revise, Prompt("Improve {draft} of {topic}: {verdict.Feedback}"), Budget(MaxCalls = 1)]
    private partial Task<string> Improve(string draft, string topic, Verdict verdict);
}
