using Orchestration.Samples.TextSummarization;
using Orchestration.Samples.TextSummarization.Data;
using Orchestration.Samples.TextSummarization.Splitting;
using Orchestration.Samples.TextSummarization.Summaries;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.TextSummarization;

public sealed class RefinedSummaryTests
{
    private const string SoFar = "Notes so far:\n";
    private const string Next = "Next passage:\n";
    private const string Begin = "begins a longer text";
    private const int SummaryWords = 50;

    private static readonly Limits Small = new(Chunk: 10, Overlap: 2);

    // (1 start + 39 next) × (1 + 1 try).
    [Fact]
    public void A_run_makes_at_most_80_calls_all_one_after_the_other() => Assert.Equal((80L, 80L), (RefinedSummary.MaxCalls, RefinedSummary.Depth));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_summary_so_far_is_carried_on_strictly_in_order_however_long_each_call_takes(int seed)
    {
        ScriptedChatClient model = Chain();
        FaultyChatClient slow = new FaultyChatClient(model, seed).Always(Fault.Delays(TimeSpan.Zero, TimeSpan.FromMilliseconds(20)));

        var completed = Assert.IsType<Outcome<Digest>.Completed>(await new RefinedSummary(slow, Small).RunAsync(Words.Text(34), SummaryWords));

        // Each call adds the first word of its passage to what the one before it gave.
        Assert.Equal(string.Join(' ', Words.Word(0), Words.Word(8), Words.Word(16), Words.Word(24)), completed.Value.Text);
        Assert.Equal((1, 4), (completed.Value.Parts[0].First, completed.Value.Parts[0].Last));
        Assert.Equal(
            ["", Words.Word(0), $"{Words.Word(0)} {Words.Word(8)}", $"{Words.Word(0)} {Words.Word(8)} {Words.Word(16)}"],
            model.Calls.Select(call => So(call.Prompt)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public async Task Nothing_to_summarize_is_refused_without_a_call(string text)
    {
        var rejected = Assert.IsType<Outcome<Digest>.Rejected>(await RunAsync(text, () => new ScriptedChatClient(), calls: 0));

        Assert.Equal(("HasText", "There is no text to summarize."), (rejected.Step, rejected.Verdict.Feedback));
    }

    [Fact]
    public async Task A_single_chunk_is_only_begun()
    {
        var completed = Assert.IsType<Outcome<Digest>.Completed>(await RunAsync(Words.Text(10), Chain, calls: 1));

        Assert.Equal(Words.Word(0), completed.Value.Text);
    }

    [Fact]
    public async Task A_fact_in_the_last_chunk_of_the_chronicle_survives_offline()
    {
        var summary = new RefinedSummary(new OfflineChatClient(), new Limits());

        Digest digest = Assert.IsType<Outcome<Digest>.Completed>(await summary.RunAsync(Paragraph.Chronicle(), 120)).Value;

        Assert.Contains("elected by the Skerrow Light Trust on 12 June 2025, is Ingrid Brae", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worst_case_is_reached_and_not_exceeded()
    {
        ScriptedChatClient Script() => new ScriptedChatClient()
            .When(prompt => !prompt.Contains("do not stand", StringComparison.Ordinal), "There were 7.")
            .Otherwise("a summary");

        Assert.IsType<Outcome<Digest>.Completed>(await RunAsync(Words.Text(40 * 8), Script, calls: (int)RefinedSummary.MaxCalls));
    }

    [Fact]
    public async Task A_summary_that_grows_too_long_is_sent_back_to_what_there_was_before_it()
    {
        string tooLong = Words.Text((2 * SummaryWords) + 1);
        ScriptedChatClient Script() => new ScriptedChatClient()
            .WhenPromptContains(Begin, "begun")
            .When(prompt => prompt.Contains("It has 101 words. Say the same in about 50", StringComparison.Ordinal) && So(prompt) == "begun", "carried on")
            .WhenPromptContains(Next, tooLong);

        var completed = Assert.IsType<Outcome<Digest>.Completed>(await RunAsync(Words.Text(18), Script, calls: 3));

        Assert.Equal("carried on", completed.Value.Text);
    }

    [Fact]
    public async Task A_summary_that_stays_wrong_is_rejected_with_the_summary_and_the_reason()
    {
        ScriptedChatClient Script() => new ScriptedChatClient().WhenPromptContains(Begin, "begun").WhenPromptContains(Next, "There were 99.");

        var rejected = Assert.IsType<Outcome<Digest>.Rejected>(await RunAsync(Words.Text(34), Script, calls: 3));

        Assert.Equal("IsFaithful", rejected.Step);
        Assert.Contains("99", rejected.Verdict.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_fails_in_the_middle_fails_the_run()
    {
        ScriptedChatClient Script() => new ScriptedChatClient().WhenPromptContains(Begin, "begun").Otherwise(Reply.Throws(new HttpRequestException("down")));

        var failed = Assert.IsType<Outcome<Digest>.Failed>(await RunAsync(Words.Text(34), Script, calls: 2));

        Assert.Equal("down", Assert.IsType<HttpRequestException>(failed.Exception).Message);
    }

    [Fact]
    public async Task A_text_of_too_many_chunks_is_refused_without_a_call()
    {
        var failed = Assert.IsType<Outcome<Digest>.Failed>(await RunAsync(Words.Text(323), () => new ScriptedChatClient(), calls: 0));

        Assert.Equal(40, Assert.IsType<TooManyItemsException>(failed.Exception).Limit);
    }

    [Fact]
    public async Task Cancellation_is_thrown()
    {
        using var cancellation = new CancellationTokenSource();
        ScriptedChatClient model = new ScriptedChatClient().WhenPromptContains(Begin, "begun").Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RefinedSummary(model, Small).RunAsync(Words.Text(34), SummaryWords, cancellation.Token));
        Assert.Equal(2, model.CallCount);
    }

    /// <summary>A model that adds the first word of each passage.</summary>
    private static ScriptedChatClient Chain() => new ScriptedChatClient()
        .WhenPromptContains(Begin, Reply.From(call => Words.First(call.Prompt, "Passage:\n", 1)))
        .Otherwise(Reply.From(call => $"{So(call.Prompt)} {Words.First(call.Prompt, Next, 1)}"));

    private static string So(string prompt) => prompt.IndexOf(SoFar, StringComparison.Ordinal) is >= 0 and var at
        ? prompt[(at + SoFar.Length)..prompt.IndexOf(Next, StringComparison.Ordinal)].Trim()
        : "";

    private static async Task<Outcome<Digest>> RunAsync(string text, Func<ScriptedChatClient> script, int calls)
    {
        var models = new List<ScriptedChatClient>();
        Outcome<Digest> outcome = await Trial.TwiceAsync(RefinedSummary.MaxCalls, () =>
        {
            models.Add(script());
            return new Trial<Outcome<Digest>>(new RefinedSummary(models[^1], Small).RunAsync(text, SummaryWords), models[^1]);
        });
        Assert.All(models, model => Assert.Equal(calls, model.CallCount));
        return outcome;
    }
}
