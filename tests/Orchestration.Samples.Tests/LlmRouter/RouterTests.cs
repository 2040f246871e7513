using Microsoft.Extensions.AI;
using Orchestration.Samples.LlmRouter;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.LlmRouter;

public sealed class RouterTests
{
    private const double Threshold = 0.5;

    private readonly ScriptedChatClient scorer = new();
    private readonly ScriptedChatClient weak = new();
    private readonly ScriptedChatClient strong = new();

    private int Calls => scorer.CallCount + weak.CallCount + strong.CallCount;

    private Router Router => new(scorer, weak, strong, Threshold);

    [Fact]
    public void A_run_makes_at_most_three_calls() => Assert.Equal(3, Samples.LlmRouter.Router.MaxCalls);

    [Fact]
    public async Task An_easy_message_goes_to_the_weak_model()
    {
        scorer.Otherwise(Score(0.2));
        weak.WhenPromptContains("Hello", "Hi.");

        Assert.Equal(new Outcome<string>.Completed("Hi."), await Router.RunAsync("  Hello "));
        Assert.Equal((1, 1, 0), (scorer.CallCount, weak.CallCount, strong.CallCount));
    }

    [Fact]
    public async Task A_hard_message_goes_to_the_strong_model()
    {
        scorer.Otherwise(Score(0.9));
        strong.Otherwise("Quite.");

        Assert.Equal(new Outcome<string>.Completed("Quite."), await Router.RunAsync("Prove it."));
        Assert.Equal((1, 0, 1), (scorer.CallCount, weak.CallCount, strong.CallCount));
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.4999999, false)]
    [InlineData(0.5000001, true)]
    [InlineData(0.0, false)]
    [InlineData(1.0, true)]
    [InlineData(-0.1, true)] // no probability
    [InlineData(1.1, true)]
    public async Task The_score_decides_and_equality_is_strong(double score, bool isStrong)
    {
        scorer.Otherwise(Score(score));
        weak.Otherwise("weak");
        strong.Otherwise("strong");

        Assert.Equal(new Outcome<string>.Completed(isStrong ? "strong" : "weak"), await Router.RunAsync("A question"));
        Assert.Equal(2, Calls);
    }

    [Fact]
    public async Task A_threshold_that_nothing_reaches_still_sends_what_is_no_probability_to_the_strong_model()
    {
        scorer.WhenPromptContains("sure", Score(1)).WhenPromptContains("odd", Score(1.5));
        weak.Otherwise("weak");
        strong.Otherwise("strong");
        var router = new Router(scorer, weak, strong, Samples.LlmRouter.Threshold.Never);

        Assert.Equal(new Outcome<string>.Completed("weak"), await router.RunAsync("sure"));
        Assert.Equal(new Outcome<string>.Completed("strong"), await router.RunAsync("odd"));
    }

    public static TheoryData<string, Reply> UnreadableScores => new()
    {
        { "prose", "I would say it is hard." },
        { "another object", """{"difficulty":"high"}""" },
        { "a word instead of a number", """{"reason":"r","strongWins":"low"}""" },
        { "null", """{"reason":"r","strongWins":null}""" },
        { "cut off", Reply.Text("""{"reason":"r","strongWins":0.1}""").WithFinishReason(ChatFinishReason.Length) },
        { "filtered", Reply.Text("").WithFinishReason(ChatFinishReason.ContentFilter) },
        { "empty", "" },
        { "a failure of the client", Reply.Throws(new HttpRequestException("down")) },
    };

    [Theory, MemberData(nameof(UnreadableScores))]
    public async Task A_score_that_cannot_be_read_leads_to_the_strong_model(string what, Reply reply)
    {
        Assert.NotEmpty(what);
        scorer.Otherwise(reply);
        strong.Otherwise("strong");

        Assert.Equal(new Outcome<string>.Completed("strong"), await Router.RunAsync("A question"));
        Assert.Equal((1, 0, 1), (scorer.CallCount, weak.CallCount, strong.CallCount));
    }

    [Fact]
    public async Task A_weak_model_that_fails_leads_to_the_strong_one_once()
    {
        scorer.Otherwise(Score(0.1));
        weak.Otherwise(Reply.Throws(new HttpRequestException("down")));
        strong.Otherwise("strong");

        Assert.Equal(new Outcome<string>.Completed("strong"), await Router.RunAsync("Hello"));
        Assert.Equal((1, 1, 1), (scorer.CallCount, weak.CallCount, strong.CallCount));
    }

    [Fact]
    public async Task Where_the_strong_model_fails_as_well_a_person_answers()
    {
        scorer.Otherwise(Score(0.1));
        weak.Otherwise("cut").WhenPromptContains("Hello", Reply.Text("cu").WithFinishReason(ChatFinishReason.Length));
        strong.Otherwise(Reply.Throws(new HttpRequestException("strong is down")));
        var options = new RunOptions { Approver = Approver.From(request => HumanResponse.Answer($"{request.StepPath}: good morning")) };

        Assert.Equal(new Outcome<string>.Completed("AnswerWeak/AskPerson: good morning"), await Router.RunAsync("Hello", options));
        Assert.Equal(Samples.LlmRouter.Router.MaxCalls, Calls);
    }

    [Fact]
    public async Task Where_nobody_is_there_to_answer_the_run_needs_a_person()
    {
        scorer.Otherwise(Score(0.9));
        strong.Otherwise(Reply.Throws(new HttpRequestException("strong is down")));

        var needs = Assert.IsType<Outcome<string>.NeedsHuman>(await Router.RunAsync(" Prove it. "));

        Assert.Equal("AnswerStrong/AskPerson", needs.Request.StepPath);
        Assert.EndsWith("\n\nProve it.", needs.Request.Question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_refuses_to_answer_is_not_replaced()
    {
        scorer.Otherwise(Score(0.9));
        strong.Otherwise(Reply.Throws(new HttpRequestException("strong is down")));
        var options = new RunOptions { Approver = Approver.From(_ => HumanResponse.Reject("Call us.")) };

        var rejected = Assert.IsType<Outcome<string>.Rejected>(await Router.RunAsync("Prove it.", options));

        Assert.Equal(("AskPerson", "Call us."), (rejected.Step, rejected.Verdict.Feedback));
    }

    [Fact]
    public async Task A_strong_model_that_fails_is_not_replaced_by_the_weak_one()
    {
        scorer.Otherwise(Score(0.9));
        strong.Otherwise(Reply.Throws(new HttpRequestException("down")));

        Assert.IsType<Outcome<string>.NeedsHuman>(await Router.RunAsync("Hello"));
        Assert.Equal((1, 0, 1), (scorer.CallCount, weak.CallCount, strong.CallCount));
    }

    [Theory]
    [InlineData("There is a bomb in the hall")]
    [InlineData("SUICIDE")]
    [InlineData("I want to   kill\nmyself")]
    [InlineData("self-harm")]
    [InlineData("she took an óverdose")]
    [InlineData("ｂｏｍｂ")]
    [InlineData("bo\u200Bmb")]
    [InlineData("I can’t breathe")]
    public async Task A_message_with_a_risk_word_reaches_no_model(string message)
    {
        var rejected = Assert.IsType<Outcome<string>.Rejected>(await Router.RunAsync(message));

        Assert.Equal("Guard", rejected.Step);
        Assert.Contains("a person should answer it", rejected.Verdict.Feedback, StringComparison.Ordinal);
        Assert.Equal(0, Calls);
    }

    [Theory]
    [InlineData("Who painted the bombastic ceiling?")]
    [InlineData("Is a heatstroke the same as sunstroke?")]
    [InlineData("The skill himalayan climbers need")]
    public async Task A_risk_word_within_another_word_is_none(string message)
    {
        scorer.Otherwise(Score(0.1));
        weak.Otherwise("fine");

        Assert.IsType<Outcome<string>.Completed>(await Router.RunAsync(message));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public async Task An_empty_message_makes_no_call(string message)
    {
        Assert.IsType<Outcome<string>.Rejected>(await Router.RunAsync(message));
        Assert.Equal(0, Calls);
    }

    [Fact]
    public async Task A_risk_word_at_the_end_of_a_very_long_message_is_found()
    {
        Assert.IsType<Outcome<string>.Rejected>(await Router.RunAsync(string.Concat(Enumerable.Repeat("all is well ", 50_000)) + "bomb"));
        Assert.Equal(0, Calls);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_accident()
    {
        scorer.Otherwise(Score(0.1));
        weak.Otherwise("fine");

        Assert.IsType<Outcome<string>.Completed>(await Router.RunAsync("broken \uD83D text"));
    }

    [Theory]
    [InlineData(0.1, false, "weak")]
    [InlineData(0.1, true, "strong")]
    [InlineData(0.9, false, "strong")]
    public async Task Two_runs_ask_the_same_and_end_alike_within_the_bound(double score, bool weakIsDown, string answer)
    {
        Outcome<string> outcome = await Trial.TwiceAsync(Samples.LlmRouter.Router.MaxCalls, () =>
        {
            ScriptedChatClient asked = new ScriptedChatClient().Otherwise(Score(score));
            ScriptedChatClient cheap = new ScriptedChatClient().Otherwise(weakIsDown ? Reply.Throws(new HttpRequestException("down")) : "weak");
            ScriptedChatClient good = new ScriptedChatClient().Otherwise("strong");
            return new Trial<Outcome<string>>(new Router(asked, cheap, good, Threshold).RunAsync("Why is the tide higher at new moon?"), asked, cheap, good);
        });

        Assert.Equal(new Outcome<string>.Completed(answer), outcome);
    }

    [Fact]
    public async Task Two_runs_on_the_stand_in_are_equal()
    {
        var offline = new OfflineChatClient();
        var router = new Router(offline, offline, offline, Threshold);
        const string Message = "Why is the tide higher at new moon? The moon and the sun both pull. The coast matters too.";

        Assert.Equal(await router.RunAsync(Message), await router.RunAsync(Message));
    }

    [Fact]
    public async Task Cancellation_is_thrown_and_leads_to_no_further_call()
    {
        using var cancellation = new CancellationTokenSource();
        scorer.Otherwise(Score(0.1));
        weak.Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Router.RunAsync("Hello", cancellationToken: cancellation.Token));
        Assert.Equal((1, 1, 0), (scorer.CallCount, weak.CallCount, strong.CallCount));
    }

    private static Reply Score(double strongWins) => Reply.Json(new { reason = "because", strongWins });
}
