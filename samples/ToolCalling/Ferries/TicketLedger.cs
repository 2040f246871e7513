using System.Globalization;

namespace Orchestration.Samples.ToolCalling.Ferries;

/// <summary>A ticket that was sold.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Sailing">The sailing's code.</param>
/// <param name="Day">The day.</param>
/// <param name="Passengers">For how many.</param>
/// <param name="Price">What they pay together, in crowns.</param>
public sealed record Ticket(string Number, string Sailing, DateOnly Day, int Passengers, decimal Price)
{
    /// <summary>It in a sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Ticket {Number}: {Sailing} on {Day:d MMMM yyyy} for {Passengers} {(Passengers == 1 ? "passenger" : "passengers")}, {Price:0.00} crowns.");
}

/// <summary>Where tickets are sold.</summary>
public interface ITicketLedger
{
    /// <summary>Sells a ticket. What was sold on a request stays sold: the same request gets the same ticket, whatever it asks for.</summary>
    /// <param name="request">The customer's request, by which a repeat is known.</param>
    /// <param name="sailing">The sailing.</param>
    /// <param name="day">The day.</param>
    /// <param name="passengers">For how many.</param>
    Ticket Sell(string request, Sailing sailing, DateOnly day, int passengers);

    /// <summary>What was sold on a request; null where nothing was.</summary>
    Ticket? Find(string request);
}

/// <summary>A ledger in memory. Safe for use by several threads.</summary>
public sealed class TicketLedger : ITicketLedger
{
    private const int FirstNumber = 1001;

    private readonly Dictionary<string, Ticket> sold = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>All tickets, in the order in which they were sold.</summary>
    public IReadOnlyList<Ticket> Sold
    {
        get
        {
            lock (gate)
            {
                return [.. sold.Values.OrderBy(ticket => ticket.Number, StringComparer.Ordinal)];
            }
        }
    }

    /// <inheritdoc/>
    public Ticket Sell(string request, Sailing sailing, DateOnly day, int passengers)
    {
        ArgumentNullException.ThrowIfNull(sailing);
        lock (gate)
        {
            if (!sold.TryGetValue(request, out Ticket? ticket))
            {
                string number = string.Create(CultureInfo.InvariantCulture, $"T-{FirstNumber + sold.Count}");
                ticket = sold[request] = new Ticket(number, sailing.Code, day, passengers, passengers * sailing.Fare);
            }

            return ticket;
        }
    }

    /// <inheritdoc/>
    public Ticket? Find(string request)
    {
        lock (gate)
        {
            return sold.GetValueOrDefault(request);
        }
    }
}
