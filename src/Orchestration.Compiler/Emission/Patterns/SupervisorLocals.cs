using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Emission.Patterns;

/// <summary>What a supervisor remembers from turn to turn; only what somebody reads.</summary>
internal sealed class SupervisorLocals
{
    private readonly Flow flow;
    private readonly SupervisorModel pattern;
    private readonly string? graded;

    public SupervisorLocals(Flow flow, SupervisorModel pattern)
    {
        this.flow = flow;
        this.pattern = pattern;
        Review = flow.Pipeline.Step(pattern.Review);
        bool finishReadsWork = pattern.Finish is null || ReadsInFinish(SupervisorModel.Work);
        HandedOut = flow.Local("handedOut");
        Feedback = Review is not null || (pattern.Finish is not null && flow.Pipeline.VerifiersOf(pattern.Finish).Any()) ? flow.Local("feedback") : null;
        graded = Review?.Accept is { HasScore: true } && pattern.OnExhausted != "ReturnLast" ? flow.Local("best") : null;
        Latest = graded is null || (Review is null && finishReadsWork) || ReadsEarlierWork() ? flow.Local("latest") : null;
        Accepted = !finishReadsWork ? null : Review is null ? Latest : flow.Local("accepted");
        History = flow.Pipeline.Steps.Any(step => Reads(step, SupervisorModel.History)) ? flow.Local("history") : null;
    }

    public StepModel? Review { get; }

    public string HandedOut { get; }

    /// <summary>Why the latest work or result was refused; null where nothing is ever refused.</summary>
    public string? Feedback { get; }

    /// <summary>The latest work, accepted or not.</summary>
    public string? Latest { get; }

    /// <summary>The latest work that was accepted; the same local where all of it is.</summary>
    public string? Accepted { get; }

    public string? History { get; }

    /// <summary>The best work so far: that of the highest score, or the latest.</summary>
    public string Best => graded is null ? Latest! : graded + ".Value";

    /// <summary>The work's type with null, for when there is none yet.</summary>
    private string WorkOrNull => pattern.WorkType.UnannotatedName + "?";

    public void Declare()
    {
        SourceWriter writer = flow.Writer;
        writer.Line($"var {HandedOut} = new {Code.Library}HandedOut<{pattern.KindType.Name}>();");
        if (History is not null)
        {
            writer.Line($"var {History} = new global::System.Collections.Generic.List<{Code.Library}Turn<{pattern.KindType.Name}, {pattern.WorkType.Name}>>();");
        }

        foreach (string work in new[] { Latest, Accepted }.OfType<string>().Distinct())
        {
            writer.Line($"{WorkOrNull} {work} = null;");
        }

        if (graded is not null)
        {
            writer.Line($"{Code.Library}Best<{WorkOrNull}> {graded} = default;");
        }

        if (Feedback is not null)
        {
            writer.Line($"string? {Feedback} = null;");
        }

        flow.Holds(SupervisorModel.History, History is null ? "[]" : History + ".ToArray()");
        flow.Holds(SupervisorModel.Feedback, Feedback ?? "null");
        flow.Holds(SupervisorModel.Work, Latest ?? "null");
    }

    /// <summary>Keeps a piece of work, whatever is said of it.</summary>
    public void Keep(string work, string? score)
    {
        if (Latest is not null)
        {
            flow.Writer.Line($"{Latest} = {work};");
        }

        if (graded is not null)
        {
            flow.Writer.Line($"{graded} = {graded}.Or({work}, {score});");
        }
    }

    /// <summary>A piece of work without the null that it has only before the first turn.</summary>
    public string Plain(string work) =>
        pattern.WorkIsPlainValue ? work + ".GetValueOrDefault()" : pattern.WorkType.IsNullable ? work : work + "!";

    private bool ReadsInFinish(string special) =>
        flow.Pipeline.Step(pattern.Finish) is { } finish
        && flow.Pipeline.VerifiersOf(finish.Method).Prepend(finish).SelectMany(flow.Pipeline.WithFallbacks).Any(step => Reads(step, special));

    /// <summary>Reviews and verifiers read the work of their own turn.</summary>
    private bool ReadsEarlierWork() =>
        flow.Pipeline.Steps.Any(step => step.Role is not ("Review" or "Finish" or "Verify") && Reads(step, SupervisorModel.Work));

    private static bool Reads(StepModel step, string special) =>
        step.Parameters.Any(parameter => parameter.Source is ValueSource.Special found && found.Name == special);
}
