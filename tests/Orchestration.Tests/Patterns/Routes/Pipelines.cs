using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Patterns.Routes;

public enum Topic
{
    [Description("Invoices and payments")]
    Billing,
    Technical,
    Praise,
}

[Route]
public partial class Desk(IChatClient client)
{
    public partial Task<string> RunAsync(string message, CancellationToken cancellationToken = default);

    [Classify, Prompt("Topic of: {message}")]
    private partial Task<Topic> Classify(string message);

    [Case(Topic.Billing), Prompt("Bill: {message}")]
    private partial Task<string> Bill(string message);

    [Case(Topic.Technical, Topic.Praise)]
    private static string Other(string message, [From(nameof(Classify))] Topic topic) => $"{topic}: {message}";
}

[Route]
public partial class Words(IChatClient client)
{
    public partial Task<Outcome<string>> RunAsync(string message, CancellationToken cancellationToken = default);

    [Classify, Prompt("Label: {message}")]
    private partial Task<string> Label(string message);

    [Case("yes")]
    private static string Yes() => "Y";

    [Case("no", "never")]
    private static string No() => "N";
}

[Route]
public partial class Spoken
{
    public partial Task<string> RunAsync(string message, CancellationToken cancellationToken = default);

    [Classify]
    private static string Label(string message) => message;

    [Case("yes")]
    private static string Yes() => "Y";
}

[Route]
public partial class Gate
{
    public partial Task<int> RunAsync(int number, CancellationToken cancellationToken = default);

    [Classify]
    private static bool IsEven(int number) => number % 2 == 0;

    [Case(true)]
    private static int Half(int number) => number / 2;

    [Otherwise]
    private static int Triple(int number) => (number * 3) + 1;
}
