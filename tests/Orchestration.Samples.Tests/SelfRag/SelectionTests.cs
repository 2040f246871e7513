using Orchestration.Samples.Retrieval;
using Orchestration.Samples.SelfRag;

namespace Orchestration.Samples.Tests.SelfRag;

public sealed class SelectionTests
{
    private static readonly Critique Best = Judged(Relevance.Relevant, Support.Full, 5); // 2.5
    private static readonly Critique Good = Judged(Relevance.Relevant, Support.Partial, 4); // 1.75
    private static readonly Critique Fair = Judged(Relevance.Relevant, Support.None, 3); // 1.0
    private static readonly Critique Worst = Judged(Relevance.Irrelevant, Support.None, 1); // -0.5

    [Fact]
    public void Of_open_answers_the_one_with_the_best_score_is_chosen()
    {
        Candidate[] candidates = [On("a", "one", Fair), On("b", "two", Best), On("c", "two", Good)];

        var selection = Selection.Of(AnswerKind.Open, candidates, []);

        Assert.Same(candidates[1], selection.Chosen);
        Assert.Equal(candidates, selection.Candidates);
        Assert.Empty(selection.Sums);
    }

    [Theory]
    [InlineData(AnswerKind.Open)]
    [InlineData(AnswerKind.Closed)]
    public void Of_equals_the_one_that_was_found_first_is_chosen(AnswerKind kind)
    {
        Candidate[] candidates = [On("a", "one", Fair), On("b", "two", Best), On("c", "three", Best)];

        Assert.Same(candidates[1], Selection.Of(kind, candidates, []).Chosen);
    }

    [Fact]
    public void Two_weak_drafts_that_agree_beat_a_strong_one()
    {
        // 1.0 + 1.75 = 2.75 against 2.5.
        Candidate[] candidates = [On("a", "1764", Best), On("b", "In 1746.", Fair), On("c", "in 1746", Good)];

        var selection = Selection.Of(AnswerKind.Closed, candidates, []);

        Assert.Same(candidates[2], selection.Chosen);
        Assert.Equal([("in 1746", 2.75, "b,c"), ("1764", 2.5, "a")], selection.Sums.Select(sum => (sum.Answer, sum.Score, string.Join(',', sum.Passages))));
        Assert.Same(candidates[0], Selection.Of(AnswerKind.Open, candidates, []).Chosen);
    }

    [Fact]
    public void Sums_that_are_equal_leave_the_answer_that_was_found_first()
    {
        // 1.0 + 1.0 = 2.0 for each, by two passages in turn.
        Candidate[] candidates = [On("a", "x", Fair), On("b", "y", Fair), On("c", "y", Fair), On("d", "x", Fair)];

        Assert.Same(candidates[0], Selection.Of(AnswerKind.Closed, candidates, []).Chosen);
    }

    [Fact]
    public void A_draft_of_the_worst_score_counts_against_the_answer_that_it_gives()
    {
        // 1.75 - 0.5 - 0.5 = 0.75 against 1.0.
        Candidate[] candidates = [On("a", "x", Good), On("b", "x", Worst), On("c", "x", Worst), On("d", "y", Fair)];

        Assert.Same(candidates[3], Selection.Of(AnswerKind.Closed, candidates, []).Chosen);
    }

    // -0.5 - 0.5 = -1.0 against -0.5.
    [Fact]
    public void Where_all_have_the_worst_score_a_draft_that_stands_alone_beats_those_that_agree()
    {
        Candidate[] candidates = [On("a", "x", Worst), On("b", "x", Worst), On("c", "y", Worst)];

        Assert.Same(candidates[2], Selection.Of(AnswerKind.Closed, candidates, []).Chosen);
        Assert.Same(candidates[0], Selection.Of(AnswerKind.Open, candidates, []).Chosen);
    }

    [Fact]
    public void Of_one_draft_alone_there_is_no_choice() => Assert.Equal("one", Selection.Of(AnswerKind.Closed, [On("a", "one", Worst)], []).Chosen.Draft);

    private static Candidate On(string id, string draft, Critique critique) => new(new Passage(id, id, id), draft, critique);

    private static Critique Judged(Relevance relevance, Support support, int usefulness) => new(new("r", relevance), new("r", support), new("r", usefulness));
}
