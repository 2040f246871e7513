using System.ComponentModel;
using System.Text.Json.Serialization;
using Orchestration.Samples.AdaptiveRag.Interleaving;

namespace Orchestration.Samples.AdaptiveRag;

/// <summary>How much a question needs (arXiv 2403.14403, section 3.2).</summary>
public enum Complexity
{
    /// <summary>The paper's A: the model knows the answer.</summary>
    [Description("General knowledge or arithmetic that every model has: sums and units, the months and minutes of the calendar, shapes and their sides.")]
    Straightforward,

    /// <summary>The paper's B: one search finds what it takes.</summary>
    [Description("One passage about the islands of Skarnvik answers it (Great Skarn, Little Skarn, Vardholm, Ormsund, Tolle, Karvik, Tolleby, Vesterby, Straumen, Trolla, the Grey Skerries): a date, a length, a height, a cost, a price or a number of one thing there, or who does what.")]
    Moderate,

    /// <summary>The paper's C: a search needs what another one found.</summary>
    [Description("It takes two passages, the first of which leads to the second: where the designer, the founder or the winner of something was born, what they write, teach or leave, in which village the company has its office that owns a ship, on which farm a breed was first bred, in which year the thing was opened that another one replaced.")]
    Complex,
}

/// <summary>How a question was classified.</summary>
/// <param name="Reason">Why; first, so that a model reasons before it decides.</param>
/// <param name="Class">The class.</param>
public sealed record Assessment(
    [property: Description("In one sentence: what has to be looked up to answer the question, and in how many steps.")] string Reason,
    [property: Description("The class of the question.")] Complexity Class);

/// <summary>What replies are read with, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Assessment))]
[JsonSerializable(typeof(Thought))]
internal sealed partial class AdaptiveJson : JsonSerializerContext;
