using Orchestration.Samples.ClinicalOrchestrator;
using Orchestration.Samples.ClinicalOrchestrator.Cases;
using Orchestration.Samples.ClinicalOrchestrator.Orders;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.ClinicalOrchestrator;

/// <summary>The models of a review of the case of the woman who has begun to fall, and what they say.</summary>
internal sealed class Script
{
    public const string Kidney = "Her eGFR was 62 mL/min in spring and is 28 mL/min this week, after a stomach infection with little to drink.";
    public const string Gabapentin = "She takes Gabapentin 600 mg three times a day for nerve pain, the dose unchanged since spring.";
    public const string Fell = "She fell twice on the stairs in the last ten days and has been drowsy and unsteady since then; she never fell before.";

    public const string DoseQuestion = "Do the doses fit the kidneys?";
    public const string FallQuestion = "Why does she fall?";
    public const string GapQuestion = "Did the falls begin when gabapentin began to pile up?";
    public const string LaterQuestion = "Which painkiller can take its place?";

    public const string DoseClaim = "Gabapentin is dosed for twice the kidney function that she has.";
    public const string FallClaim = "The falls are new, and her blood pressure does not explain them.";

    /// <summary>What only both findings together tell.</summary>
    public const string PlantedFind = "Gabapentin piles up since the kidneys fail, and makes her fall.";

    public static readonly string Case = PatientCase.Find("stairs")!.Text;

    public ScriptedChatClient Planner { get; } = new();

    public ScriptedChatClient Specialist { get; } = new();

    public ScriptedChatClient Critic { get; } = new();

    public OrderBook Orders { get; init; } = new(null);

    public ScriptedChatClient[] Clients => [Planner, Specialist, Critic];

    public MedicationReview Review => new(Planner, Specialist, Critic, Orders);

    /// <summary>A renal physician and a falls clinic, each with a finding; a critic that asks what both together mean; and a change.</summary>
    public static Script OfTheFalls(OrderBook? orders = null)
    {
        var script = new Script { Orders = orders ?? new OrderBook(null) };
        script.Plans(Task("Renal", DoseQuestion), Task("Falls", FallQuestion));
        script.Answers(DoseQuestion, Found(DoseClaim, Kidney, Gabapentin));
        script.Answers(FallQuestion, Found(FallClaim, Fell));
        script.Answers(GapQuestion, Found(PlantedFind, Fell, Gabapentin, Kidney));
        return script;
    }

    public Script Plans(params object[] tasks)
    {
        Planner.WhenPromptContains("Choose the specialists", Reply.Json(tasks));
        return this;
    }

    public Script Answers(string question, Reply reply)
    {
        Specialist.WhenPromptContains("Question:\n" + question, reply);
        return this;
    }

    /// <summary>A critic that sees a gap only where both findings are before it, and says the same of them each time.</summary>
    public Script FindsTheGap()
    {
        Critic.When(SeesBoth, Reply.Json(new[] { Task("Falls", GapQuestion) }));
        return this;
    }

    public Script FindsNoGap()
    {
        Critic.Otherwise(Reply.Json(Array.Empty<object>()));
        return this;
    }

    public Script Advises(params object[] changes)
    {
        Planner.WhenPromptContains("Summarise what", Reply.Json(new { summary = "She falls because of a dose.", changes }));
        return this;
    }

    public Task<Outcome<Reviewed>> RunAsync(IApprover? approver = null, CancellationToken cancellationToken = default) =>
        Review.RunAsync(Case, new RunOptions { RunId = "run", Approver = approver }, cancellationToken);

    public static object Task(string specialty, string question) => new { specialty, question };

    public static Reply Found(string claim, params string[] evidence) => Reply.Json(new { findings = new[] { new { evidence, claim } } });

    public static object Change(string medicineName, string kind = "ReduceDose") => new { reason = "It piles up.", medicineName, kind };

    private static bool SeesBoth(string prompt) => prompt.Contains(DoseClaim, StringComparison.Ordinal) && prompt.Contains(FallClaim, StringComparison.Ordinal);
}
