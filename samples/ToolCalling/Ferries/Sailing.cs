using System.Globalization;
using System.Text.Json.Serialization;

namespace Orchestration.Samples.ToolCalling.Ferries;

/// <summary>The harbours of a ferry line that there is not.</summary>
public enum Harbour
{
    /// <summary>Tarvik.</summary>
    Tarvik,

    /// <summary>Farnes.</summary>
    Farnes,

    /// <summary>Holm.</summary>
    Holm,

    /// <summary>Skerrow.</summary>
    Skerrow,
}

/// <summary>The days on which a ferry sails.</summary>
public enum Days
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>From Monday to Friday.</summary>
    Weekdays,

    /// <summary>On Saturday and Sunday.</summary>
    Weekends,
}

/// <summary>A line of the timetable.</summary>
/// <param name="Code">By what it is booked.</param>
/// <param name="From">Where it leaves.</param>
/// <param name="To">Where it arrives.</param>
/// <param name="Departs">When it leaves.</param>
/// <param name="Arrives">When it arrives.</param>
/// <param name="Days">On which days.</param>
/// <param name="Fare">What a passenger pays, in crowns.</param>
public sealed record Sailing(string Code, Harbour From, Harbour To, TimeOnly Departs, TimeOnly Arrives, Days Days, decimal Fare)
{
    /// <summary>Whether it sails on a day.</summary>
    public bool SailsOn(DateOnly day) => Days switch
    {
        Days.Daily => true,
        Days.Weekends => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday,
        _ => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
    };

    /// <summary>It in a sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Code} sails from {From} at {Departs:HH:mm} to {To} at {Arrives:HH:mm}, {Days.ToString().ToLowerInvariant()}, for {Fare:0.00} crowns.");
}

/// <summary>Reads the sailings without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Sailing))]
internal sealed partial class FerryJson : JsonSerializerContext;
