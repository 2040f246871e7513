using Orchestration.Samples.TumorBoard.Cases;
using Orchestration.Samples.TumorBoard.Meeting;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.TumorBoard;

/// <summary>What the chair may choose, what it may not, and when a person decides.</summary>
public sealed class ChairTests
{
    [Theory]
    [InlineData(0, Treatment.TreatThenOperate, new[] { "Pathology-3" })]
    [InlineData(1, Treatment.MoreDiagnostics, new[] { "MedicalOncology-3", "RadiationOncology-3", "Surgery-3" })]
    public async Task The_chair_chooses_what_was_proposed_and_the_dissent_is_kept_with_its_reasons(int index, Treatment treatment, string[] dissent)
    {
        Recommendation recommendation = await CompletedAsync(() => Script.Contested().Chooses(index));

        Assert.Equal((treatment, DecidedBy.Chair, "The margin decides."), (recommendation.Treatment, recommendation.By, recommendation.Reasons));
        Assert.Equal(dissent, recommendation.Dissent.Select(supporter => supporter.Opinion.Reasons));
        Assert.Equal(4, recommendation.Slate.Proposals.Sum(proposal => proposal.Supporters.Count));
    }

    [Fact]
    public async Task The_chair_sees_the_last_round_by_number_and_the_case()
    {
        Script script = Script.Contested().Chooses(0);

        await script.RunAsync();

        string prompt = Assert.Single(script.Chair.Calls).Prompt;
        Assert.Contains("0. TreatThenOperate\n   MedicalOncology: MedicalOncology-3\n   RadiationOncology: RadiationOncology-3\n   Surgery: Surgery-3\n1. MoreDiagnostics\n   Pathology: Pathology-3", prompt, StringComparison.Ordinal);
        Assert.Contains(Script.Case, prompt, StringComparison.Ordinal);
        Assert.DoesNotContain("Surgery-2", prompt, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public async Task A_choice_that_nobody_proposed_is_refused_and_may_be_made_again(int index)
    {
        Script? last = null;

        Recommendation recommendation = await CompletedAsync(() => last = Script.Contested().Rules(Reply.InTurn(Script.Ruling(index), Script.Ruling(1))));

        Assert.Equal((Treatment.MoreDiagnostics, DecidedBy.Chair), (recommendation.Treatment, recommendation.By));
        Assert.EndsWith($"There is no proposal {index}; choose one from 0 to 1.", last!.Chair.Calls[1].Prompt, StringComparison.Ordinal);
    }

    public static TheoryData<string, Reply> FailingChairs => new()
    {
        { "nobody proposed it, twice", Script.Ruling(2) },
        { "down", Reply.Throws(new HttpRequestException("down")) },
        { "prose", "The first." },
        { "no number", """{"reasons":"r","index":"first","confidence":1}""" },
        { "null", """{"reasons":"r","index":null,"confidence":1}""" },
        { "empty", "" },
    };

    [Theory, MemberData(nameof(FailingChairs))]
    public async Task A_chair_that_fails_leaves_the_choice_to_a_person(string what, Reply reply)
    {
        Assert.NotEmpty(what);

        Recommendation recommendation = await CompletedAsync(() => Script.Contested().Rules(reply), Says("MoreDiagnostics"));

        Assert.Equal((Treatment.MoreDiagnostics, DecidedBy.Person), (recommendation.Treatment, recommendation.By));
        Assert.Equal("The chair failed, or chose nothing that was proposed.", recommendation.Reasons);
        Assert.Equal(["MedicalOncology", "RadiationOncology", "Surgery"], recommendation.Dissent.Select(supporter => supporter.Speaker));
    }

    [Theory]
    [InlineData(0.6, DecidedBy.Chair)]
    [InlineData(1, DecidedBy.Chair)]
    [InlineData(0.5999, DecidedBy.Person)]
    [InlineData(0, DecidedBy.Person)]
    [InlineData(1.01, DecidedBy.Person)] // no confidence
    [InlineData(-0.7, DecidedBy.Person)]
    public async Task A_chair_that_is_not_sure_leaves_the_choice_to_a_person(double confidence, DecidedBy by)
    {
        Recommendation recommendation = await CompletedAsync(() => Script.Contested().Chooses(0, confidence), Says("Watch"));

        Assert.Equal((by == DecidedBy.Chair ? Treatment.TreatThenOperate : Treatment.Watch, by), (recommendation.Treatment, recommendation.By));
    }

    [Fact]
    public async Task A_tie_goes_to_a_person_and_no_model_breaks_it()
    {
        Script script = Script.Tied();
        HumanRequest? asked = null;

        Outcome<Recommendation> outcome = await script.RunAsync(Approver.From(request =>
        {
            asked = request;
            return HumanResponse.Answer("Surgery");
        }));

        Recommendation recommendation = Assert.IsType<Outcome<Recommendation>.Completed>(outcome).Value;
        Assert.Equal((Treatment.Surgery, DecidedBy.Person), (recommendation.Treatment, recommendation.By));
        Assert.Equal(["MedicalOncology", "RadiationOncology"], recommendation.Dissent.Select(supporter => supporter.Speaker));
        Assert.Equal(0, script.Chair.CallCount);
        Assert.Equal("Decide/AskPerson", asked!.StepPath);
        Assert.All(
            [Synthetic.Notice, "The votes are tied, 2 to 2, after 3 rounds.", "0. Surgery", "   Pathology: Pathology-3", "1. TreatThenOperate"],
            part => Assert.Contains(part, asked.Question, StringComparison.Ordinal));
        Assert.Equal(Enum.GetNames<Treatment>(), asked.Choices);
    }

    [Fact]
    public async Task Four_opinions_are_a_tie_too()
    {
        Recommendation recommendation = await CompletedAsync(
            () => Script.Of(Treatment.Surgery, Treatment.SystemicTherapy, Treatment.Radiation, Treatment.MoreDiagnostics), Says("Radiation"));

        Assert.Equal((DecidedBy.Person, 3), (recommendation.By, recommendation.Dissent.Count));
    }

    [Fact]
    public async Task A_person_may_choose_what_nobody_proposed_and_then_all_dissent()
    {
        Recommendation recommendation = await CompletedAsync(Script.Tied, Says("Watch"));

        Assert.Equal((Treatment.Watch, 4), (recommendation.Treatment, recommendation.Dissent.Count));
    }

    [Fact]
    public async Task Where_nobody_is_there_the_question_waits()
    {
        var needs = Assert.IsType<Outcome<Recommendation>.NeedsHuman>(await Script.Tied().RunAsync());

        Assert.Equal(("Decide/AskPerson", HumanRequestKind.Question), (needs.Request.StepPath, needs.Request.Kind));
    }

    [Fact]
    public async Task A_person_who_refuses_to_decide_is_not_replaced()
    {
        Outcome<Recommendation> outcome = await Script.Tied().RunAsync(Approver.From(_ => HumanResponse.Reject("Ask the patient.")));

        var refused = Assert.IsType<RejectedException>(Assert.IsType<Outcome<Recommendation>.Failed>(outcome).Exception);
        Assert.Equal("Ask the patient.", refused.Verdict.Feedback);
    }

    private static IApprover Says(string treatment) => Approver.From(_ => HumanResponse.Answer(treatment));

    private static async Task<Recommendation> CompletedAsync(Func<Script> start, IApprover? person = null)
    {
        Outcome<Recommendation> outcome = await Trial.TwiceAsync(BoardMeeting.MaxCalls, () =>
        {
            Script script = start();
            return new Trial<Outcome<Recommendation>>(script.RunAsync(person), script.Clients);
        });
        return Assert.IsType<Outcome<Recommendation>.Completed>(outcome).Value;
    }
}
