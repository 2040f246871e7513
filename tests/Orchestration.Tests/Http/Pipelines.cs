using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Http;

/// <summary>Text and a typed verdict over one client, with retries.</summary>
[Critic(MaxRounds = 2)]
public partial class Dispatch(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(string text, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Produce, System("You translate."), Prompt("Translate: {text}"), Retry(2)]
    private partial Task<string> Translate(string text);

    [Evaluate, Prompt("Judge: {text} / {draft}"), Model(Temperature = 0)]
    private partial Task<Verdict> Judge(string text, string draft);

    [Revise, Prompt("Improve: {text} / {draft} / {verdict.Feedback}")]
    private partial Task<string> Improve(string text, string draft, Verdict verdict);
}
