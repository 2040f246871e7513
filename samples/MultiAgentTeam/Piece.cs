using System.ComponentModel;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>Who can be given work.</summary>
public enum Member
{
    /// <summary>Works from the notes.</summary>
    [Description("Collects what the notes say.")]
    Researcher,

    /// <summary>Works from the findings.</summary>
    [Description("Writes and rewrites the article.")]
    Writer,

    /// <summary>Works on the article.</summary>
    [Description("Holds the article against the notes.")]
    Critic,
}

/// <summary>A piece of work.</summary>
/// <param name="By">Who did it.</param>
/// <param name="Text">What it says.</param>
public sealed record Piece(Member By, string Text);

/// <summary>What the team delivers.</summary>
/// <param name="Topic">What was asked for.</param>
/// <param name="Text">The article; empty where none was accepted.</param>
/// <param name="Remarks">What the critic said of an earlier version; empty where nothing was accepted.</param>
/// <param name="Turns">What the team did, turn by turn.</param>
public sealed record Article(string Topic, string Text, string Remarks, IReadOnlyList<string> Turns);
