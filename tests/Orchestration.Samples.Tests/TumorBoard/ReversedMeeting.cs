using Microsoft.Extensions.AI;
using Orchestration.Samples.TumorBoard.Meeting;

namespace Orchestration.Samples.Tests.TumorBoard;

/// <summary>The board's meeting with its speakers declared in another order.</summary>
[Debate(MaxRounds = 3)]
public partial class ReversedMeeting(IChatClient specialist, IChatClient chair)
{
    public partial Task<Outcome<Recommendation>> RunAsync(string patientCase, RunOptions? options = null, CancellationToken cancellationToken = default);

    [Debater(Fields.Pathology), Pipeline<Specialist>]
    private partial Task<Opinion> Pathology(string patientCase, string stance, Opinion? own, IReadOnlyList<Statement<Opinion>> others);

    [Debater(Fields.RadiationOncology), Pipeline<Specialist>]
    private partial Task<Opinion> RadiationOncology(string patientCase, string stance, Opinion? own, IReadOnlyList<Statement<Opinion>> others);

    [Debater(Fields.Surgery), Pipeline<Specialist>]
    private partial Task<Opinion> Surgery(string patientCase, string stance, Opinion? own, IReadOnlyList<Statement<Opinion>> others);

    [Debater(Fields.MedicalOncology), Pipeline<Specialist>]
    private partial Task<Opinion> MedicalOncology(string patientCase, string stance, Opinion? own, IReadOnlyList<Statement<Opinion>> others);

    [Agree]
    private static bool SayTheSame(IReadOnlyList<Statement<Opinion>> transcript) => Slate.Of(transcript).Standing == Standing.Unanimous;

    [Judge, Pipeline<Chair>]
    private partial Task<Recommendation> Decide(string patientCase, IReadOnlyList<Statement<Opinion>> transcript);
}
