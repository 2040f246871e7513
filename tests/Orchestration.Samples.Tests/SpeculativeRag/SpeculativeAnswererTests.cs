using Microsoft.Extensions.AI;
using Orchestration.Samples.Retrieval;
using Orchestration.Samples.SpeculativeRag;
using Orchestration.Samples.Tests.Shared.Retrieval;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.SpeculativeRag;

public sealed class SpeculativeAnswererTests
{
    private const string Question = "When was the bell cast?";

    // Two clusters, for those of one share no word with those of the other: three of bells, two of towers; six subsets.
    private static readonly Passage[] Documents =
    [
        new("b1", "Bell", "Bronze bell."),
        new("b2", "Bell", "Bronze bell, cast."),
        new("b3", "Bell", "Bronze bell, rope."),
        new("t1", "Tower", "Stone tower."),
        new("t2", "Tower", "Stone tower, stairs."),
    ];

    private readonly ScriptedChatClient drafter = new();
    private readonly ScriptedChatClient verifier = new();

    private int Calls => drafter.CallCount + verifier.CallCount;

    // For each of five subsets: a draft with a repair, and one judgement.
    [Fact]
    public void A_run_makes_at_most_fifteen_calls_three_of_them_one_after_the_other() => Assert.Equal((15L, 3L), (SpeculativeAnswerer.MaxCalls, SpeculativeAnswerer.Depth));

    [Fact]
    public async Task The_draft_with_the_highest_product_is_the_answer_and_all_are_kept_with_their_scores()
    {
        // 1.6 × 0.25 = 0.4; 1 × 0.72 = 0.72; 2 × 0.3 = 0.6.
        Outcome<SpeculativeAnswer> end = await TwiceAsync(["b1", "b2", "b3", "t1"], (small, large) =>
        {
            Drafts(small, "b1", "t1", "1746", 0.9, 0.7);
            Drafts(small, "b2", "t1", "1764", 0.5, 0.5);
            Drafts(small, "b3", "t1", "1800", 1, 1);
            Judges(large, "1746", 0.5, 0.5);
            Judges(large, "1764", 0.9, 0.8);
            Judges(large, "1800", 0.6, 0.5);
        });

        SpeculativeAnswer answer = Assert.IsType<Outcome<SpeculativeAnswer>.Completed>(end).Value;
        Assert.Equal("1764", answer.Best.Draft.Answer);
        Assert.Equal("b2, t1", answer.Best.Perspective.Ids);
        Assert.Equal([0.4, 0.72, 0.6], answer.Drafts.Select(draft => Math.Round(draft.Scores.Product, 12)));
        Assert.Equal([(0.9 + 0.7, 0.5, 0.5), (1, 0.9, 0.8), (2, 0.6, 0.5)], answer.Drafts.Select(draft => (draft.Scores.Draft, draft.Scores.SelfConsistency, draft.Scores.SelfReflection)));
        Assert.Empty(answer.Failed);
    }

    [Fact]
    public async Task Of_equal_drafts_the_first_is_the_answer()
    {
        Drafts(drafter, "b1", "t1", "1746", 0.5, 0.5);
        Drafts(drafter, "b1", "t2", "1764", 1, 1);
        Judges(verifier, "1746", 1, 0.5);
        Judges(verifier, "1764", 0.5, 0.5);

        SpeculativeAnswer answer = await AnswerAsync("b1", "t1", "t2");

        Assert.Equal([0.5, 0.5], answer.Drafts.Select(draft => draft.Scores.Product));
        Assert.Equal("1746", answer.Best.Draft.Answer);
    }

    [Fact]
    public async Task A_drafter_sees_one_document_of_each_cluster_and_the_verifier_none()
    {
        DraftsAll(drafter);
        verifier.Otherwise(Judgement(0.5, 0.5));

        SpeculativeAnswer answer = await AnswerAsync("b1", "b2", "b3", "t1", "t2");

        Assert.Equal(5, answer.Drafts.Count);
        Assert.All(drafter.Calls, call => Assert.Equal(
            (1, 1),
            (Documents[..3].Count(bell => call.Prompt.Contains(bell.Text, StringComparison.Ordinal)), Documents[3..].Count(tower => call.Prompt.Contains(tower.Text, StringComparison.Ordinal)))));
        Assert.All(drafter.Calls, call => Assert.Contains($"Question:\n{Question}", call.Prompt, StringComparison.Ordinal));
        Assert.Equal(5, verifier.CallCount);
        Assert.All(verifier.Calls, call => Assert.All(Documents, document =>
        {
            Assert.DoesNotContain(document.Text, call.Prompt, StringComparison.Ordinal);
            Assert.DoesNotContain($"[{document.Id}]", call.Prompt, StringComparison.Ordinal);
        }));
        Assert.All(verifier.Calls, call => Assert.Contains("because of 1", call.Prompt, StringComparison.Ordinal));
        Assert.All(verifier.Calls, call => Assert.Contains($"Question:\n{Question}", call.Prompt, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "b1")]
    [InlineData(1, "b1", "t1")]
    [InlineData(2, "b1", "b2", "t1")]
    [InlineData(3, "b1", "b2", "b3", "t1")]
    [InlineData(4, "b1", "b2", "t1", "t2")]
    [InlineData(5, "b1", "b2", "b3", "t1", "t2")]
    public async Task There_are_as_many_drafts_as_the_clusters_give_and_never_more_than_five(int drafts, params string[] found)
    {
        DraftsAll(drafter);
        verifier.Otherwise(Judgement(1, 1));

        SpeculativeAnswer answer = await AnswerAsync(found);

        Assert.Equal((drafts, 2 * drafts), (answer.Drafts.Count, Calls));
        Assert.Distinct(answer.Drafts.Select(draft => draft.Perspective.Ids));
    }

    [Fact]
    public async Task Ten_documents_are_asked_for()
    {
        var search = new ScriptedSearch(_ => Documents);
        DraftsAll(drafter);
        verifier.Otherwise(Judgement(1, 1));

        await new SpeculativeAnswerer(search, drafter, verifier).RunAsync($"  {Question}\n");

        Assert.Equal([(Question, 10)], search.Asked);
    }

    [Fact]
    public async Task The_seed_decides_which_subsets_are_drawn()
    {
        DraftsAll(drafter);
        verifier.Otherwise(Judgement(1, 1));
        var drawn = new HashSet<string>();
        for (int seed = 0; seed < 10; seed++)
        {
            Outcome<SpeculativeAnswer> end = await new SpeculativeAnswerer(Finding("b1", "b2", "b3", "t1", "t2"), drafter, verifier, seed).RunAsync(Question);
            drawn.Add(string.Join("; ", Assert.IsType<Outcome<SpeculativeAnswer>.Completed>(end).Value.Drafts.Select(draft => draft.Perspective.Ids)));
        }

        Assert.InRange(drawn.Count, 2, 6);
    }

    public static TheoryData<string, Reply> UnusableJudgements => new()
    {
        { "prose", "I would say it is right." },
        { "a word instead of a number", """{"reason":"r","selfConsistencyScore":"high","selfReflectionScore":1}""" },
        { "one number only", """{"reason":"r","selfConsistencyScore":1}""" },
        { "cut off", Reply.Text("""{"reason":"r","selfConsistencyScore":1,"selfReflectionScore":0.9}""").WithFinishReason(ChatFinishReason.Length) },
        { "empty", "" },
        { "more than 1", Judgement(7, 1) },
        { "less than 0", Judgement(1, -1) },
        { "a failure of the client", Reply.Throws(new HttpRequestException("down")) },
    };

    [Theory, MemberData(nameof(UnusableJudgements))]
    public async Task Scores_that_cannot_be_used_are_the_worst(string what, Reply reply)
    {
        Assert.NotEmpty(what);
        Drafts(drafter, "b1", "t1", "1746", 1, 1);
        Drafts(drafter, "b1", "t2", "1764", 0.1, 0.1);
        verifier.WhenPromptContains("1746", reply);
        Judges(verifier, "1764", 0.1, 0.1);

        SpeculativeAnswer answer = await AnswerAsync("b1", "t1", "t2");

        Assert.Equal(("1764", 0.0), (answer.Best.Draft.Answer, answer.Drafts[0].Scores.Product));
        Assert.Equal(4, Calls);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    public async Task Where_no_draft_has_a_score_above_zero_there_is_no_answer(double consistency, double reflection)
    {
        Outcome<SpeculativeAnswer> end = await TwiceAsync(["b1", "t1", "t2"], (small, large) =>
        {
            Drafts(small, "b1", "t1", "1746", 1, 1);
            Drafts(small, "b1", "t2", "1764", 1, 1);
            large.Otherwise(Judgement(consistency, reflection));
        });

        var rejected = Assert.IsType<Outcome<SpeculativeAnswer>.Rejected>(end);
        Assert.Equal("IsSupported", rejected.Step);
        Assert.Contains("No draft has a score above 0", rejected.Verdict.Feedback, StringComparison.Ordinal);
        Assert.All(["1746", "1764", "b1, t1", "0.000 = 2.00 × "], part => Assert.Contains(part, rejected.Verdict.Feedback, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_verifier_that_is_down_leads_to_no_answer()
    {
        DraftsAll(drafter);
        verifier.Otherwise(Reply.Throws(new HttpRequestException("down")));

        Outcome<SpeculativeAnswer> end = await Answerer("b1", "t1").RunAsync(Question);

        Assert.Contains("There are no scores that can be read.", Assert.IsType<Outcome<SpeculativeAnswer>.Rejected>(end).Verdict.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_fails_is_stated_and_the_others_go_on()
    {
        Outcome<SpeculativeAnswer> end = await TwiceAsync(["b1", "t1", "t2"], (small, large) =>
        {
            small.When(prompt => prompt.Contains("[t1]", StringComparison.Ordinal), Reply.Throws(new HttpRequestException("too many requests")));
            Drafts(small, "b1", "t2", "1764", 1, 1);
            Judges(large, "1764", 0.5, 0.5);
        });

        SpeculativeAnswer answer = Assert.IsType<Outcome<SpeculativeAnswer>.Completed>(end).Value;
        Assert.Equal("1764", answer.Best.Draft.Answer);
        FailedDraft failed = Assert.Single(answer.Failed);
        Assert.Equal(("b1, t1", "too many requests"), (failed.Perspective.Ids, failed.Problem));
        Assert.Contains("no draft from b1, t1: too many requests", answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_every_draft_fails_the_run_fails_with_all_failures()
    {
        drafter.Otherwise(Reply.Throws(new HttpRequestException("down")));

        Outcome<SpeculativeAnswer> end = await Answerer("b1", "t1", "t2").RunAsync(Question);

        var failed = Assert.IsType<AttemptsFailedException>(Assert.IsType<Outcome<SpeculativeAnswer>.Failed>(end).Exception);
        Assert.Equal((0, 2), (failed.Succeeded, failed.Failures.Count));
        Assert.Equal((2, 0), (drafter.CallCount, verifier.CallCount));
    }

    [Fact]
    public async Task The_worst_case_is_reached_and_not_exceeded()
    {
        foreach (string bell in (string[])["b1", "b2", "b3"])
        {
            foreach (string tower in (string[])["t1", "t2"])
            {
                drafter.When(prompt => IsOf(prompt, bell, tower), Reply.InTurn("unreadable", Reply.Json(new Draft("r", "a", 1, 1))));
            }
        }

        verifier.Otherwise(Judgement(1, 1));

        Assert.Equal(5, (await AnswerAsync("b1", "b2", "b3", "t1", "t2")).Drafts.Count);
        Assert.Equal(SpeculativeAnswerer.MaxCalls, Calls);
    }

    [Fact]
    public async Task A_search_that_is_down_ends_the_run_with_its_own_exception()
    {
        var down = new IOException("The index is gone.");

        Outcome<SpeculativeAnswer> end = await new SpeculativeAnswerer(new ScriptedSearch(_ => throw down), drafter, verifier).RunAsync(Question);

        Assert.Same(down, Assert.IsType<Outcome<SpeculativeAnswer>.Failed>(end).Exception);
        Assert.Equal(0, Calls);
    }

    [Theory]
    [InlineData("", "IsAsked")]
    [InlineData(" \n", "IsAsked")]
    [InlineData("?!", "IsAsked")]
    [InlineData("Quo vadis?", "IsFound")]
    public async Task Where_nothing_is_asked_or_found_no_model_is_called(string question, string step)
    {
        Outcome<SpeculativeAnswer> end = await new SpeculativeAnswerer(new Bm25Index(Documents), drafter, verifier).RunAsync(question);

        Assert.Equal(step, Assert.IsType<Outcome<SpeculativeAnswer>.Rejected>(end).Step);
        Assert.Equal(0, Calls);
    }

    [Fact]
    public async Task Cancellation_is_thrown_and_leads_to_no_further_call()
    {
        using var cancellation = new CancellationTokenSource();
        drafter.Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Answerer("b1", "t1").RunAsync(Question, cancellation.Token));
        Assert.Equal((1, 0), (drafter.CallCount, verifier.CallCount));
    }

    [Fact]
    public async Task Both_sides_of_a_contradiction_come_into_drafts()
    {
        var offline = new OfflineChatClient();
        Question bell = Corpus.Questions.Single(question => question.Id == "c1");

        Outcome<SpeculativeAnswer> end = await new SpeculativeAnswerer(new Bm25Index(Corpus.Skarnvik), offline, offline, seed: 2).RunAsync(bell.Text);

        SpeculativeAnswer answer = Assert.IsType<Outcome<SpeculativeAnswer>.Completed>(end).Value;
        Assert.All(bell.Passages, id => Assert.Contains(answer.Drafts, draft => draft.Perspective.Documents.Any(document => document.Id == id)));
    }

    private static async Task<Outcome<SpeculativeAnswer>> TwiceAsync(string[] found, Action<ScriptedChatClient, ScriptedChatClient> script) =>
        await Trial.TwiceAsync(SpeculativeAnswerer.MaxCalls, () =>
        {
            ScriptedChatClient small = new(), large = new();
            script(small, large);
            return new Trial<Outcome<SpeculativeAnswer>>(new SpeculativeAnswerer(Finding(found), small, large).RunAsync(Question), small, large);
        });

    private async Task<SpeculativeAnswer> AnswerAsync(params string[] found) =>
        Assert.IsType<Outcome<SpeculativeAnswer>.Completed>(await Answerer(found).RunAsync(Question)).Value;

    private SpeculativeAnswerer Answerer(params string[] found) => new(Finding(found), drafter, verifier);

    private static ScriptedSearch Finding(params string[] ids) => new(_ => ids.Select(id => Documents.Single(document => document.Id == id)));

    private static void Drafts(ScriptedChatClient drafter, string bell, string tower, string answer, double rationaleProbability, double answerProbability) =>
        drafter.When(prompt => IsOf(prompt, bell, tower), Reply.Json(new Draft($"because of {answer}", answer, rationaleProbability, answerProbability)));

    private static void DraftsAll(ScriptedChatClient drafter)
    {
        int number = 1700;
        foreach (string id in (string[])["b1", "b2", "b3"])
        {
            Drafts(drafter, id, "t1", $"{number++}", 0.5, 0.5);
            Drafts(drafter, id, "t2", $"{number++}", 0.5, 0.5);
        }

        drafter.Otherwise(Reply.Json(new Draft("because of 1800", "1800", 0.5, 0.5)));
    }

    private static bool IsOf(string prompt, string bell, string tower) =>
        prompt.Contains($"[{bell}]", StringComparison.Ordinal) && prompt.Contains($"[{tower}]", StringComparison.Ordinal);

    private static void Judges(ScriptedChatClient verifier, string answer, double consistency, double reflection) =>
        verifier.WhenPromptContains(answer, Judgement(consistency, reflection));

    private static Reply Judgement(double consistency, double reflection) => Reply.Json(new Judgement("because", consistency, reflection));
}
