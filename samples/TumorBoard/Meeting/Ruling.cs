using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Orchestration.Samples.TumorBoard.Meeting;

/// <summary>The chair's choice among what was proposed.</summary>
/// <param name="Reasons">Why; first, so that a model reasons before it chooses.</param>
/// <param name="Index">Which proposal.</param>
/// <param name="Confidence">How sure the chair is.</param>
public sealed record Ruling(
    [property: Description("In at most 3 sentences: what speaks for the proposal, and what the strongest objection to it is.")] string Reasons,
    [property: Description("The number of the proposal that you choose.")] int Index,
    [property: Description("How sure you are, from 0 to 1.")] double Confidence)
{
    /// <summary>From this confidence on a ruling stands without a person.</summary>
    public const double Sure = 0.6;

    private const int Nothing = -1;

    /// <summary>Whether it stands; a model may write any number.</summary>
    public bool Stands => Confidence is >= Sure and <= 1;

    /// <summary>Why a person has to decide.</summary>
    [JsonIgnore]
    public string Doubt => Index == Nothing
        ? Reasons
        : string.Create(CultureInfo.InvariantCulture, $"The chair leans to proposal {Index}, but is not sure enough ({Confidence:0.##}). {Reasons}");

    /// <summary>No ruling, for a person to make.</summary>
    public static Ruling Open(string why) => new(why, Nothing, 0);

    /// <summary>Only what is on the slate may be chosen.</summary>
    public static Verdict Check(Ruling ruling, Slate slate) => ruling.Index >= 0 && ruling.Index < slate.Proposals.Count
        ? Verdict.Accept()
        : Verdict.Reject($"There is no proposal {ruling.Index}; choose one from 0 to {slate.Proposals.Count - 1}.");
}

/// <summary>Who decided.</summary>
public enum DecidedBy
{
    /// <summary>The board, with one voice.</summary>
    Everyone,

    /// <summary>The chair, among what was proposed.</summary>
    Chair,

    /// <summary>A person: the votes were tied, the chair was not sure, or it failed.</summary>
    Person,
}

/// <summary>What the board recommends, and who does not.</summary>
/// <param name="Notice">What every output says.</param>
/// <param name="Treatment">The treatment.</param>
/// <param name="By">Who decided.</param>
/// <param name="Reasons">The chair's reasons; where a person decided, why that was left to one.</param>
/// <param name="Slate">What was proposed in the last round, and by whom.</param>
/// <param name="Dissent">Who proposed something else, with the reasons.</param>
public sealed record Recommendation(string Notice, Treatment Treatment, DecidedBy By, string Reasons, Slate Slate, IReadOnlyList<Supporter> Dissent);
