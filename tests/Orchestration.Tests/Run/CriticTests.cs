using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

public class CriticTests
{
    private const string Refusal = """{"feedback":"Too stiff.","accepted":false,"score":2}""";
    private const string Acceptance = """{"feedback":"Good.","accepted":true,"score":9}""";

    [Fact]
    public async Task An_accepted_draft_is_the_result()
    {
        FakeClient writer = FakeClient.Saying("Le bac part.");
        FakeClient judge = FakeClient.Saying(Acceptance);

        Assert.Equal("Le bac part.", await new Translation(writer, judge).RunAsync("The ferry leaves.", "French"));
        Assert.Equal((1, 1), (writer.Calls.Count, judge.Calls.Count));
    }

    [Fact]
    public async Task A_refused_draft_is_improved_with_the_feedback()
    {
        FakeClient writer = FakeClient.Saying("one", "two");

        string result = await new Translation(writer, FakeClient.Saying(Refusal, Acceptance)).RunAsync("text", "French");

        Assert.Equal("two", result);
        Assert.Equal("Improve.\n\none\n\nA reviewer said: Too stiff.", writer.Calls[1].Prompt);
    }

    [Fact]
    public async Task Rounds_without_acceptance_end_as_exhausted_with_the_last_draft()
    {
        FakeClient writer = FakeClient.Saying("one", "two", "three");
        FakeClient judge = FakeClient.Saying(Refusal, Refusal, Refusal);

        ExhaustedException exhausted = await Assert.ThrowsAsync<ExhaustedException>(
            () => new Translation(writer, judge).RunAsync("text", "French"));

        Assert.Equal(("three", 3, "", "Tests.Translation"), (exhausted.Best, exhausted.Rounds, exhausted.StepPath, exhausted.Pipeline));
        Assert.Equal((3, 3), (writer.Calls.Count, judge.Calls.Count));
    }

    [Fact]
    public async Task Rounds_without_acceptance_are_an_outcome_where_the_entry_returns_one()
    {
        Translation translation = new(FakeClient.Saying("one", "two", "three"), FakeClient.Saying(Refusal, Refusal, Refusal));

        Outcome<string> outcome = await translation.RunForOutcomeAsync("text", "French");

        Assert.Equal(new Outcome<string>.Exhausted("three", 3), outcome);
    }

    [Fact]
    public async Task A_judge_is_asked_with_its_system_message_its_options_and_the_schema()
    {
        FakeClient judge = FakeClient.Saying(Acceptance);
        await new Translation(FakeClient.Saying("draft"), judge).RunAsync("text", "French");

        FakeCall call = judge.Calls[0];
        Assert.Equal((ChatRole.System, "You know French."), (call.Messages[0].Role, call.Messages[0].Text));
        Assert.Equal(0f, call.Options!.Temperature);
        Assert.IsType<ChatResponseFormatJson>(call.Options.ResponseFormat);
    }

    [Theory]
    [InlineData("NOT APPROVED")]
    [InlineData("The draft is accepted: true")]
    [InlineData("""{"accepted":true}""")]
    [InlineData("""{"feedback":"fine","accepted":"true"}""")]
    [InlineData("""{"feedback":"fine","accepted":1}""")]
    [InlineData("""{"feedback":null,"accepted":true}""")]
    [InlineData("""{"feedback":"fine","accepted":false,"Accepted":true}""")]
    [InlineData("""{"feedback":"fine","accepted":true} but {"accepted":false}""")]
    [InlineData("null")]
    public async Task A_verdict_that_cannot_be_read_is_never_an_acceptance(string reply)
    {
        FakeClient judge = FakeClient.Saying(reply, reply);

        StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(
            () => new Translation(FakeClient.Saying("draft"), judge).RunAsync("text", "French"));

        Assert.Equal((reply, "Judge[1]", "Tests.Translation"), (failure.RawReply, failure.StepPath, failure.Pipeline));
        Assert.Equal(2, judge.Calls.Count);
    }

    [Fact]
    public async Task An_unreadable_verdict_of_a_later_round_names_that_round()
    {
        FakeClient judge = FakeClient.Saying(Refusal, "hm", "hm");

        StepOutputException failure = await Assert.ThrowsAsync<StepOutputException>(
            () => new Translation(FakeClient.Saying("one", "two"), judge).RunAsync("text", "French"));

        Assert.Equal("Judge[2]", failure.StepPath);
    }

    [Fact]
    public async Task A_step_called_by_itself_runs_alone()
    {
        FakeClient writer = FakeClient.Saying("Le bac.");

        Assert.Equal("Le bac.", await new Translation(writer, FakeClient.Saying()).Translate("The ferry.", "French"));
        Assert.Equal("Translate into French.\n\nThe ferry.", writer.Calls[0].Prompt);
    }
}
