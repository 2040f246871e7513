using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Orchestration.Samples.ToolCalling.Arithmetic;
using Orchestration.Samples.ToolCalling.Ferries;

namespace Orchestration.Samples.ToolCalling;

/// <summary>
/// Answers customers of a ferry line: a model that answers or calls tools, and is shown what they give, until it answers (ReAct, arXiv 2210.03629). It may
/// look things up and calculate by itself; a ticket is sold only when a person has approved it.
/// </summary>
/// <param name="model">Answers and chooses the tools.</param>
/// <param name="timetable">Knows when ferries sail.</param>
/// <param name="ledger">Sells tickets.</param>
[Agent(MaxTurns = 8, MaxToolCalls = 12), Budget(MaxCalls = 8)]
public partial class Clerk(IChatClient model, ITimetable timetable, ITicketLedger ledger)
{
    private const int MostPassengers = 9;

    /// <summary>Answers <paramref name="question"/>.</summary>
    /// <param name="question">What a customer wrote.</param>
    /// <param name="request">The name of the customer's request: on one request, one ticket is sold, however often it is asked for.</param>
    /// <param name="options">Who approves what is sold, and more.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The answer, with the ticket that was sold; in need of a person where nobody was there to approve one; rejected, where the person refused.</returns>
    public partial Task<Outcome<Answer>> RunAsync([Untrusted] string question, string request, RunOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same run as the sequence of its events.</summary>
    public partial IAsyncEnumerable<RunEvent> StreamAsync([Untrusted] string question, string request, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Respond, Model(nameof(model)), Timeout(120)]
    [System("""
        You are the clerk of a ferry line. Look up what sails when and what it costs, and calculate with the tool; never guess either. Where a tool says that something is
        wrong, call it again as it says, or tell the customer. Sell only what the customer asked for. When you know enough, answer in a few sentences.
        """)]
    [Prompt("Question:\n{question}")]
    private partial Task<string> Respond(string question);

    [Verify]
    private Verdict NamesOnlyTicketsThatWereSold(string respond, string request) =>
        TicketNumber().Matches(respond).FirstOrDefault(named => named.Value != ledger.Find(request)?.Number) is { } strange
            ? Verdict.Reject($"The answer names the ticket {strange.Value}, which was not sold on this request.")
            : Verdict.Accept();

    [Tool, Description("Works out an arithmetic expression of numbers, + - * / and parentheses."), Timeout(5)]
    private static string Calculate([Description("The expression, such as 2*(19+38.50).")] string expression)
    {
        try
        {
            return string.Create(CultureInfo.InvariantCulture, $"{expression.Trim()} = {Calculator.Evaluate(expression):0.############################}");
        }
        catch (CalculationException problem)
        {
            return $"Error: {problem.Message}";
        }
    }

    [Tool, Description("Says on which day of the week a date falls."), Timeout(5)]
    private static string Weekday([Description("The date.")] DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date:d MMMM yyyy} is a {date.DayOfWeek}.");

    [Tool, Description("Looks up which ferries leave or reach a harbour, when, and what one pays."), Timeout(10), Fallback(nameof(TimetableIsDown))]
    private async Task<string> Ferries(Harbour harbour, CancellationToken cancellationToken) =>
        string.Join('\n', await timetable.SailingsAsync(harbour, cancellationToken));

    private static string TimetableIsDown() => "Error: The timetable cannot be reached now. Say so, and guess nothing.";

    [Tool, Description("Books: sells a ticket. A person looks at it first."), Timeout(10)]
    [SideEffect(IdempotencyKey = nameof(request)), Approve(Question = "May this ticket be sold?")]
    private async Task<string> Book(
        [From("request")] string request,
        [Description("The code of what sails, from the timetable.")] string code,
        [Description("The date of travel.")] DateOnly day,
        [Description("How many passengers travel.")] int passengers,
        CancellationToken cancellationToken) =>
        (await timetable.FindAsync(code, cancellationToken), passengers) switch
        {
            (null, _) => $"Error: There is no sailing '{code}'. Look the codes up in the timetable.",
            (_, < 1 or > MostPassengers) => $"Error: A ticket is for 1 to {MostPassengers} passengers.",
            ({ } sailing, _) when !sailing.SailsOn(day) => string.Create(CultureInfo.InvariantCulture, $"Error: {sailing.Code} does not sail on a {day.DayOfWeek}."),
            ({ } sailing, _) => ledger.Sell(request, sailing, day, passengers).ToString(),
        };

    [Step]
    private Answer WithTicket(string result, string request) => new(result, ledger.Find(request));

    [GeneratedRegex(@"\bT-[0-9]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex TicketNumber();
}
