using Orchestration.Samples.ClinicalOrchestrator;
using Orchestration.Samples.ClinicalOrchestrator.Conference;
using Orchestration.Samples.ClinicalOrchestrator.Orders;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.ClinicalOrchestrator;

/// <summary>What the conference finds, what it does not, and how it ends.</summary>
public sealed class CaseConferenceTests
{
    // 4 for the plan (a repair, sent back once), twice 4 × 4 for the specialists and 4 for the critic, 2 for the summary.
    [Fact]
    public void A_review_makes_at_most_46_calls() => Assert.Equal(46, MedicationReview.MaxCalls);

    [Fact]
    public async Task What_needs_two_specialties_is_found_by_way_of_the_critic()
    {
        CaseReport report = await ReportAsync(() => Script.OfTheFalls().FindsTheGap().Advises());

        Assert.Equal([Script.DoseClaim, Script.FallClaim, Script.PlantedFind], report.Board.Entries.Select(entry => entry.Claim));
        Assert.Equal([1, 2, 3], report.Board.Entries.Select(entry => entry.Number));
        Assert.Equal([Script.Fell, Script.Gabapentin, Script.Kidney], report.Board.Entries[2].Evidence);
        Assert.Empty(report.Board.Gaps);
    }

    [Fact]
    public async Task Without_the_critic_nobody_finds_it()
    {
        CaseReport report = await ReportAsync(() => Script.OfTheFalls().FindsNoGap().Advises());

        Assert.Equal([Script.DoseClaim, Script.FallClaim], report.Board.Entries.Select(entry => entry.Claim));
    }

    [Fact]
    public async Task No_specialist_sees_what_another_found()
    {
        Script script = Script.OfTheFalls().FindsTheGap().Advises();

        await script.RunAsync();

        Assert.Equal(3, script.Specialist.CallCount);
        Assert.All(script.Specialist.Calls, call =>
        {
            Assert.DoesNotContain(Script.DoseClaim, call.Prompt, StringComparison.Ordinal);
            Assert.DoesNotContain(Script.FallClaim, call.Prompt, StringComparison.Ordinal);
            Assert.Contains(Script.Case, call.Prompt, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_critic_that_repeats_its_gap_ends_the_work()
    {
        Script script = Script.OfTheFalls().FindsTheGap().Advises();

        Assert.IsType<Outcome<Reviewed>.Completed>(await script.RunAsync());
        Assert.Equal((3, 2), (script.Specialist.CallCount, script.Critic.CallCount));
    }

    [Fact]
    public async Task A_critic_that_asks_only_what_was_planned_ends_the_work_before_the_second_round()
    {
        Script script = Script.OfTheFalls().Advises();
        script.Critic.Otherwise(Reply.Json(new[] { Script.Task("Falls", Script.FallQuestion), Script.Task("Renal", Script.DoseQuestion) }));

        CaseReport report = Assert.IsType<Outcome<Reviewed>.Completed>(await script.RunAsync()).Value.Report;

        Assert.Equal((2, 1), (script.Specialist.CallCount, script.Critic.CallCount));
        Assert.Equal((2, 0), (report.Board.Entries.Count, report.Board.Gaps.Count));
    }

    [Fact]
    public async Task A_critic_that_is_down_ends_the_run_and_nothing_is_ordered()
    {
        OrderBook orders = new(null);
        Script script = Script.OfTheFalls(orders).Advises(Script.Change("Gabapentin"));
        var down = new HttpRequestException("down");
        script.Critic.Otherwise(Reply.Throws(down));

        Outcome<Reviewed> outcome = await script.RunAsync(Approver.From(_ => HumanResponse.Approve()));

        Assert.Same(down, Assert.IsType<Outcome<Reviewed>.Failed>(outcome).Exception);
        Assert.Equal(Placement.Placed, (await orders.PlaceAsync(OrderBook.KeyOf(Script.Case), [], CancellationToken.None)).Placement);
    }

    [Fact]
    public async Task A_gap_that_is_repeated_with_other_marks_and_capitals_is_the_same()
    {
        CaseReport report = await ReportAsync(() =>
        {
            Script script = Script.OfTheFalls().Advises();
            script.Critic.Otherwise(Reply.InTurn(
                Reply.Json(new[] { Script.Task("Falls", Script.GapQuestion) }),
                Reply.Json(new[] { Script.Task("Falls", "did the falls begin, when Gabapentin began to pile up") })));
            return script;
        });

        Assert.Equal(3, report.Board.Entries.Count);
        Assert.Empty(report.Board.Gaps);
    }

    [Fact]
    public async Task The_same_question_to_another_specialist_is_another_gap()
    {
        CaseReport report = await ReportAsync(() =>
        {
            Script script = Script.OfTheFalls().Advises();
            script.Critic.Otherwise(Reply.InTurn(
                Reply.Json(new[] { Script.Task("Falls", Script.GapQuestion), Script.Task("Renal", Script.GapQuestion) }),
                Reply.Json(Array.Empty<object>())));
            return script;
        });

        Assert.Equal(4, report.Board.Entries.Count);
    }

    [Fact]
    public async Task A_gap_that_is_left_when_the_rounds_are_over_stands_in_the_report_as_not_answered()
    {
        CaseReport report = await ReportAsync(() =>
        {
            Script script = Script.OfTheFalls().Advises();
            script.Critic.Otherwise(Reply.InTurn(
                Reply.Json(new[] { Script.Task("Falls", Script.GapQuestion) }),
                Reply.Json(new[] { Script.Task("Interactions", Script.LaterQuestion), Script.Task("Falls", Script.GapQuestion) })));
            return script;
        });

        Assert.Equal(3, report.Board.Entries.Count);
        Assert.Equal([new Gap(new Inquiry(Specialty.Interactions, Script.LaterQuestion), "asked for when the rounds were over")], report.Board.Gaps);
    }

    [Fact]
    public async Task A_specialist_who_fails_is_a_gap_that_the_report_the_critic_and_the_clinician_are_told_of()
    {
        Script script = Fails(Reply.Throws(new HttpRequestException("down")));
        HumanRequest? asked = null;

        Outcome<Reviewed> outcome = await script.RunAsync(Approver.From(request =>
        {
            asked = request;
            return HumanResponse.Approve();
        }));

        CaseReport report = Assert.IsType<Outcome<Reviewed>.Completed>(outcome).Value.Report;
        Gap gap = Assert.Single(report.Board.Gaps);
        Assert.Equal((new Inquiry(Specialty.Renal, Script.DoseQuestion), "the specialist failed: down"), (gap.Inquiry, gap.Why));
        Assert.Contains($"Not answered by Renal: {Script.DoseQuestion}", Assert.Single(script.Critic.Calls).Prompt, StringComparison.Ordinal);
        Assert.Contains($"Not answered by Renal: {Script.DoseQuestion}", script.Planner.Calls[^1].Prompt, StringComparison.Ordinal);
        Assert.Contains($"Renal: {Script.DoseQuestion} (the specialist failed: down)", asked!.ShowValue(), StringComparison.Ordinal);
        Assert.Equal([Script.FallClaim], report.Board.Entries.Select(entry => entry.Claim));
    }

    public static TheoryData<string, Reply, string> BadOpinions => new()
    {
        { "what the case does not say", Script.Found("She drinks.", "She drinks a bottle a day."), "The case does not hold \"She drinks a bottle a day.\"; copy its lines word for word." },
        { "no evidence", Script.Found("She drinks."), "The finding \"She drinks.\" quotes nothing; copy the lines of the case that it rests on." },
        { "an empty quotation", Script.Found("She drinks.", " "), "The case does not hold \" \"; copy its lines word for word." },
    };

    [Theory, MemberData(nameof(BadOpinions))]
    public async Task A_finding_is_sent_back_once_and_then_left_out(string what, Reply opinion, string why)
    {
        Assert.NotEmpty(what);
        Script? last = null;

        CaseReport report = await ReportAsync(() => last = Fails(opinion), Approver.From(_ => HumanResponse.Approve()));

        Assert.Equal($"the specialist failed: {why}", Assert.Single(report.Board.Gaps).Why);
        Assert.DoesNotContain(report.Board.Entries, entry => entry.Claim == "She drinks.");
        Assert.Contains(last!.Specialist.Calls, call => call.Prompt.EndsWith(why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_specialist_who_finds_nothing_is_no_gap()
    {
        CaseReport report = await ReportAsync(
            () => Fails(Reply.Json(new { findings = Array.Empty<object>() })), Approver.From(_ => HumanResponse.Approve()));

        Assert.Equal([new Inquiry(Specialty.Renal, Script.DoseQuestion)], report.Board.Silent);
        Assert.Empty(report.Board.Gaps);
    }

    [Fact]
    public async Task Where_all_specialists_fail_there_is_no_report()
    {
        var script = new Script();
        script.Plans(Script.Task("Renal", Script.DoseQuestion)).FindsNoGap().Advises();
        script.Specialist.Otherwise(Reply.Throws(new HttpRequestException("down")));

        Assert.IsType<AttemptsFailedException>(Assert.IsType<Outcome<Reviewed>.Failed>(await script.RunAsync()).Exception);
        Assert.Equal(0, script.Critic.CallCount);
    }

    [Fact]
    public async Task Findings_stand_in_the_order_planned_whoever_is_done_first()
    {
        CaseReport report = await ReportAsync(() =>
        {
            Script script = new Script().FindsNoGap().Advises();
            script.Plans(Script.Task("Renal", Script.DoseQuestion), Script.Task("Falls", Script.FallQuestion));
            script.Answers(Script.DoseQuestion, Script.Found(Script.DoseClaim, Script.Kidney).After(TimeSpan.FromMilliseconds(150)));
            script.Answers(Script.FallQuestion, Script.Found(Script.FallClaim, Script.Fell));
            return script;
        });

        Assert.Equal([Script.DoseClaim, Script.FallClaim], report.Board.Entries.Select(entry => entry.Claim));
    }

    [Fact]
    public async Task A_plan_of_five_is_sent_back_and_the_shorter_one_is_worked_on()
    {
        CaseReport report = await ReportAsync(() =>
        {
            Script script = new Script().FindsNoGap().Advises().Answers(Script.FallQuestion, Script.Found(Script.FallClaim, Script.Fell));
            script.Planner.WhenPromptContains(
                "Choose the specialists", Reply.InTurn(Questions(1, 5), Reply.Json(new[] { Script.Task("Falls", Script.FallQuestion) })));
            return script;
        });

        Assert.Equal([Script.FallClaim], report.Board.Entries.Select(entry => entry.Claim));
    }

    [Fact]
    public async Task A_planner_that_never_plans_few_ends_the_run()
    {
        Script script = new Script().FindsNoGap().Advises();
        script.Planner.WhenPromptContains("Choose the specialists", Questions(1, 5));

        var refused = Assert.IsType<RejectedException>(Assert.IsType<Outcome<Reviewed>.Failed>(await script.RunAsync()).Exception);

        Assert.Equal("There are 5 questions; ask at most 4, the most important.", refused.Verdict.Feedback);
        Assert.Equal((2, 0), (script.Planner.CallCount, script.Specialist.CallCount));
    }

    [Fact]
    public async Task A_text_that_is_no_case_is_reported_on_with_nothing()
    {
        Outcome<Reviewed> outcome = await Trial.TwiceAsync(MedicationReview.MaxCalls, () => RunOf(new Script().Plans().Advises()));

        Reviewed reviewed = Assert.IsType<Outcome<Reviewed>.Completed>(outcome).Value;
        Assert.Equal((0, 0), (reviewed.Report.Board.Entries.Count, reviewed.Report.Board.Gaps.Count));
        Assert.Equal(Placement.NothingToOrder, reviewed.Receipt.Placement);
    }

    [Fact]
    public async Task A_critic_that_cannot_be_understood_ends_the_run()
    {
        Script script = Script.OfTheFalls().Advises();
        script.Critic.Otherwise("All is well.");

        var failed = Assert.IsType<StepOutputException>(Assert.IsType<Outcome<Reviewed>.Failed>(await script.RunAsync()).Exception);

        Assert.Equal(("Confer/FindGaps[1]/Ask", "All is well."), (failed.StepPath, failed.RawReply));
    }

    [Fact]
    public async Task The_worst_case_is_reached_and_not_exceeded()
    {
        var script = new Script();
        script.Planner.WhenPromptContains("Choose the specialists", Reply.InTurn("?", Questions(1, 5), "?", Questions(1, 4)));
        script.Planner.WhenPromptContains("Summarise what", Reply.InTurn("?", Reply.Json(new { summary = "Enough.", changes = Array.Empty<object>() })));
        script.Critic.Otherwise(Reply.InTurn("?", Questions(1, 5), "?", Questions(5, 4), "?", Questions(1, 5), "?", Questions(9, 4)));
        foreach (int i in Enumerable.Range(1, 8))
        {
            script.Answers($"Question {i}?", Reply.InTurn("?", Script.Found("x", "not there"), "?", Script.Found("y", Script.Kidney)));
        }

        Reviewed reviewed = Assert.IsType<Outcome<Reviewed>.Completed>(await script.RunAsync()).Value;

        Assert.Equal(MedicationReview.MaxCalls, script.Clients.Sum(client => client.CallCount));
        Assert.Equal((8, 4), (reviewed.Report.Board.Entries.Count, reviewed.Report.Board.Gaps.Count));
    }

    [Fact]
    public async Task Cancellation_is_thrown_and_leads_to_no_further_call()
    {
        using var cancellation = new CancellationTokenSource();
        Script script = Script.OfTheFalls().Advises();
        script.Critic.Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => script.RunAsync(cancellationToken: cancellation.Token));
        Assert.Equal((1, 2, 1), (script.Planner.CallCount, script.Specialist.CallCount, script.Critic.CallCount));
    }

    private static Script Fails(Reply renal)
    {
        Script script = new Script().FindsNoGap().Advises(Script.Change("Gabapentin"));
        script.Plans(Script.Task("Renal", Script.DoseQuestion), Script.Task("Falls", Script.FallQuestion));
        return script.Answers(Script.DoseQuestion, renal).Answers(Script.FallQuestion, Script.Found(Script.FallClaim, Script.Fell, Script.Gabapentin));
    }

    private static Reply Questions(int first, int count) =>
        Reply.Json(Enumerable.Range(first, count).Select(i => Script.Task("Renal", $"Question {i}?")).ToArray());

    private static Trial<Outcome<Reviewed>> RunOf(Script script, IApprover? approver = null) => new(script.RunAsync(approver), script.Clients);

    private static async Task<CaseReport> ReportAsync(Func<Script> script, IApprover? approver = null)
    {
        Outcome<Reviewed> outcome = await Trial.TwiceAsync(MedicationReview.MaxCalls, () => RunOf(script(), approver));
        return Assert.IsType<Outcome<Reviewed>.Completed>(outcome).Value.Report;
    }
}
