using Microsoft.Extensions.AI;
using Orchestration.Samples.Retrieval;
using Orchestration.Samples.SelfRag;
using Orchestration.Samples.Tests.Shared.Retrieval;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.SelfRag;

public sealed class SelfReflectiveRagTests
{
    private const string Question = "How old is the bell?";
    private const string Retrieving = "Decide whether passages";

    private static readonly Passage Bell = new("bell", "The bell", "Bell text.");
    private static readonly Passage Tower = new("tower", "The tower", "Tower text.");
    private static readonly Passage Choir = new("choir", "The choir", "Choir text.");

    [Fact]
    public void A_run_makes_at_most_twenty_one_calls_three_of_them_one_after_the_other() => Assert.Equal((21L, 3L), (SelfReflectiveRag.MaxCalls, SelfReflectiveRag.Depth));

    [Fact]
    public async Task The_draft_with_the_best_score_is_the_answer_and_all_scores_are_told()
    {
        Outcome<SelfRagAnswer> end = await RunAsync(
            () => Decides(RetrievalNeed.Needed).Judging("Choir text", "The choir is old.", Judgement(Relevance.Irrelevant, Support.Full, 2)).Judging("Tower text", "The tower is old.", Judgement(Relevance.Relevant, Support.None, 3))
                .Judging("Bell text", "300 years.", Judgement(Relevance.Relevant, Support.Full, 5)),
            () => Drafts(("Choir text", "The choir is old."), ("Tower text", "The tower is old."), ("Bell text", "300 years.")),
            [Choir, Tower, Bell]);

        SelfRagAnswer answer = Value(end);
        Assert.Equal("300 years.", answer.Text);
        Assert.Equal(Bell, answer.Selection!.Chosen.Passage);
        Assert.Equal([("choir", 0.75), ("tower", 1.0), ("bell", 2.5)], answer.Selection.Candidates.Select(one => (one.Passage.Id, one.Critique.Score)));
        Assert.Empty(answer.Selection.Lost);
    }

    [Fact]
    public async Task Without_retrieval_there_are_two_calls_and_no_search()
    {
        ScriptedChatClient critic = Decides(RetrievalNeed.NotNeeded);
        var writer = new ScriptedChatClient().WhenPromptContains("general knowledge", "144");
        ScriptedSearch search = Finds([Bell]);

        SelfRagAnswer answer = Value(await new SelfReflectiveRag(critic, writer, search).RunAsync("What is 12 times 12?"));

        Assert.Equal(new SelfRagAnswer("144", new RetrievalToken("because", RetrievalNeed.NotNeeded), null), answer);
        Assert.Equal((1, 1, 0), (critic.CallCount, writer.CallCount, search.Asked.Count));
    }

    public static TheoryData<string, Reply> Unreadable => new()
    {
        { "prose", "It is quite good." },
        { "another object", """{"verdict":"good"}""" },
        { "a token that there is not", """{"reason":"r","need":"Perhaps","relevance":"Perhaps","support":"Perhaps","usefulness":"high"}""" },
        { "null", """{"reason":"r","need":null,"relevance":null,"support":null,"usefulness":null}""" },
        { "cut off", Reply.Text("{").WithFinishReason(ChatFinishReason.Length) },
        { "a failure of the client", Reply.Throws(new HttpRequestException("down")) },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task A_decision_that_cannot_be_read_means_retrieval(string what, Reply reply)
    {
        Assert.NotEmpty(what);
        Outcome<SelfRagAnswer> end = await RunAsync(
            () => new ScriptedChatClient().WhenPromptContains(Retrieving, reply).Judging("Bell text", "300 years.", Judgement(Relevance.Relevant, Support.Full, 5)), () => Drafts(("Bell text", "300 years.")), [Bell]);

        Assert.Equal(("300 years.", RetrievalNeed.Needed), (Value(end).Text, Value(end).Retrieval.Need));
    }

    [Theory, MemberData(nameof(Unreadable))]
    public async Task Tokens_that_cannot_be_read_are_the_worst_and_no_failure(string what, Reply reply)
    {
        Assert.NotEmpty(what);
        Outcome<SelfRagAnswer> end = await RunAsync(
            () => Decides(RetrievalNeed.Needed).Judging("Bell text", "300 years.", (reply, reply, reply)).Judging("Tower text", "It has no bell.", Judgement(Relevance.Irrelevant, Support.None, 2)),
            () => Drafts(("Bell text", "300 years."), ("Tower text", "It has no bell.")),
            [Bell, Tower]);

        Selection selection = Value(end).Selection!;
        Assert.Equal(Tower, selection.Chosen.Passage);
        Assert.Equal([-0.5, -0.25], selection.Candidates.Select(one => one.Critique.Score));
        Assert.True(selection.Candidates[0].Critique.IsUnread);
    }

    [Theory]
    [InlineData(0, 1.5)] // no relevance: 0 + 1 + 0.5
    [InlineData(1, 1.5)] // no support: 1 + 0 + 0.5
    [InlineData(2, 1.5)] // no usefulness: 1 + 1 - 0.5
    public async Task A_token_that_cannot_be_read_leaves_the_other_two(int unread, double score)
    {
        Reply[] tokens = [Token(Relevance.Relevant), Token(Support.Full), Token(5)];
        tokens[unread] = "unreadable";
        Outcome<SelfRagAnswer> end = await RunAsync(
            () => Decides(RetrievalNeed.Needed).Judging("Bell text", "300 years.", (tokens[0], tokens[1], tokens[2])), () => Drafts(("Bell text", "300 years.")), [Bell]);

        Candidate only = Assert.Single(Value(end).Selection!.Candidates);
        Assert.Equal((score, false), (only.Critique.Score, only.Critique.IsUnread));
    }

    [Fact]
    public async Task Where_no_critique_can_be_read_the_first_passage_found_answers_and_is_said_to_be_unjudged()
    {
        Outcome<SelfRagAnswer> end = await RunAsync(
            () => Decides(RetrievalNeed.Needed).Otherwise("unreadable"), () => Drafts(("Bell text", "300 years."), ("Tower text", "It has no bell.")), [Tower, Bell]);

        Assert.Equal(Tower, Value(end).Selection!.Chosen.Passage);
        Assert.True(Value(end).Selection!.Chosen.Critique.IsUnread);
    }

    [Fact]
    public async Task A_passage_whose_draft_fails_is_told_and_the_others_go_on()
    {
        Outcome<SelfRagAnswer> end = await RunAsync(
            () => Decides(RetrievalNeed.Needed).Judging("Tower text", "It has a bell.", Judgement(Relevance.Relevant, Support.Full, 3)),
            () => Drafts(("Tower text", "It has a bell.")).WhenPromptContains("Bell text", Reply.Throws(new HttpRequestException("too long for me"))),
            [Bell, Tower]);

        Selection selection = Value(end).Selection!;
        Assert.Equal(Tower, selection.Chosen.Passage);
        Assert.Equal([new LostPassage(Bell, "too long for me")], selection.Lost);
    }

    [Fact]
    public async Task Where_every_draft_fails_the_run_fails_with_all_failures()
    {
        Outcome<SelfRagAnswer> end = await RunAsync(
            () => Decides(RetrievalNeed.Needed), () => new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("the writer is down"))), [Bell, Tower]);

        var failed = Assert.IsType<AttemptsFailedException>(Assert.IsType<Outcome<SelfRagAnswer>.Failed>(end).Exception);
        Assert.Equal(["the writer is down", "the writer is down"], failed.Failures.Select(failure => failure.Message));
    }

    [Fact]
    public async Task A_direct_answer_that_fails_is_not_looked_up_instead()
    {
        Outcome<SelfRagAnswer> end = await RunAsync(
            () => Decides(RetrievalNeed.NotNeeded), () => new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("the writer is down"))), [Bell]);

        Assert.Equal("the writer is down", Assert.IsType<HttpRequestException>(Assert.IsType<Outcome<SelfRagAnswer>.Failed>(end).Exception).Message);
    }

    [Fact]
    public async Task A_search_that_is_down_fails_the_run_before_anything_is_drafted()
    {
        var writer = new ScriptedChatClient();
        var search = new ScriptedSearch(_ => throw new IOException("the index is gone"));

        var failed = Assert.IsType<Outcome<SelfRagAnswer>.Failed>(await new SelfReflectiveRag(Decides(RetrievalNeed.Needed), writer, search).RunAsync(Question));

        Assert.Equal("the index is gone", Assert.IsType<IOException>(failed.Exception).Message);
        Assert.Equal(0, writer.CallCount);
    }

    [Fact]
    public async Task Where_nothing_is_found_the_run_is_refused_and_nothing_is_made_up()
    {
        Outcome<SelfRagAnswer> end = await RunAsync(() => Decides(RetrievalNeed.Needed), () => new ScriptedChatClient(), []);

        var rejected = Assert.IsType<Outcome<SelfRagAnswer>.Rejected>(end);
        Assert.Equal("HasAnswer", rejected.Step);
        Assert.Contains("found no passage", rejected.Verdict.Feedback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData("?!")]
    public async Task Where_nothing_is_asked_no_model_is(string question)
    {
        ScriptedSearch search = Finds([Bell]);

        var rejected = Assert.IsType<Outcome<SelfRagAnswer>.Rejected>(await new SelfReflectiveRag(new ScriptedChatClient(), new ScriptedChatClient(), search).RunAsync(question));

        Assert.Equal(("IsQuestion", 0), (rejected.Step, search.Asked.Count));
    }

    [Fact]
    public async Task Closed_answers_are_added_up_and_asked_for_in_a_few_words()
    {
        Outcome<SelfRagAnswer> end = await RunAsync(
            () => Decides(RetrievalNeed.Needed).Judging("Bell text", "1764", Judgement(Relevance.Relevant, Support.Full, 5)).Judging("Tower text", "The 1746.", Judgement(Relevance.Relevant, Support.Partial, 3))
                .Judging("Choir text", "1746", Judgement(Relevance.Relevant, Support.Partial, 3)),
            () => new ScriptedChatClient().When(Asks("at most five words", "Bell text"), "1764").When(Asks("at most five words", "Tower text"), "The 1746.")
                .When(Asks("at most five words", "Choir text"), "1746"),
            [Bell, Tower, Choir],
            AnswerKind.Closed);

        // 1.5 + 1.5 = 3.0 against 2.5.
        SelfRagAnswer answer = Value(end);
        Assert.Equal(("The 1746.", Tower), (answer.Text, answer.Selection!.Chosen.Passage));
        Assert.Equal([("1746", 3.0), ("1764", 2.5)], answer.Selection.Sums.Select(sum => (sum.Answer, sum.Score)));
    }

    [Fact]
    public async Task Each_draft_sees_one_passage_and_each_token_what_it_depends_on()
    {
        ScriptedChatClient critic = Decides(RetrievalNeed.Needed).TrackSteps().Judging("Bell text", "300 years.", Judgement(Relevance.Relevant, Support.Full, 5)).Judging("Tower text", "It has a bell.", Judgement(Relevance.Relevant, Support.Full, 4));
        ScriptedChatClient writer = Drafts(("Bell text", "300 years."), ("Tower text", "It has a bell."));

        Value(await new SelfReflectiveRag(critic, writer, Finds([Bell, Tower])).RunAsync(Question));

        Assert.All(writer.Calls, call => Assert.True(call.Prompt.Contains("Bell text", StringComparison.Ordinal) ^ call.Prompt.Contains("Tower text", StringComparison.Ordinal)));
        Assert.All(critic.CallsOf("IsRelevant"), call => Assert.DoesNotContain("Answer:", call.Prompt, StringComparison.Ordinal));
        Assert.All(critic.CallsOf("IsUseful"), call => Assert.DoesNotContain("Passage:", call.Prompt, StringComparison.Ordinal));
        Assert.Equal(2, critic.CallsOf("IsSupported").Count);
    }

    [Fact]
    public async Task The_bound_is_reached_by_five_passages_and_no_more_are_asked_for()
    {
        Passage[] many = [.. Enumerable.Range(0, 9).Select(i => new Passage($"p{i}", $"Title {i}", $"Text {i}."))];
        ScriptedChatClient critic = Decides(RetrievalNeed.Needed).Otherwise("unreadable");
        ScriptedChatClient writer = new ScriptedChatClient().Otherwise("Something.");
        ScriptedSearch search = Finds(many);

        Selection selection = Value(await new SelfReflectiveRag(critic, writer, search).RunAsync($"  {Question}\n")).Selection!;

        Assert.Equal(5, selection.Candidates.Count);
        Assert.Equal(SelfReflectiveRag.MaxCalls, critic.CallCount + writer.CallCount);
        Assert.Equal([(Question, 5)], search.Asked);
    }

    [Fact]
    public async Task Cancellation_is_thrown()
    {
        using var cancellation = new CancellationTokenSource();
        var writer = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new SelfReflectiveRag(Decides(RetrievalNeed.Needed), writer, Finds([Bell])).RunAsync(Question, cancellationToken: cancellation.Token));
    }

    private static Task<Outcome<SelfRagAnswer>> RunAsync(
        Func<ScriptedChatClient> critics, Func<ScriptedChatClient> writers, Passage[] found, AnswerKind kind = AnswerKind.Open) => Trial.TwiceAsync(SelfReflectiveRag.MaxCalls, () =>
    {
        (ScriptedChatClient critic, ScriptedChatClient writer) = (critics(), writers());
        return new Trial<Outcome<SelfRagAnswer>>(new SelfReflectiveRag(critic, writer, Finds(found)).RunAsync(Question, kind), critic, writer);
    });

    private static SelfRagAnswer Value(Outcome<SelfRagAnswer> end) => Assert.IsType<Outcome<SelfRagAnswer>.Completed>(end).Value;

    private static ScriptedSearch Finds(Passage[] passages) => new(_ => passages);

    private static ScriptedChatClient Decides(RetrievalNeed need) => new ScriptedChatClient().WhenPromptContains(Retrieving, Reply.Json(new { reason = "because", need = need.ToString() }));

    private static ScriptedChatClient Drafts(params (string Passage, string Draft)[] drafts)
    {
        var writer = new ScriptedChatClient();
        foreach ((string passage, string draft) in drafts)
        {
            writer.When(Asks("three sentences", passage), draft);
        }

        return writer;
    }

    private static Func<string, bool> Asks(params string[] parts) => prompt => parts.All(part => prompt.Contains(part, StringComparison.Ordinal));

    private static (Reply, Reply, Reply) Judgement(Relevance relevance, Support support, int usefulness) => (Token(relevance), Token(support), Token(usefulness));

    private static Reply Token(Relevance relevance) => Reply.Json(new { reason = "because", relevance = relevance.ToString() });

    private static Reply Token(Support support) => Reply.Json(new { reason = "because", support = support.ToString() });

    private static Reply Token(int usefulness) => Reply.Json(new { reason = "because", usefulness });
}

internal static class CriticScript
{
    /// <summary>Answers the three questions about one passage and its draft.</summary>
    public static ScriptedChatClient Judging(this ScriptedChatClient critic, string passage, string draft, (Reply Relevance, Reply Support, Reply Usefulness) tokens) => critic
        .When(prompt => Has(prompt, "helps to answer") && Has(prompt, passage), tokens.Relevance)
        .When(prompt => Has(prompt, "says what the answer claims") && Has(prompt, passage) && Has(prompt, draft), tokens.Support)
        .When(prompt => Has(prompt, "how useful the answer") && Has(prompt, draft), tokens.Usefulness);

    private static bool Has(string prompt, string part) => prompt.Contains(part, StringComparison.Ordinal);
}
