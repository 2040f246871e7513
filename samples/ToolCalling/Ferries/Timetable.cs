using Orchestration.Samples.Data;

namespace Orchestration.Samples.ToolCalling.Ferries;

/// <summary>Knows when ferries sail.</summary>
public interface ITimetable
{
    /// <summary>The sailings that leave or reach a harbour.</summary>
    Task<IReadOnlyList<Sailing>> SailingsAsync(Harbour harbour, CancellationToken cancellationToken);

    /// <summary>The sailing of a code; null where there is none.</summary>
    Task<Sailing?> FindAsync(string code, CancellationToken cancellationToken);
}

/// <summary>The timetable that the sample has with it.</summary>
/// <param name="sailings">Its lines.</param>
public sealed class Timetable(IReadOnlyList<Sailing> sailings) : ITimetable
{
    /// <summary>The sample's own.</summary>
    public static Timetable Embedded() => new(JsonLines.Embedded("sailings.jsonl", FerryJson.Default.Sailing));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Sailing>> SailingsAsync(Harbour harbour, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Sailing>>([.. sailings.Where(sailing => sailing.From == harbour || sailing.To == harbour)]);

    /// <inheritdoc/>
    public Task<Sailing?> FindAsync(string code, CancellationToken cancellationToken) =>
        Task.FromResult(sailings.FirstOrDefault(sailing => string.Equals(sailing.Code, code.Trim(), StringComparison.OrdinalIgnoreCase)));
}
