using Microsoft.Extensions.AI;

namespace Orchestration.Samples.TumorBoard.Meeting;

/// <summary>
/// Four specialists say independently what to recommend, then answer one another, each hearing only what the others said in the round before,
/// until all say the same or three rounds are over. A chair chooses among what was proposed; a tie, a doubt and a failure go to a person.
/// </summary>
/// <param name="specialist">Speaks for each of the four fields.</param>
/// <param name="chair">Chooses; another client than the specialists', so that no model judges its own work.</param>
[Debate(MaxRounds = 3), Budget(MaxCalls = 28)]
public partial class BoardMeeting(IChatClient specialist, IChatClient chair)
{
    /// <summary>Holds the meeting.</summary>
    /// <param name="patientCase">What is known.</param>
    /// <param name="options">Who is asked where the board cannot decide, and more.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The recommendation with all dissent; in need of a person where nobody is there to decide.</returns>
    public partial Task<Outcome<Recommendation>> RunAsync([Untrusted] string patientCase, RunOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same run as the sequence of its events.</summary>
    public partial IAsyncEnumerable<RunEvent> StreamAsync([Untrusted] string patientCase, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Debater(Fields.Surgery), Pipeline<Specialist>]
    private partial Task<Opinion> Surgery(string patientCase, string stance, Opinion? own, IReadOnlyList<Statement<Opinion>> others);

    [Debater(Fields.MedicalOncology), Pipeline<Specialist>]
    private partial Task<Opinion> MedicalOncology(string patientCase, string stance, Opinion? own, IReadOnlyList<Statement<Opinion>> others);

    [Debater(Fields.RadiationOncology), Pipeline<Specialist>]
    private partial Task<Opinion> RadiationOncology(string patientCase, string stance, Opinion? own, IReadOnlyList<Statement<Opinion>> others);

    [Debater(Fields.Pathology), Pipeline<Specialist>]
    private partial Task<Opinion> Pathology(string patientCase, string stance, Opinion? own, IReadOnlyList<Statement<Opinion>> others);

    [Agree]
    private static bool SayTheSame(IReadOnlyList<Statement<Opinion>> transcript) => Slate.Of(transcript).Standing == Standing.Unanimous;

    [Judge, Pipeline<Chair>]
    private partial Task<Recommendation> Decide(string patientCase, IReadOnlyList<Statement<Opinion>> transcript);
}
