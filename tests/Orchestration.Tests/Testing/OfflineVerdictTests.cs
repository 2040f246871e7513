using System.ComponentModel;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public class OfflineVerdictTests
{
    private sealed record Opinion([property: Description("What is good, what is wrong, and why.")] string Feedback, bool Accepted, double? Score);

    private sealed record Approval(bool NeedsRevision, int Rating, Grade Support);

    private sealed record Passed(bool Value);

    private enum Grade { Full, Partial, None }

    private static string JudgePrompt(string text, string draft) =>
        $"Judge this French translation.\n\nOriginal:\n{text}\n\nTranslation:\n{draft}";

    [Fact]
    public async Task A_draft_that_holds_its_source_is_accepted()
    {
        Opinion opinion = await Offline.FillAsync<Opinion>(JudgePrompt(Offline.Ferry, Offline.Ferry));

        Assert.Equal((true, 1.0), (opinion.Accepted, opinion.Score));
        Assert.Contains("100 %", opinion.Feedback);
    }

    [Fact]
    public async Task A_draft_that_has_nothing_of_its_source_is_refused_and_told_what_it_leaves_out()
    {
        Opinion opinion = await Offline.FillAsync<Opinion>(JudgePrompt("The ferry leaves at noon.", "Cats sleep all day."));

        Assert.Equal((false, 0.0), (opinion.Accepted, opinion.Score));
        Assert.Contains("“The ferry leaves at noon.”", opinion.Feedback);
    }

    [Fact]
    public async Task An_empty_draft_is_refused() =>
        Assert.False((await Offline.FillAsync<Opinion>(JudgePrompt(Offline.Ferry, ""))).Accepted);

    [Fact]
    public async Task A_draft_beside_an_unlabelled_source_is_the_last_paragraph()
    {
        Opinion opinion = await Offline.FillAsync<Opinion>($"Does the summary fit the text?\n\n{Offline.Ferry}\n\nThe ferry leaves at noon.");

        Assert.False(opinion.Accepted);
        Assert.InRange(opinion.Score!.Value, 0.01, 0.5);
    }

    [Fact]
    public async Task Headings_within_a_draft_belong_to_it()
    {
        Opinion opinion = await Offline.FillAsync<Opinion>(JudgePrompt(Offline.Ferry, Offline.Ferry.Replace("Last week", "## Later\n\nLast week")));

        Assert.True(opinion.Accepted);
    }

    [Fact]
    public async Task A_better_draft_scores_higher()
    {
        Opinion some = await Offline.FillAsync<Opinion>(JudgePrompt(Offline.Ferry, "The ferry Albatross leaves the harbour of Brest at noon."));
        Opinion more = await Offline.FillAsync<Opinion>(JudgePrompt(Offline.Ferry, "The ferry Albatross leaves the harbour of Brest at noon. It carries 120 passengers and 30 cars."));

        Assert.True(more.Score > some.Score);
    }

    [Fact]
    public async Task Refusals_ratings_and_grades_follow_the_same_assessment()
    {
        string stated = "Check the release and rate it from 1 to 5.\n\nNotes:\n";
        Approval good = await Offline.FillAsync<Approval>($"{stated}{Offline.Ferry}\n\nRelease:\n{Offline.Ferry}");
        Approval bad = await Offline.FillAsync<Approval>($"{stated}{Offline.Ferry}\n\nRelease:\nCats sleep all day.");

        Assert.Equal(new Approval(false, 5, Grade.Full), good);
        Assert.Equal(new Approval(true, 1, Grade.None), bad);
    }

    private sealed record Grounds(Grade Support, Grade Coverage);

    [Fact]
    public async Task A_short_draft_is_fully_supported_however_much_it_leaves_out()
    {
        Grounds some = await Offline.FillAsync<Grounds>($"Judge the answer.\n\nPassage:\n{Offline.Ferry}\n\nAnswer:\nThe crossing takes two hours in good weather.");
        Grounds none = await Offline.FillAsync<Grounds>($"Judge the answer.\n\nPassage:\n{Offline.Ferry}\n\nAnswer:\nCats sleep all day.");

        Assert.Equal(Grade.Full, some.Support);
        Assert.NotEqual(Grade.Full, some.Coverage);
        Assert.Equal(new Grounds(Grade.None, Grade.None), none);
    }

    [Fact]
    public async Task A_bare_boolean_takes_its_question_from_the_prompt()
    {
        const string Check = "Is the summary faithful to its source?\n\n";

        Assert.True((await Offline.FillAsync<Passed>($"{Check}Source:\nThe ferry leaves at noon.\n\nSummary:\nThe ferry leaves at noon.")).Value);
        Assert.False((await Offline.FillAsync<Passed>($"{Check}Source:\nThe ferry leaves at noon.\n\nSummary:\nCats sleep.")).Value);
    }

    [Theory]
    [InlineData("Original:\n{0}\n\nDraft:\n{1}\n\nFeedback:\n{2}", 0.75)]
    [InlineData("{0}\n\n{1}\n\nA reviewer said: {2}", 0.75)]
    [InlineData("{0}\n\n{1}\n\nA reviewer said: {2}", 0.97)]
    [InlineData("<source>\n{0}\n</source>\n<draft>\n{1}\n</draft>\n<feedback>\n{2}\n</feedback>", 1)]
    public async Task A_draft_revised_on_its_feedback_is_accepted_at_last(string revise, double acceptance)
    {
        var client = new OfflineChatClient(maxSentences: 2, acceptance);
        string draft = await Ask.TextAsync(client, $"Translate into French.\n\n{Offline.Ferry}");
        for (int round = 0; round < 6; round++)
        {
            Opinion opinion = await Offline.FillAsync<Opinion>(client, JudgePrompt(Offline.Ferry, draft));
            if (opinion.Accepted)
                return;
            string revised = await Ask.TextAsync(client, "Improve the French translation.\n\n" + string.Format(revise, Offline.Ferry, draft, opinion.Feedback));
            Assert.True(revised.Length > draft.Length);
            draft = revised;
        }

        Assert.Fail($"Never accepted: {draft}");
    }

    [Fact]
    public async Task Drafts_of_many_texts_are_accepted_within_six_rounds()
    {
        var client = new OfflineChatClient();
        for (int seed = 0; seed < 50; seed++)
        {
            string text = SomeText.Of(seed, sentences: 5 + seed);
            string draft = await Ask.TextAsync(client, $"Summarise.\n\n{text}");
            bool accepted = false;
            for (int round = 0; round < 6 && !accepted; round++)
            {
                Opinion opinion = await Offline.FillAsync<Opinion>(client, JudgePrompt(text, draft));
                accepted = opinion.Accepted;
                draft = await Ask.TextAsync(client, $"Improve it.\n\n{text}\n\n{draft}\n\nA reviewer said: {opinion.Feedback}");
            }

            Assert.True(accepted, $"seed {seed}");
        }
    }
}
