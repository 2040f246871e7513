using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Nesting;

[Critic(MaxRounds = 1)]
public partial class Checked(IChatClient client, IChatClient judge)
{
    public partial Task<Outcome<string>> RunAsync(string text, CancellationToken cancellationToken = default);

    [Produce, Prompt("Write {text}"), Model(nameof(client))]
    private partial Task<string> Write(string text);

    [Evaluate, Prompt("Judge {draft} of {text}"), Model(nameof(judge))]
    private partial Task<bool> Judge(string text, string draft);
}

/// <summary>Makes its own instance of the inner pipeline; declares the value, so other outcomes are exceptions.</summary>
[Chain]
public partial class Outer(IChatClient client, IChatClient judge)
{
    public partial Task<Outcome<string>> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step, Pipeline<Checked>]
    private partial Task<string> Polish(string text);

    [Step]
    private static string Sign(string polish) => polish + "!";
}

/// <summary>Is given the inner pipeline, and looks at its outcome itself.</summary>
[Chain]
public partial class Lenient(Checked inner)
{
    public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step, Pipeline<Checked>(nameof(inner))]
    private partial Task<Outcome<string>> Attempt(string text);

    [Step]
    private static string Describe(Outcome<string> attempt) => attempt.GetType().Name;
}

public partial class Container
{
    [Chain]
    internal sealed partial record Deep(IChatClient Client)
    {
        public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

        [Step, Pipeline<Outer>]
        private partial Task<Outcome<string>> Run(string text);

        [Step]
        private static string Value(Outcome<string> run) => run.GetValueOrThrow();
    }
}

/// <summary>What the inner pipelines give converts to what the steps are declared to return, but their tasks do not.</summary>
[Chain]
public partial class Wider(IChatClient client, IChatClient judge)
{
    public partial Task<int> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step, Pipeline<Checked>, Fallback(nameof(Nothing))]
    private partial Task<string?> Polish(string text);

    private static string? Nothing() => null;

    [Step, Pipeline<Listed>]
    private partial Task<IReadOnlyList<string?>> List(string text);

    [Step]
    private static int Count(string? polish, IReadOnlyList<string?> list) => (polish?.Length ?? 0) + list.Count;
}

[Chain]
public partial class Listed
{
    public partial Task<List<string>> RunAsync(string text, CancellationToken cancellationToken = default);

    [Step]
    private static List<string> Cut(string text) => [.. text.Split(' ')];
}
