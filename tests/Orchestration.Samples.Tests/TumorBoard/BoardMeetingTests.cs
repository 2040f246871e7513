using Orchestration.Samples.TumorBoard.Meeting;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.TumorBoard;

/// <summary>Who hears what, when the debate ends, and what comes of a failure.</summary>
public sealed class BoardMeetingTests
{
    // Three rounds of four opinions with a repair each, and the chair's choice with a repair, sent back once.
    [Fact]
    public void A_meeting_makes_at_most_28_calls() => Assert.Equal(28, BoardMeeting.MaxCalls);

    [Fact]
    public async Task In_the_first_round_nobody_hears_the_others()
    {
        Script script = Script.Of(Treatment.Surgery, Treatment.Surgery, Treatment.Surgery, Treatment.Surgery);

        await script.RunAsync();

        Assert.Equal(4, script.Specialist.CallCount);
        Assert.All(script.Specialist.Calls, call =>
        {
            Assert.Contains(Script.Case, call.Prompt, StringComparison.Ordinal);
            Assert.Single(Script.Specialists.Values, field => call.Prompt.Contains(field, StringComparison.Ordinal));
            Assert.DoesNotContain("proposes", call.Prompt, StringComparison.Ordinal);
            Assert.DoesNotContain("in the round before", call.Prompt, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task In_a_later_round_each_hears_the_round_before_and_no_other(int round)
    {
        Script script = Script.Contested().Chooses(0);
        script.Specialist.TrackSteps();

        await script.RunAsync();

        foreach (string speaker in Script.Specialists.Keys)
        {
            string prompt = Assert.Single(script.Specialist.CallsOf($"{speaker}[{round}]/Speak")).Prompt;
            Assert.All(Script.Specialists.Keys, other => Assert.Contains($"{other}-{round - 1}", prompt, StringComparison.Ordinal));
            Assert.All([1, 2, 3], other => Assert.Equal(other == round - 1, prompt.Contains($"Surgery-{other}", StringComparison.Ordinal)));
            Assert.Contains($"You proposed {(speaker == "Pathology" ? Treatment.MoreDiagnostics : Treatment.TreatThenOperate)}. {speaker}-{round - 1}", prompt, StringComparison.Ordinal);
            Assert.DoesNotContain($"{speaker} proposes", prompt, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_board_that_agrees_at_once_ends_after_one_round_without_the_chair()
    {
        Recommendation recommendation = await RecommendationAsync(() =>
            Script.Of(Treatment.Watch, Treatment.Watch, Treatment.Watch, Treatment.Watch), specialistCalls: 4, chairCalls: 0);

        Assert.Equal((Treatment.Watch, DecidedBy.Everyone, 1), (recommendation.Treatment, recommendation.By, recommendation.Slate.Rounds));
        Assert.Empty(recommendation.Dissent);
    }

    [Fact]
    public async Task A_board_that_comes_to_agree_ends_then()
    {
        Recommendation recommendation = await RecommendationAsync(
            () => new Script()
                .Says("Surgery", Treatment.Surgery, Treatment.TreatThenOperate)
                .Says("MedicalOncology", Treatment.TreatThenOperate, Treatment.TreatThenOperate)
                .Says("RadiationOncology", Treatment.Radiation, Treatment.TreatThenOperate)
                .Says("Pathology", Treatment.MoreDiagnostics, Treatment.TreatThenOperate),
            specialistCalls: 8,
            chairCalls: 0);

        Assert.Equal((Treatment.TreatThenOperate, DecidedBy.Everyone, 2), (recommendation.Treatment, recommendation.By, recommendation.Slate.Rounds));
        Assert.Equal("All say the same after 2 rounds.", recommendation.Reasons);
    }

    [Fact]
    public async Task A_board_that_never_agrees_ends_after_three_rounds()
    {
        Recommendation recommendation = await RecommendationAsync(() => Script.Contested().Chooses(0), specialistCalls: 12, chairCalls: 1);

        Assert.Equal((DecidedBy.Chair, 3), (recommendation.By, recommendation.Slate.Rounds));
    }

    [Fact]
    public async Task A_quotation_that_the_case_does_not_hold_is_struck()
    {
        Recommendation recommendation = await RecommendationAsync(
            () =>
            {
                var script = new Script();
                foreach (string speaker in Script.Specialists.Keys)
                {
                    script.Answers(speaker, Script.Opinion("r", Treatment.Surgery, "He is 40 and healthy.", $" “{Script.Margin}”"));
                }

                return script;
            },
            specialistCalls: 4,
            chairCalls: 0);

        Assert.All(recommendation.Slate.Proposals[0].Supporters, supporter => Assert.Equal([Script.Margin], supporter.Opinion.Evidence));
    }

    [Fact]
    public async Task A_specialist_who_fails_ends_the_meeting_since_a_board_without_one_is_none()
    {
        var down = new HttpRequestException("down");
        Script script = new Script().Answers("Pathology", Reply.Throws(down));
        foreach (string speaker in Script.Specialists.Keys)
        {
            script.Says(speaker, Treatment.Surgery);
        }

        Assert.Same(down, Assert.IsType<Outcome<Recommendation>.Failed>(await script.RunAsync()).Exception);
        Assert.Equal(0, script.Chair.CallCount);
    }

    [Fact]
    public async Task An_opinion_that_cannot_be_read_is_never_taken_for_one()
    {
        var script = new Script();
        script.Specialist.Otherwise("""{"evidence":[],"reasons":"r","treatment":"Leeches","confidence":1}""");

        var failed = Assert.IsType<StepOutputException>(Assert.IsType<Outcome<Recommendation>.Failed>(await script.RunAsync()).Exception);

        Assert.EndsWith("[1]/Speak", failed.StepPath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worst_case_is_reached_and_not_exceeded()
    {
        Script script = new Script().Rules(Reply.InTurn("?", Script.Ruling(9), "?", Script.Ruling(1)));
        foreach (string speaker in Script.Specialists.Keys)
        {
            Reply opinion = Script.Opinion(speaker, speaker == "Surgery" ? Treatment.Surgery : Treatment.Radiation);
            script.Answers(speaker, Reply.InTurn("?", opinion, "?", opinion, "?", opinion));
        }

        Recommendation recommendation = Assert.IsType<Outcome<Recommendation>.Completed>(await script.RunAsync()).Value;

        Assert.Equal(Treatment.Radiation, recommendation.Treatment);
        Assert.Equal(BoardMeeting.MaxCalls, script.Clients.Sum(client => client.CallCount));
    }

    [Fact]
    public async Task Cancellation_is_thrown_and_leads_to_no_further_call()
    {
        using var cancellation = new CancellationTokenSource();
        Script script = Script.Contested().Rules(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => script.RunAsync(cancellationToken: cancellation.Token));
        Assert.Equal((12, 1), (script.Specialist.CallCount, script.Chair.CallCount));
    }

    private static async Task<Recommendation> RecommendationAsync(Func<Script> start, int specialistCalls, int chairCalls)
    {
        Script? last = null;
        Outcome<Recommendation> outcome = await Trial.TwiceAsync(BoardMeeting.MaxCalls, () =>
        {
            last = start();
            return new Trial<Outcome<Recommendation>>(last.RunAsync(), last.Clients);
        });
        Assert.Equal((specialistCalls, chairCalls), (last!.Specialist.CallCount, last.Chair.CallCount));
        return Assert.IsType<Outcome<Recommendation>.Completed>(outcome).Value;
    }
}
