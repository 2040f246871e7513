using Microsoft.Extensions.AI;
using Orchestration.Samples.TextSummarization;
using Orchestration.Samples.TextSummarization.Data;
using Orchestration.Samples.TextSummarization.Splitting;
using Orchestration.Samples.TextSummarization.Summaries;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.TextSummarization;

public sealed class MapReduceSummaryTests
{
    private const string Passage = "Passage:\n";
    private const string Notes = "Notes:\n";
    private const string Map = "Summarize this passage";
    private const string Merge = "Write one summary, in about";
    private const string Reduce = "Write one summary of the whole text";
    private const int SummaryWords = 50;

    /// <summary>Chunks of ten words, two of which are repeated; at most twelve are read together.</summary>
    private static readonly Limits Small = new(Chunk: 10, Overlap: 2, Summaries: 12);

    // Map: 40 chunks × (1 + 1 try). Collapse: (4 − 1 rounds) × 40 groups × (1 + 1). Reduce: 1 × (1 + 1).
    [Fact]
    public void A_run_makes_at_most_322_calls() => Assert.Equal(322, MapReduceSummary.MaxCalls);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(26, 3)]
    public async Task Each_chunk_is_summarized_once_and_summaries_that_fit_are_not_collapsed(int words, int chunks)
    {
        ScriptedChatClient model = FirstWords(map: 4, merge: 0);

        Digest digest = await CompletedAsync(Words.Text(words), model);

        Assert.Equal((chunks, 0, 1), (CallsWith(model, Map), CallsWith(model, Merge), CallsWith(model, Reduce)));
        Part whole = Assert.Single(digest.Parts);
        Assert.Equal((1, chunks), (whole.First, whole.Last));
        Assert.Equal(Enumerable.Range(0, chunks).Select(i => (i + 1, Words.Text(Math.Min(4, words - (8 * i)), from: 8 * i))), whole.From.Select(part => (part.First, part.Text)));
    }

    [Fact]
    public async Task Summaries_that_do_not_fit_are_collapsed_in_groups_of_neighbours()
    {
        // Six summaries of four tokens are twice what is read together.
        ScriptedChatClient model = FirstWords(map: 4, merge: 5);

        Digest digest = await CompletedAsync(Words.Text(50), model);

        Assert.Equal([(1, 3), (4, 6)], Assert.Single(digest.Parts).From.Select(part => (part.First, part.Last)));
        Assert.Equal([1, 2, 3, 4, 5, 6], digest.Parts[0].From.SelectMany(part => part.From).Select(part => part.First));
        Assert.Equal((6, 2, 1), (CallsWith(model, Map), CallsWith(model, Merge), CallsWith(model, Reduce)));
        string[] read = Words.After(model.Calls.Single(call => call.Prompt.Contains(Reduce, StringComparison.Ordinal)).Prompt, Notes);
        Assert.Equal(digest.Parts[0].From.SelectMany(part => part.Text.Split(' ')), read);
    }

    [Fact]
    public async Task Collapsing_goes_on_until_the_summaries_fit()
    {
        // Nine summaries of four tokens, then three of six, then two: one of four and the one that was left alone.
        ScriptedChatClient model = new ScriptedChatClient()
            .WhenPromptContains(Map, First(Passage, 4))
            .WhenPromptContains(Merge, Reply.From(call => Words.First(call.Prompt, Notes, Words.After(call.Prompt, Notes).Length == 12 && !IsSecond(call) ? 6 : 4)))
            .WhenPromptContains(Reduce, First(Notes, 3));

        Digest digest = await CompletedAsync(Words.Text(74), model);

        Assert.Equal([(1, 6), (7, 9)], Assert.Single(digest.Parts).From.Select(part => (part.First, part.Last)));
        Assert.Equal((9, 4, 1), (CallsWith(model, Map), CallsWith(model, Merge), CallsWith(model, Reduce)));

        static bool IsSecond(ChatRequest call) => Words.After(call.Prompt, Notes)[5] == Words.Word(9);
    }

    [Fact]
    public async Task A_collapse_that_does_not_shrink_ends_as_exhausted_at_once()
    {
        var exhausted = Assert.IsType<Outcome<Digest>.Exhausted>(await RunAsync(Words.Text(50), () => FirstWords(map: 4, merge: 12), calls: 6 + 2));

        Assert.Equal(1, exhausted.Rounds);
        Assert.Equal([1, 2, 3, 4, 5, 6], exhausted.Best!.Parts.Select(part => part.First));
        Assert.All(exhausted.Best.Parts, part => Assert.Empty(part.From));
    }

    [Fact]
    public async Task A_collapse_that_shrinks_too_slowly_ends_as_exhausted_when_its_rounds_are_used_up()
    {
        // Six summaries of ten tokens are shortened by one in each round, and no two ever fit together.
        ScriptedChatClient Script() => new ScriptedChatClient()
            .WhenPromptContains(Map, First(Passage, 10))
            .WhenPromptContains(Merge, Reply.From(call => Words.First(call.Prompt, Notes, Words.After(call.Prompt, Notes).Length - 1)));

        var exhausted = Assert.IsType<Outcome<Digest>.Exhausted>(await RunAsync(Words.Text(50), Script, calls: 6 + (3 * 6)));

        Assert.Equal(4, exhausted.Rounds);
        Assert.Equal(Enumerable.Repeat(7, 6), exhausted.Best!.Parts.Select(part => part.Tokens));
    }

    [Fact]
    public async Task The_worst_case_is_reached_and_not_exceeded()
    {
        // Forty chunks, each summary of which is more than half of what is read together until the last collapse; every first try has a strange figure.
        var limits = new Limits(Chunk: 30, Overlap: 0, Summaries: 40);
        string text = Words.Text(40 * 30);
        ScriptedChatClient Script() => new ScriptedChatClient()
            .When(prompt => !prompt.Contains("do not stand", StringComparison.Ordinal), "There were 7.")
            .WhenPromptContains(Map, First(Passage, 30))
            .WhenPromptContains(Merge, Reply.From(call => Words.First(call.Prompt, Notes, Words.After(call.Prompt, Notes).Length switch { 30 => 25, 25 => 23, _ => 1 })))
            .WhenPromptContains(Reduce, First(Notes, 3));

        var completed = Assert.IsType<Outcome<Digest>.Completed>(await RunAsync(text, Script, (int)MapReduceSummary.MaxCalls, limits));

        Assert.Equal(40, Assert.Single(completed.Value.Parts).From.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_order_is_kept_however_long_each_call_takes(int seed)
    {
        ScriptedChatClient model = FirstWords(map: 4, merge: 5);
        FaultyChatClient slow = new FaultyChatClient(model, seed).Always(Fault.Delays(TimeSpan.Zero, TimeSpan.FromMilliseconds(40)));

        var outcome = await new MapReduceSummary(slow, Small).RunAsync(Words.Text(50), SummaryWords);

        Digest expected = await CompletedAsync(Words.Text(50), FirstWords(map: 4, merge: 5));
        Assert.Equivalent(new Outcome<Digest>.Completed(expected), outcome, strict: true);
        Assert.Equal([Words.Word(0), Words.Word(24)], Assert.Single(expected.Parts).From.Select(part => part.Text[..4]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task Nothing_to_summarize_is_refused_without_a_call(string text)
    {
        var rejected = Assert.IsType<Outcome<Digest>.Rejected>(await RunAsync(text, () => new ScriptedChatClient(), calls: 0));

        Assert.Equal(("HasText", "There is no text to summarize."), (rejected.Step, rejected.Verdict.Feedback));
    }

    [Fact]
    public async Task A_text_of_too_many_chunks_is_refused_without_a_call()
    {
        var failed = Assert.IsType<Outcome<Digest>.Failed>(await RunAsync(Words.Text(323), () => new ScriptedChatClient(), calls: 0));

        Assert.Equal((40, 41), (Assert.IsType<TooManyItemsException>(failed.Exception).Limit, ((TooManyItemsException)failed.Exception).Count));
    }

    [Fact]
    public async Task A_fact_in_the_last_chunk_survives()
    {
        // Each summary keeps the words after the fact's own, if it has them.
        string text = $"{Words.Text(50)} fact here";
        static Reply Keep(string label) => Reply.From(call => Words.After(call.Prompt, label) is var words && Array.IndexOf(words, "fact") is >= 0 and var at
            ? string.Join(' ', words[at..])
            : string.Join(' ', words.Take(4)));
        ScriptedChatClient model = new ScriptedChatClient().WhenPromptContains(Map, Keep(Passage)).WhenPromptContains(Merge, Keep(Notes)).WhenPromptContains(Reduce, Keep(Notes));

        Digest digest = await CompletedAsync(text, model);

        Assert.Equal("fact here", digest.Text);
        Assert.True(CallsWith(model, Merge) > 0);
    }

    [Fact]
    public async Task A_fact_in_the_last_chunk_of_the_chronicle_survives_offline()
    {
        var summary = new MapReduceSummary(new OfflineChatClient(), new Limits());

        Digest digest = Assert.IsType<Outcome<Digest>.Completed>(await summary.RunAsync(Paragraph.Chronicle(), 120)).Value;

        Assert.Contains("elected by the Skerrow Light Trust on 12 June 2025, is Ingrid Brae", digest.Text, StringComparison.Ordinal);
        Assert.True(digest.Parts[0].From.Any(part => part.From.Count > 1), "Nothing was collapsed.");
    }

    [Fact]
    public async Task A_figure_that_the_chunk_lacks_is_sent_back_with_the_reason_and_that_chunk_alone()
    {
        ScriptedChatClient model = new ScriptedChatClient()
            .WhenPromptContains("These figures do not stand in what was summarized: 99.", First(Passage, 2))
            .When(prompt => prompt.Contains(Map, StringComparison.Ordinal) && Words.After(prompt, Passage)[0] == Words.Word(8), "There were 99.")
            .WhenPromptContains(Map, First(Passage, 2))
            .WhenPromptContains(Reduce, First(Notes, 2));

        Digest digest = await CompletedAsync(Words.Text(26), model);

        Assert.Equal(Words.Text(2, from: 8), digest.Parts[0].From[1].Text);
        Assert.Equal((4, 1), (CallsWith(model, Map), CallsWith(model, Reduce)));
    }

    [Fact]
    public async Task A_summary_of_a_chunk_that_stays_wrong_ends_the_run_and_says_which()
    {
        ScriptedChatClient Script() => new ScriptedChatClient().WhenPromptContains(Map, "There were 99.");

        var failed = Assert.IsType<Outcome<Digest>.Failed>(await RunAsync(Words.Text(5), Script, calls: 2));

        var rejected = Assert.IsType<RejectedException>(failed.Exception);
        Assert.Equal("Map/IsFaithful[0]~1", rejected.StepPath);
        Assert.Contains("99", rejected.Verdict.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collapse_that_stays_wrong_ends_the_run_and_says_which()
    {
        ScriptedChatClient Script() => new ScriptedChatClient()
            .WhenPromptContains(Map, First(Passage, 4))
            .When(prompt => prompt.Contains(Merge, StringComparison.Ordinal) && Words.After(prompt, Notes)[0] == Words.Word(24), "There were 99.")
            .WhenPromptContains(Merge, First(Notes, 5));

        var failed = Assert.IsType<Outcome<Digest>.Failed>(await RunAsync(Words.Text(50), Script, calls: 6 + 1 + 2));

        Assert.Equal("Shrink[2]/IsFaithful[1]~1", Assert.IsType<RejectedException>(failed.Exception).StepPath);
    }

    [Fact]
    public async Task A_last_summary_that_stays_too_long_is_rejected()
    {
        ScriptedChatClient Script() => new ScriptedChatClient().WhenPromptContains(Map, First(Passage, 2)).WhenPromptContains(Reduce, Words.Text((2 * SummaryWords) + 1));

        var rejected = Assert.IsType<Outcome<Digest>.Rejected>(await RunAsync(Words.Text(5), Script, calls: 1 + 2));

        Assert.Equal("It has 101 words. Say the same in about 50, and leave out what matters least.", rejected.Verdict.Feedback);
    }

    [Fact]
    public async Task A_model_that_is_down_fails_the_run_with_its_own_words()
    {
        ScriptedChatClient Script() => new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("down")));

        var failed = Assert.IsType<Outcome<Digest>.Failed>(await RunAsync(Words.Text(5), Script, calls: 1));

        Assert.Equal("down", Assert.IsType<HttpRequestException>(failed.Exception).Message);
    }

    [Fact]
    public async Task Cancellation_is_thrown_and_no_further_chunk_is_begun()
    {
        using var cancellation = new CancellationTokenSource();
        int calls = 0;
        ScriptedChatClient model = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await (Interlocked.Increment(ref calls) == 1 ? cancellation.CancelAsync() : Task.CompletedTask);
            await Task.Delay(Timeout.Infinite, token);
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new MapReduceSummary(model, Small).RunAsync(Words.Text(300), SummaryWords, cancellation.Token));
        Assert.InRange(model.CallCount, 1, 8);
    }

    /// <summary>A model that answers with the first words of what it reads, three in the end.</summary>
    private static ScriptedChatClient FirstWords(int map, int merge) => new ScriptedChatClient()
        .WhenPromptContains(Map, First(Passage, map))
        .WhenPromptContains(Merge, First(Notes, merge))
        .WhenPromptContains(Reduce, First(Notes, 3));

    private static Reply First(string label, int count) => Reply.From(call => Words.First(call.Prompt, label, count));

    private static int CallsWith(ScriptedChatClient model, string prompt) => model.Calls.Count(call => call.Prompt.Contains(prompt, StringComparison.Ordinal));

    private static async Task<Digest> CompletedAsync(string text, ScriptedChatClient model) =>
        Assert.IsType<Outcome<Digest>.Completed>(await new MapReduceSummary(model, Small).RunAsync(text, SummaryWords)).Value;

    /// <summary>Runs it twice on scripts of its own, each of which makes as many calls.</summary>
    private static async Task<Outcome<Digest>> RunAsync(string text, Func<ScriptedChatClient> script, int calls, Limits? limits = null)
    {
        var models = new List<ScriptedChatClient>();
        Outcome<Digest> outcome = await Trial.TwiceAsync(MapReduceSummary.MaxCalls, () =>
        {
            models.Add(script());
            return new Trial<Outcome<Digest>>(new MapReduceSummary(models[^1], limits ?? Small).RunAsync(text, SummaryWords), models[^1]);
        });
        Assert.All(models, model => Assert.Equal(calls, model.CallCount));
        return outcome;
    }
}
