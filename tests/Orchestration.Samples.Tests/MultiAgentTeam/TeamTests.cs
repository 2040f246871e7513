using Orchestration.Samples.MultiAgentTeam;
using Orchestration.Samples.Retrieval;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.MultiAgentTeam;

public sealed class TeamTests
{
    private const string Findings = "The mill was built in 1802 [mill].";
    private const string First = "A mill of 1802 stands there [mill].";
    private const string Remarks = "Its wheels are missing [mill].";
    private const string Second = "A mill of 1802 with 2 wheels stands there [mill].";
    private const string Done = """{"instruction":"All is there.","worker":null}""";

    private static readonly NoteShelf Shelf = new(
        [new Passage("mill", "The mill", "The mill was built in 1802. It has 2 wheels."), new Passage("quay", "The quay", "The quay is 90 metres long.")]);

    private static readonly Reply[] UsualOrder = [Assign("Researcher"), Assign("Writer", "one"), Assign("Critic"), Assign("Writer", "two"), Done];

    // A turn: an assignment with a repair, and three times a piece of work and its review with a repair. Eight turns, and the last question whether all is done.
    [Fact]
    public void A_run_makes_at_most_90_calls() => Assert.Equal((8 * (2 + (3 * (1 + 2)))) + 2, Team.MaxCalls);

    [Fact]
    public async Task The_lead_hands_out_work_until_the_article_is_whole()
    {
        var used = new List<Cast>();

        Article article = Value(await RunTwiceAsync(new Script { Lead = UsualOrder }, used));

        Assert.Equal((Second, Remarks), (article.Text, article.Remarks));
        Assert.Equal(["1. Researcher, accepted: Do it.", "2. Writer, accepted: one", "3. Critic, accepted: Do it.", "4. Writer, accepted: two"], article.Turns);
        Cast last = used[^1];
        Assert.Equal((5, 1, 2, 1, 4), (last.Lead.CallCount, last.Researcher.CallCount, last.Writer.CallCount, last.Critic.CallCount, last.Reviewer.CallCount));
        Assert.All(
            ["Task:\ntwo", $"Findings in the notes:\n{Findings}", $"Version so far:\n{First}", $"Remarks:\n{Remarks}"],
            part => Assert.Contains(part, last.Writer.Calls[1].Prompt, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_work_is_done_again_with_the_feedback_and_the_refused_try()
    {
        var used = new List<Cast>();
        var script = new Script { Lead = UsualOrder, Researcher = ["The mill stands [mill].", Findings], Review = [Reject("Say when."), Accept] };

        Article article = Value(await RunTwiceAsync(script, used));

        Assert.Equal("1. Researcher, accepted: Do it.", article.Turns[0]);
        string again = used[^1].Researcher.Calls[1].Prompt;
        Assert.Contains("Draft so far:\nThe mill stands [mill].", again, StringComparison.Ordinal);
        Assert.Contains("Review:\nSay when.", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_stays_refused_goes_back_to_the_lead_who_may_give_it_to_another_one()
    {
        var used = new List<Cast>();
        var script = new Script
        {
            Lead = [Assign("Writer"), .. UsualOrder],
            Writer = [First, First, First, First, Second],
            Review = [Reject("Too dry."), Reject("Too dry."), Reject("There are no findings."), Accept],
        };

        Article article = Value(await RunTwiceAsync(script, used));

        Assert.Equal(["1. Writer, refused: Do it.", "2. Researcher, accepted: Do it."], article.Turns.Take(2));
        Assert.Contains("Refused last: There are no findings.", used[^1].Lead.Calls[1].Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finishing_without_an_article_is_refused_and_the_lead_reads_why()
    {
        var used = new List<Cast>();

        Value(await RunTwiceAsync(new Script { Lead = [Done, .. UsualOrder] }, used));

        Assert.Contains("Refused last: There is no accepted article.", used[^1].Lead.Calls[1].Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finishing_before_the_critic_has_read_the_article_is_refused()
    {
        var used = new List<Cast>();
        var script = new Script { Lead = [Assign("Researcher"), Assign("Writer"), Done, Assign("Critic"), Assign("Writer", "two"), Done] };

        Value(await RunTwiceAsync(script, used));

        Assert.Contains("Refused last: The critic has not read the article.", used[^1].Lead.Calls[3].Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_who_insists_that_all_is_done_exhausts_the_run()
    {
        Outcome<Article> outcome = await RunTwiceAsync(new Script { Lead = [Done] });

        Assert.Equal(2, Assert.IsType<Outcome<Article>.Exhausted>(outcome).Rounds);
    }

    [Fact]
    public async Task A_lead_who_says_in_ever_other_words_that_all_is_done_is_refused_in_the_end()
    {
        Outcome<Article> outcome = await RunTwiceAsync(new Script { Lead = [.. Enumerable.Range(1, 9).Select(i => $$"""{"instruction":"Done {{i}}.","worker":null}""")] });

        var rejected = Assert.IsType<Outcome<Article>.Rejected>(outcome);
        Assert.Equal(("IsWhole", "There is no accepted article. The writer has to write one."), (rejected.Step, rejected.Verdict.Feedback));
    }

    [Fact]
    public async Task The_same_task_after_the_same_feedback_ends_the_run_before_it_is_done_once_more()
    {
        var used = new List<Cast>();

        Outcome<Article> outcome = await RunTwiceAsync(new Script { Lead = [Assign("Researcher")], Review = [Reject("No.")] }, used);

        // The first turn comes after no feedback, the second and the third after the same.
        Assert.Equal(2, Assert.IsType<Outcome<Article>.Exhausted>(outcome).Rounds);
        Assert.Equal((3, 6, 6), (used[^1].Lead.CallCount, used[^1].Researcher.CallCount, used[^1].Reviewer.CallCount));
    }

    [Fact]
    public async Task A_reviewer_who_never_accepts_uses_up_the_turns()
    {
        var used = new List<Cast>();
        var script = new Script { Lead = [.. Enumerable.Range(1, 9).Select(i => Assign("Researcher", $"Try {i}."))], Review = [Reject("No.")] };

        Outcome<Article> outcome = await RunTwiceAsync(script, used);

        Assert.Equal(8, Assert.IsType<Outcome<Article>.Exhausted>(outcome).Rounds);
        Assert.Equal((9, 24, 24), (used[^1].Lead.CallCount, used[^1].Researcher.CallCount, used[^1].Reviewer.CallCount));
    }

    [Fact]
    public async Task The_worst_case_is_reached_and_not_exceeded()
    {
        var used = new List<Cast>();
        var script = new Script
        {
            Lead = [.. Enumerable.Range(1, 9).Select(i => Assign("Writer", $"Try {i}."))],
            Review = [Reject("No.")],
            IsReadableAtOnce = false,
        };

        Assert.IsType<Outcome<Article>.Exhausted>(await RunTwiceAsync(script, used));

        Assert.All(used, one => Assert.Equal(Team.MaxCalls, one.Calls));
    }

    [Theory]
    [InlineData("# A mill of 1802 stands there", "There is no sentence in it.")]
    [InlineData("A mill stands there.", "This sentence cites no note: A mill stands there.")]
    [InlineData("A mill of 1802 stands there [mills].", "There is no note [mills].")]
    [InlineData("A mill of 1803 stands there [mill].", "The figure 1803 does not stand in [mill].")]
    public async Task Claims_that_no_note_backs_are_sent_back_by_code_before_a_model_reviews_them(string claim, string problem)
    {
        var used = new List<Cast>();

        Article article = Value(await RunTwiceAsync(new Script { Lead = UsualOrder, Writer = [claim, First, Second] }, used));

        Assert.Equal(Second, article.Text);
        Assert.Contains(problem, used[^1].Writer.Calls[1].Prompt, StringComparison.Ordinal);
        Assert.DoesNotContain(used[^1].Reviewer.Calls, call => call.Prompt.Contains($"Result:\n{claim}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("quantum finance")]
    [InlineData("日本語")]
    [InlineData("")]
    public async Task A_topic_on_which_the_notes_hold_nothing_is_refused_without_a_call(string topic)
    {
        var used = new List<Cast>();

        var rejected = Assert.IsType<Outcome<Article>.Rejected>(await RunTwiceAsync(new Script { Topic = topic }, used));

        Assert.Equal("HoldsNotes", rejected.Step);
        Assert.Contains("The researcher finds nothing", rejected.Verdict.Feedback, StringComparison.Ordinal);
        Assert.All(used, one => Assert.Equal(0, one.Calls));
    }

    public static TheoryData<string> UnreadableAssignments =>
    [
        "The writer should write.", """{"instruction":"Write."}""", """{"instruction":"Write.","worker":"Editor"}""", """{"worker":"Writer"}""", """{"instruction":"Write.","worker":1}""", "",
    ];

    [Theory, MemberData(nameof(UnreadableAssignments))]
    public async Task An_assignment_that_cannot_be_read_is_never_taken_for_the_end(string reply)
    {
        var failed = Assert.IsType<Outcome<Article>.Failed>(await RunTwiceAsync(new Script { Lead = [reply] }));

        var exception = Assert.IsType<StepOutputException>(failed.Exception);
        Assert.Equal(("Next[1]/Choose", reply), (exception.StepPath, exception.RawReply));
    }

    [Fact]
    public async Task A_review_that_cannot_be_read_is_never_taken_for_acceptance()
    {
        var failed = Assert.IsType<Outcome<Article>.Failed>(await RunTwiceAsync(new Script { Lead = UsualOrder, Review = ["ACCEPTED"] }));

        Assert.Equal("Judge[1]/Judge", Assert.IsType<StepOutputException>(failed.Exception).StepPath);
    }

    [Fact]
    public async Task A_worker_that_throws_ends_the_run_with_its_own_exception()
    {
        var down = new HttpRequestException("down");
        var used = new List<Cast>();

        var failed = Assert.IsType<Outcome<Article>.Failed>(await RunTwiceAsync(new Script { Lead = UsualOrder, Writer = [Reply.Throws(down)] }, used));

        Assert.Same(down, failed.Exception);
        Assert.Equal((2, 1, 1, 0), (used[^1].Lead.CallCount, used[^1].Researcher.CallCount, used[^1].Writer.CallCount, used[^1].Critic.CallCount));
    }

    [Fact]
    public async Task Cancellation_is_thrown()
    {
        using var cancellation = new CancellationTokenSource();
        Reply cancelling = Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        });
        var cast = new Cast(new Script { Lead = UsualOrder, Researcher = [cancelling] });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cast.RunAsync(cancellation.Token));
        Assert.Equal(2, cast.Calls);
    }

    private static string Assign(string worker, string instruction = "Do it.") => $$"""{"instruction":"{{instruction}}","worker":"{{worker}}"}""";

    private static string Reject(string feedback) => $$"""{"feedback":"{{feedback}}","accepted":false}""";

    private static string Accept => """{"feedback":"Good.","accepted":true}""";

    private static Article Value(Outcome<Article> outcome) => Assert.IsType<Outcome<Article>.Completed>(outcome).Value;

    private static Task<Outcome<Article>> RunTwiceAsync(Script script, List<Cast>? used = null) => Trial.TwiceAsync(Team.MaxCalls, () =>
    {
        var cast = new Cast(script);
        used?.Add(cast);
        return new Trial<Outcome<Article>>(cast.RunAsync(), cast.Clients);
    });

    /// <summary>What each member says, in turn, the last again and again.</summary>
    private sealed record Script
    {
        public string Topic { get; init; } = "the mill";

        public Reply[] Lead { get; init; } = [Done];

        public Reply[] Researcher { get; init; } = [Findings];

        public Reply[] Writer { get; init; } = [First, Second];

        public Reply[] Review { get; init; } = [Accept];

        /// <summary>Whether typed replies can be read the first time.</summary>
        public bool IsReadableAtOnce { get; init; } = true;
    }

    /// <summary>The members of a team that follow a script.</summary>
    private sealed class Cast(Script script)
    {
        private const string Unreadable = "unreadable";

        public ScriptedChatClient Lead { get; } = Typed(script.Lead, script.IsReadableAtOnce);

        public ScriptedChatClient Researcher { get; } = InTurn(script.Researcher);

        public ScriptedChatClient Writer { get; } = InTurn(script.Writer);

        public ScriptedChatClient Critic { get; } = InTurn([Remarks]);

        public ScriptedChatClient Reviewer { get; } = Typed(script.Review, script.IsReadableAtOnce);

        public ScriptedChatClient[] Clients => [Lead, Researcher, Writer, Critic, Reviewer];

        public int Calls => Clients.Sum(client => client.CallCount);

        public Task<Outcome<Article>> RunAsync(CancellationToken cancellationToken = default) =>
            new Team(Lead, Researcher, Writer, Critic, Reviewer, Shelf).RunAsync(script.Topic, new RunOptions { RunId = "trial" }, cancellationToken);

        private static ScriptedChatClient InTurn(Reply[] replies) => new ScriptedChatClient().Otherwise(Reply.InTurn(replies).ThenRepeatLast());

        private static ScriptedChatClient Typed(Reply[] replies, bool isReadableAtOnce) => isReadableAtOnce
            ? InTurn(replies)
            : new ScriptedChatClient()
                .When(prompt => prompt.Contains(Unreadable, StringComparison.Ordinal), Reply.InTurn(replies).ThenRepeatLast())
                .Otherwise(Unreadable);
    }
}
