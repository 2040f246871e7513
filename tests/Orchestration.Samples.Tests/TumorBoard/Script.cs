using Orchestration.Samples.TumorBoard.Cases;
using Orchestration.Samples.TumorBoard.Meeting;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.TumorBoard;

/// <summary>The models of a meeting on the case of the rectal tumour, and what they say.</summary>
internal sealed class Script
{
    public const string Margin = "On MRI the tumour reaches to within 1 mm of the mesorectal fascia; three lymph nodes are enlarged.";

    public static readonly string Case = TumorCase.Find("rectum")!.Text;

    /// <summary>The specialists' names with their fields.</summary>
    public static readonly IReadOnlyDictionary<string, string> Specialists = new Dictionary<string, string>
    {
        ["Surgery"] = Fields.Surgery,
        ["MedicalOncology"] = Fields.MedicalOncology,
        ["RadiationOncology"] = Fields.RadiationOncology,
        ["Pathology"] = Fields.Pathology,
    };

    public ScriptedChatClient Specialist { get; } = new();

    public ScriptedChatClient Chair { get; } = new();

    public ScriptedChatClient[] Clients => [Specialist, Chair];

    /// <summary>Each specialist says the same in every round.</summary>
    public static Script Of(Treatment surgery, Treatment medical, Treatment radiation, Treatment pathology) => new Script()
        .Says("Surgery", surgery, surgery, surgery)
        .Says("MedicalOncology", medical, medical, medical)
        .Says("RadiationOncology", radiation, radiation, radiation)
        .Says("Pathology", pathology, pathology, pathology);

    /// <summary>Three for treating first and the pathologist for looking further, in every round.</summary>
    public static Script Contested() =>
        Of(Treatment.TreatThenOperate, Treatment.TreatThenOperate, Treatment.TreatThenOperate, Treatment.MoreDiagnostics);

    /// <summary>Two for treating first and two for an operation, in every round.</summary>
    public static Script Tied() => Of(Treatment.Surgery, Treatment.TreatThenOperate, Treatment.TreatThenOperate, Treatment.Surgery);

    /// <summary>What a specialist says, round by round, with reasons such as "Surgery-2".</summary>
    public Script Says(string speaker, params Treatment[] rounds) =>
        Answers(speaker, Reply.InTurn([.. rounds.Select((treatment, index) => Opinion($"{speaker}-{index + 1}", treatment))]));

    public Script Answers(string speaker, Reply reply)
    {
        Specialist.WhenPromptContains(Specialists[speaker], reply);
        return this;
    }

    public Script Chooses(int index, double confidence = 0.9, string reasons = "The margin decides.") => Rules(Ruling(index, confidence, reasons));

    public Script Rules(Reply reply)
    {
        Chair.Otherwise(reply);
        return this;
    }

    public Task<Outcome<Recommendation>> RunAsync(IApprover? person = null, CancellationToken cancellationToken = default) =>
        new BoardMeeting(Specialist, Chair).RunAsync(Case, new RunOptions { RunId = "run", Approver = person }, cancellationToken);

    public static Reply Opinion(string reasons, Treatment treatment, params string[] evidence) =>
        Reply.Json(new { evidence, reasons, treatment = treatment.ToString(), confidence = 0.8 });

    public static Reply Ruling(int index, double confidence = 0.9, string reasons = "The margin decides.") => Reply.Json(new { reasons, index, confidence });
}
