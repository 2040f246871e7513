using Microsoft.Extensions.AI;
using Orchestration.Samples.AdaptiveRag;
using Orchestration.Samples.AdaptiveRag.Interleaving;
using Orchestration.Samples.Retrieval;
using Orchestration.Samples.Tests.Shared.Retrieval;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.AdaptiveRag;

public sealed class AdaptiveAnswererTests
{
    private const string Question = "Who lit the lamp?";

    private ScriptedChatClient classifier = new();
    private ScriptedChatClient reasoner = new();
    private ScriptedChatClient reader = new();

    private (int, int, int) Calls => (classifier.CallCount, reasoner.CallCount, reader.CallCount);

    // One class, ten thoughts with a repair each, one answer.
    [Fact]
    public void A_run_makes_at_most_twenty_two_calls_all_one_after_the_other() => Assert.Equal((22L, 22L), (AdaptiveAnswerer.MaxCalls, AdaptiveAnswerer.Depth));

    [Fact]
    public async Task A_straightforward_question_is_answered_at_once()
    {
        var search = new ScriptedSearch(_ => Passages(1));

        AdaptiveAnswer answer = await AnswerAsync(() => search, " How many minutes are in a day? ", () =>
        {
            classifier.Otherwise(ClassOf(Complexity.Straightforward));
            reader.Otherwise("A day has 24 hours of 60 minutes. So the answer is: 1440.");
        });

        Assert.Equal(("1440", Complexity.Straightforward), (answer.Answered.Answer, answer.Assessment.Class));
        Assert.Equal((0, 0), (answer.Answered.Gathered.Passages.Count, answer.Answered.Gathered.Thoughts.Count));
        Assert.Equal((1, 0, 1), Calls);
        Assert.Empty(search.Asked);
        Assert.EndsWith("Question:\nHow many minutes are in a day?", Assert.Single(reader.Calls).Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderate_question_is_answered_from_one_search_for_fifteen_passages()
    {
        ScriptedSearch search = null!;

        AdaptiveAnswer answer = await AnswerAsync(() => search = new ScriptedSearch(_ => Passages([.. Enumerable.Range(1, 20)])), Question, () =>
        {
            classifier.Otherwise(ClassOf(Complexity.Moderate));
            reader.Otherwise("Marit.");
        });

        Assert.Equal(("Marit.", Complexity.Moderate), (answer.Answered.Answer, answer.Assessment.Class));
        Assert.Equal(Passages([.. Enumerable.Range(1, 15)]), answer.Answered.Gathered.Passages);
        Assert.Null(answer.Answered.Gathered.Ending);
        Assert.Equal([(Question, 15)], search.Asked);
        Assert.Equal((1, 0, 1), Calls);
        AssertHolds(Assert.Single(reader.Calls).Prompt, Question, [.. Enumerable.Range(1, 15)]);
    }

    [Fact]
    public async Task A_complex_question_is_answered_from_what_search_and_thought_in_turn_gather()
    {
        Answered answered = await ThinkAsync(Chain, Question, "The lamp was lit by the keeper.", "The keeper was Marit.", "So the answer is: Marit.");

        Assert.Equal(["The lamp was lit by the keeper.", "The keeper was Marit.", "So the answer is: Marit."], answered.Gathered.Thoughts);
        Assert.Equal(["1", "2", "3", "4"], answered.Gathered.Passages.Select(passage => passage.Id));
        Assert.Equal(Ending.AnswerIs, answered.Gathered.Ending);
    }

    [Fact]
    public async Task Each_thought_is_the_next_query_and_the_next_thought_reads_all_that_was_found_and_thought()
    {
        ScriptedSearch search = null!;
        await ThinkAsync(() => search = Chain(), Question, "The lamp was lit by the keeper.", "The keeper was Marit.", "So the answer is: Marit.");

        Assert.Equal([(Question, 6), ("The lamp was lit by the keeper.", 6), ("The keeper was Marit.", 6)], search.Asked);
        string[] prompts = [.. reasoner.Calls.Select(call => call.Prompt)];
        AssertHolds(prompts[0], Question, 1, 2);
        AssertHolds(prompts[1], Question, 1, 2, 3);
        AssertHolds(prompts[2], Question, 1, 2, 3, 4);
        Assert.EndsWith("Thoughts so far:\n", prompts[0], StringComparison.Ordinal);
        Assert.EndsWith("Thoughts so far:\nThe lamp was lit by the keeper.", prompts[1], StringComparison.Ordinal);
        Assert.EndsWith("Thoughts so far:\nThe lamp was lit by the keeper. The keeper was Marit.", prompts[2], StringComparison.Ordinal);
        string read = Assert.Single(reader.Calls).Prompt;
        AssertHolds(read, Question, 1, 2, 3, 4);
        Assert.DoesNotContain("The keeper was Marit.", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passage_that_shares_no_word_with_the_question_is_found_through_a_thought_only()
    {
        var index = new Bm25Index([new("gate", "Blue Gate", "Mira Voss painted it."), new("voss", "Mira Voss", "Her house stands in Sund."), new("sund", "Other", "Nothing of the kind.")]);
        const string Asked = "Which place is home to the painter of the Blue Gate?";
        Assert.Equal(["gate"], index.Search(Asked, 15).Select(hit => hit.Passage.Id));

        Answered answered = await ThinkAsync(() => index, Asked, "The Blue Gate was painted by Mira Voss.", "So the answer is: Sund.");

        Assert.Equal(["gate", "voss"], answered.Gathered.Passages.Select(passage => passage.Id));
    }

    [Fact]
    public async Task The_teacher_of_navigation_is_found_through_the_regatta_only()
    {
        Question winner = Corpus.Questions.Single(question => question.Id == "t7");
        var index = new Bm25Index(Corpus.Skarnvik);
        Assert.DoesNotContain("signe-aas", index.Search(winner.Text, 6).Select(hit => hit.Passage.Id));

        Answered one = await ThinkAsync(() => index, winner.Text, "");
        Answered two = await ThinkAsync(() => index, winner.Text, "The first Skarnvik regatta was won by Signe Aas.", "So the answer is: the school of navigation.");

        Assert.DoesNotContain(one.Gathered.Passages, passage => passage.Id == "signe-aas");
        Assert.Contains(two.Gathered.Passages, passage => passage.Id == "signe-aas");
    }

    public static TheoryData<string> TwoHops => [.. Corpus.Questions.Where(question => question.Kind == QuestionKind.TwoHop).Select(question => question.Id)];

    [Theory, MemberData(nameof(TwoHops))]
    public async Task Both_passages_of_a_chain_are_gathered(string id)
    {
        Question question = Corpus.Questions.Single(one => one.Id == id);
        string thought = Corpus.Skarnvik.Single(passage => passage.Id == question.Passages[0]).Text;

        Answered answered = await ThinkAsync(() => new Bm25Index(Corpus.Skarnvik), question.Text, thought, $"So the answer is: {question.Answer}.");

        Assert.All(question.Passages, passage => Assert.Contains(answered.Gathered.Passages, found => found.Id == passage));
        Assert.InRange(answered.Gathered.Passages.Count, 2, 12);
    }

    [Theory]
    [InlineData("So the answer is: Marit.", Ending.AnswerIs, 1)]
    [InlineData("", Ending.EmptyThought, 0)]
    [InlineData(" \n", Ending.EmptyThought, 0)]
    public async Task A_thought_may_be_the_last_and_an_empty_one_is_kept_by_nobody(string thought, Ending ending, int kept)
    {
        ScriptedSearch search = null!;

        Answered answered = await ThinkAsync(() => search = Chain(), Question, thought);

        Assert.Equal((ending, kept, 1), (answered.Gathered.Ending, answered.Gathered.Thoughts.Count, search.Asked.Count));
        Assert.Equal((1, 1, 1), Calls);
    }

    [Fact]
    public async Task Ten_thoughts_end_the_thinking_and_the_answer_says_so()
    {
        ScriptedSearch search = null!;

        AdaptiveAnswer answer = await AnswerAsync(() => search = Chain(), Question, () =>
        {
            classifier.Otherwise(ClassOf(Complexity.Complex));
            reasoner.Otherwise(Reply.InTurn([.. Enumerable.Range(1, 10).Select(number => Thought($"Thought {number}."))]));
            reader.Otherwise("Perhaps Marit.");
        });

        Assert.Equal("Perhaps Marit.", answer.Answered.Answer);

        Assert.Equal((Ending.TenThoughts, 10, 10), (answer.Answered.Gathered.Ending, answer.Answered.Gathered.Thoughts.Count, search.Asked.Count));
        Assert.Equal((1, 10, 1), Calls);
        Assert.Contains("ended by the bound of ten, before any of them said what the answer is", answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenth_thought_that_is_the_answer_ends_as_an_answer()
    {
        Answered answered = await ThinkAsync(Chain, Question, [.. Enumerable.Range(1, 9).Select(number => $"Thought {number}."), "So the answer is: Marit."]);

        Assert.Equal((Ending.AnswerIs, 10), (answered.Gathered.Ending, answered.Gathered.Thoughts.Count));
    }

    [Fact]
    public async Task No_more_than_fifteen_passages_are_ever_read()
    {
        Answered answered = await ThinkAsync(EverNew, Question, "One.", "Two.", "Three.", "So the answer is: four.");

        Assert.Equal(Passages([.. Enumerable.Range(0, 15)]), answered.Gathered.Passages);
        AssertHolds(reasoner.Calls[^1].Prompt, Question, [.. Enumerable.Range(0, 15)]);
        AssertHolds(Assert.Single(reader.Calls).Prompt, Question, [.. Enumerable.Range(0, 15)]);
    }

    public static TheoryData<string, Reply> UnreadableClasses => new()
    {
        { "prose", "I would say B." },
        { "a class that there is not", """{"reason":"r","class":"D"}""" },
        { "a number", """{"reason":"r","class":0}""" },
        { "null", """{"reason":"r","class":null}""" },
        { "no class", """{"reason":"r"}""" },
        { "cut off", Reply.Text("""{"reason":"r","class":"Moderate"}""").WithFinishReason(ChatFinishReason.Length) },
        { "empty", "" },
        { "a failure of the client", Reply.Throws(new HttpRequestException("down")) },
    };

    [Theory, MemberData(nameof(UnreadableClasses))]
    public async Task A_class_that_cannot_be_read_leads_the_most_careful_way(string what, Reply reply)
    {
        Assert.NotEmpty(what);

        AdaptiveAnswer answer = await AnswerAsync(Chain, Question, () =>
        {
            classifier.Otherwise(reply);
            reasoner.Otherwise(Thought("So the answer is: Marit."));
            reader.Otherwise("Marit.");
        });

        Assert.Equal(Complexity.Complex, answer.Assessment.Class);
        Assert.Contains("no class that can be read", answer.Text(), StringComparison.Ordinal);
        Assert.Equal((1, 1, 1), Calls);
    }

    [Fact]
    public async Task The_worst_case_is_reached_and_not_exceeded()
    {
        await AnswerAsync(Chain, Question, () =>
        {
            classifier.Otherwise("unreadable");
            reasoner.Otherwise(Reply.InTurn([.. Enumerable.Range(1, 10).SelectMany(number => new[] { "unreadable", Thought($"Thought {number}.") })]));
            reader.Otherwise("Marit.");
        });

        Assert.Equal((1, 20, 1), Calls);
        Assert.Equal(AdaptiveAnswerer.MaxCalls, 1 + 20 + 1);
    }

    [Fact]
    public async Task A_thought_that_cannot_be_read_is_a_failure_and_not_an_empty_thought()
    {
        classifier.Otherwise(ClassOf(Complexity.Complex));
        reasoner.Otherwise(Reply.InTurn(Thought("One."), "", "prose"));

        var failed = Assert.IsType<Outcome<AdaptiveAnswer>.Failed>(await Answerer(Chain()).RunAsync(Question));

        var exception = Assert.IsType<StepOutputException>(failed.Exception);
        Assert.Equal(("AnswerStepByStep/Gather/Think[2]", "prose"), (exception.StepPath, exception.RawReply));
        Assert.Equal((1, 3, 0), Calls);
    }

    [Fact]
    public async Task A_model_that_fails_between_the_searches_ends_the_run_with_its_own_exception()
    {
        var down = new HttpRequestException("down");
        classifier.Otherwise(ClassOf(Complexity.Complex));
        reasoner.Otherwise(Reply.InTurn(Thought("One."), Reply.Throws(down)));

        Assert.Same(down, Assert.IsType<Outcome<AdaptiveAnswer>.Failed>(await Answerer(Chain()).RunAsync(Question)).Exception);
        Assert.Equal((1, 2, 0), Calls);
    }

    [Theory]
    [InlineData(Complexity.Straightforward)]
    [InlineData(Complexity.Moderate)]
    [InlineData(Complexity.Complex)]
    public async Task A_reader_that_is_down_ends_the_run_with_its_own_exception_and_no_other_way_is_tried(Complexity complexity)
    {
        var down = new HttpRequestException("down");
        classifier.Otherwise(ClassOf(complexity));
        reasoner.Otherwise(Thought("So the answer is: Marit."));
        reader.Otherwise(Reply.Throws(down));

        Assert.Same(down, Assert.IsType<Outcome<AdaptiveAnswer>.Failed>(await Answerer(Chain()).RunAsync(Question)).Exception);
        Assert.Equal((1, complexity == Complexity.Complex ? 1 : 0, 1), Calls);
    }

    [Theory]
    [InlineData(Complexity.Moderate, 1)]
    [InlineData(Complexity.Complex, 1)]
    [InlineData(Complexity.Complex, 2)]
    public async Task A_search_that_is_down_ends_the_run_with_its_own_exception(Complexity complexity, int failing)
    {
        var down = new IOException("The index is gone.");
        int searches = 0;
        classifier.Otherwise(ClassOf(complexity));
        reasoner.Otherwise(Thought("One."));

        Outcome<AdaptiveAnswer> end = await Answerer(new ScriptedSearch(_ => ++searches == failing ? throw down : Passages(1))).RunAsync(Question);

        Assert.Same(down, Assert.IsType<Outcome<AdaptiveAnswer>.Failed>(end).Exception);
        Assert.Equal((1, failing - 1, 0), Calls);
    }

    [Theory]
    [InlineData(Complexity.Moderate, "AnswerFromOneSearch/IsFound")]
    [InlineData(Complexity.Complex, "AnswerStepByStep/IsFound")]
    public async Task Where_nothing_is_found_nothing_is_answered(Complexity complexity, string step)
    {
        classifier.Otherwise(ClassOf(complexity));
        reasoner.Otherwise(Thought(""));

        Outcome<AdaptiveAnswer> end = await Answerer(new ScriptedSearch(_ => [])).RunAsync(Question);

        var rejected = Assert.IsType<RejectedException>(Assert.IsType<Outcome<AdaptiveAnswer>.Failed>(end).Exception);
        Assert.Equal(step, rejected.StepPath);
        Assert.Contains("nothing to answer from", rejected.Message, StringComparison.Ordinal);
        Assert.Equal(0, reader.CallCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("?!")]
    public async Task Where_nothing_is_asked_no_model_is_called(string question)
    {
        Assert.Equal("IsAsked", Assert.IsType<Outcome<AdaptiveAnswer>.Rejected>(await Answerer(Chain()).RunAsync(question)).Step);
        Assert.Equal((0, 0, 0), Calls);
    }

    [Fact]
    public async Task Cancellation_is_thrown_and_leads_to_no_further_call()
    {
        using var cancellation = new CancellationTokenSource();
        classifier.Otherwise(ClassOf(Complexity.Complex));
        reasoner.Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Answerer(Chain()).RunAsync(Question, cancellation.Token));
        Assert.Equal((1, 1, 0), Calls);
    }

    /// <summary>The question finds 1 and 2, the lamp's keeper 2 and 3, Marit 4.</summary>
    private static ScriptedSearch Chain() => new(query =>
        query.Contains("Marit", StringComparison.Ordinal) ? Passages(4)
        : query.Contains("keeper", StringComparison.Ordinal) ? Passages(2, 3)
        : Passages(1, 2));

    /// <summary>Six passages that no search before has found.</summary>
    private static ScriptedSearch EverNew()
    {
        int searches = 0;
        return new ScriptedSearch(_ => Passages([.. Enumerable.Range(6 * searches++, 6)]));
    }

    private static Passage[] Passages(params int[] numbers) => [.. numbers.Select(number => new Passage($"{number}", $"Title {number}", $"Text {number}."))];

    /// <summary>Answers a complex question with these thoughts.</summary>
    private async Task<Answered> ThinkAsync(Func<ISearch> search, string question, params string[] thoughts)
    {
        AdaptiveAnswer answer = await AnswerAsync(search, question, () =>
        {
            classifier.Otherwise(ClassOf(Complexity.Complex));
            reasoner.Otherwise(Reply.InTurn([.. thoughts.Select(Thought)]));
            reader.Otherwise("So the answer is: Marit.");
        });
        Assert.Equal("Marit", answer.Answered.Answer);
        return answer.Answered;
    }

    private async Task<AdaptiveAnswer> AnswerAsync(Func<ISearch> search, string question, Action script) =>
        Assert.IsType<Outcome<AdaptiveAnswer>.Completed>(await TwiceAsync(search, question, script)).Value;

    /// <summary>Runs twice on models and a search of its own each time; those of the second run are left to look at.</summary>
    private async Task<Outcome<AdaptiveAnswer>> TwiceAsync(Func<ISearch> search, string question, Action script) => await Trial.TwiceAsync(AdaptiveAnswerer.MaxCalls, () =>
    {
        (classifier, reasoner, reader) = (new(), new(), new());
        script();
        return new Trial<Outcome<AdaptiveAnswer>>(Answerer(search()).RunAsync(question), classifier, reasoner, reader);
    });

    private AdaptiveAnswerer Answerer(ISearch search) => new(search, classifier, reasoner, reader);

    private static void AssertHolds(string prompt, string question, params int[] passages)
    {
        Assert.Contains($"Question:\n{question}", prompt, StringComparison.Ordinal);
        Assert.Contains($"Passages:\n{string.Join("\n\n", passages.Select(number => $"[{number}] Title {number}\nText {number}."))}", prompt, StringComparison.Ordinal);
        Assert.Equal(passages.Length, prompt.Split("] Title ").Length - 1);
    }

    private static Reply ClassOf(Complexity complexity) => Reply.Json(new { reason = "because", @class = complexity.ToString() });

    private static Reply Thought(string text) => Reply.Json(new { text });
}
