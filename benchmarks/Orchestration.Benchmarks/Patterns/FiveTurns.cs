using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>An agent whose model looks something up four times and then answers.</summary>
[Agent(MaxTurns = 8, MaxToolCalls = 16)]
public partial class FiveTurns(IChatClient client)
{
    public partial Task<string> RunAsync(string question, CancellationToken cancellationToken = default);

    [Respond, Prompt("Answer, and look up what you do not know:\n{question}")]
    private partial Task<string> Answer(string question);

    [Tool, Description("Looks up a departure.")]
    private static string FindDeparture([Description("The harbour.")] string harbour, [Description("The hour from which on.")] int hour) =>
        Departures.After(harbour, hour);

    [Tool, Description("Says what a ticket costs.")]
    private static int FindPrice([Description("The harbour.")] string harbour) => Departures.Price(harbour);
}

/// <summary>What the tools of both forms do.</summary>
internal static class Departures
{
    private const string Next = "The next ferry leaves on the hour.";

    public static string After(string harbour, int hour) => hour < 24 && harbour.Length > 0 ? Next : "None today.";

    public static int Price(string harbour) => harbour.Length;
}
