using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Orchestration.Samples.ClinicalOrchestrator.Cases;
using Orchestration.Samples.ClinicalOrchestrator.Conference;
using Orchestration.Samples.Data;

namespace Orchestration.Samples.ClinicalOrchestrator.Orders;

/// <summary>Where approved orders are written, each once: in a file of JSON Lines, or in memory where there is none.</summary>
/// <param name="path">The file; null for none.</param>
public sealed class OrderBook(string? path)
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly List<Entry> memory = [];

    /// <summary>The key of a case's order: equal for equal cases, so that a case that is reviewed again is not ordered for again.</summary>
    public static string KeyOf(string patientCase) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CaseText.Words(patientCase))))[..12];

    /// <summary>Writes an order, unless there is one under its key.</summary>
    /// <param name="key">The idempotency key.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="cancellationToken">Cancels the waiting; an order that is being written is written.</param>
    /// <returns>The order that stands in the book.</returns>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="FormatException">The file is no order book.</exception>
    public async Task<Receipt> PlaceAsync(string key, IReadOnlyList<ProposedChange> changes, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var entry = new Entry(Synthetic.Notice, key, changes);
            Entry standing = path is null ? Keep(entry) : await WriteAsync(path, entry).ConfigureAwait(false);
            return new Receipt(Synthetic.Notice, key, ReferenceEquals(standing, entry) ? Placement.Placed : Placement.StoodAlready, standing.Changes);
        }
        finally
        {
            turn.Release();
        }
    }

    private Entry Keep(Entry entry)
    {
        if (memory.Find(kept => kept.Key == entry.Key) is { } standing)
        {
            return standing;
        }

        memory.Add(entry);
        return entry;
    }

    /// <summary>Reads and writes the file while nobody else can.</summary>
    private static async Task<Entry> WriteAsync(string path, Entry entry)
    {
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        await using (file.ConfigureAwait(false))
        {
            using var reader = new StreamReader(file, leaveOpen: true);
            string book = await reader.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
            using var lines = new StringReader(book);
            if (JsonLines.Read(lines, path, OrderJson.Default.Entry).FirstOrDefault(written => written.Key == entry.Key) is { } standing)
            {
                return standing;
            }

            string line = (book.Length == 0 || book.EndsWith('\n') ? "" : "\n") + JsonSerializer.Serialize(entry, OrderJson.Default.Entry) + "\n";
            await file.WriteAsync(Encoding.UTF8.GetBytes(line), CancellationToken.None).ConfigureAwait(false);
        }

        return entry;
    }

    /// <summary>One order.</summary>
    internal sealed record Entry(string Notice, string Key, IReadOnlyList<ProposedChange> Changes);
}

/// <summary>How orders are written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(OrderBook.Entry))]
internal sealed partial class OrderJson : JsonSerializerContext;
