using System.ComponentModel;
using Microsoft.Extensions.AI;
using Orchestration.Tests.Patterns.Agents;

namespace Orchestration.Tests.Serving;

[Chain]
public partial class Greeting(IChatClient client)
{
    /// <summary>Greets somebody in <paramref name="language"/>.</summary>
    /// <param name="name">Whom.</param>
    /// <param name="language">Which language.</param>
    public partial Task<string> RunAsync(string name, string language = "English", RunOptions? options = null, CancellationToken cancellationToken = default);

    [Step, Prompt("Greet {name} in {language}")]
    private partial Task<string> Greet(string name, string language);
}

[Chain, Description("Says how warm it is.")]
public partial class Thermometer
{
    public partial Task<Forecast> RunAsync(Place place, Unit unit, CancellationToken cancellationToken = default);

    [Step]
    private static Forecast Read(Place place, Unit unit) => new($"{place.City} in {unit}", 20);
}

[Critic(MaxRounds = 1)]
public partial class Careful(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(string text, CancellationToken cancellationToken = default);

    [Produce, Prompt("Write {text}")]
    private partial Task<string> Write(string text);

    [Evaluate]
    private static bool IsGood(string draft) => draft == "good";
}

[Agent(MaxTurns = 2)]
public partial class Helpdesk(IChatClient client)
{
    public partial Task<string> RunAsync(IReadOnlyList<ChatMessage> history, string question, CancellationToken cancellationToken = default);

    public partial IAsyncEnumerable<RunEvent> StreamAsync(IReadOnlyList<ChatMessage> history, string question, CancellationToken cancellationToken = default);

    [Respond, Prompt("Question: {question}")]
    private partial Task<string> Answer(IReadOnlyList<ChatMessage> history, string question);

    [Tool]
    private static string Look(string what) => "seen " + what;
}

[Chain]
public partial class Echo
{
    public partial Task<string> RunAsync(List<ChatMessage> messages, CancellationToken cancellationToken = default);

    [Step]
    private static string Last(List<ChatMessage> messages) => $"{messages.Count}: {messages[^1].Text}";

    /// <summary>The author's own stays.</summary>
    public string AsAIFunction() => "mine";
}
