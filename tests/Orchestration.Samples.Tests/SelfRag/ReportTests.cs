using Orchestration.Samples.Retrieval;
using Orchestration.Samples.SelfRag;

namespace Orchestration.Samples.Tests.SelfRag;

public sealed class ReportTests
{
    private static readonly Passage Bell = new("bell", "The bell", "Bell text.");

    [Theory]
    [InlineData(Relevance.Relevant, Support.Full, "From passage [bell] The bell.\n\n")]
    [InlineData(Relevance.Relevant, Support.Partial, "From passage [bell] The bell. The passage says only some of it.\n\n")]
    [InlineData(Relevance.Relevant, Support.None, "From passage [bell] The bell. Take care: the passage does not say this.\n\n")]
    [InlineData(Relevance.Irrelevant, Support.None, "From passage [bell] The bell. Take care: the passage does not say this.\n\n")]
    [InlineData(Relevance.Irrelevant, Support.Full, "From passage [bell] The bell. Take care: the passage was judged irrelevant.\n\n")]
    public void A_draft_that_the_critic_doubts_comes_with_its_doubt(Relevance relevance, Support support, string told) =>
        Assert.Contains(told, Shown(new Critique(new("r", relevance), new("r", support), new("r", 3))), StringComparison.Ordinal);

    [Fact]
    public void A_draft_that_nobody_judged_comes_with_the_words_that_nothing_vouches_for_it()
    {
        string text = Shown(new Critique(new(Critique.Unread, Relevance.Irrelevant), new(Critique.Unread, Support.None), new(Critique.Unread, 1)));

        Assert.Contains("Take care: no judgement of it could be read, so nothing vouches for it.", text, StringComparison.Ordinal);
        Assert.Contains(">  -0.50  Irrelevant  None     1           bell (not judged)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_passage_without_a_draft_is_named_with_the_reason() => Assert.EndsWith(
        "no draft on [tower]: too long for me",
        Shown(new Critique(new("r", Relevance.Relevant), new("r", Support.Full), new("r", 5)), new LostPassage(new Passage("tower", "The tower", "Tower text."), "too long for me")),
        StringComparison.Ordinal);

    [Fact]
    public void What_was_answered_from_memory_says_so_and_why() => Assert.Equal(
        "144\n\nNo passage was looked up, so nothing but the model vouches for this. Why none was looked up: It is arithmetic.",
        Report.Of(new SelfRagAnswer("144", new RetrievalToken("It is arithmetic.", RetrievalNeed.NotNeeded), null)));

    private static string Shown(Critique critique, params LostPassage[] lost) => Report.Of(new SelfRagAnswer(
        "300 years.", new RetrievalToken("r", RetrievalNeed.Needed), Selection.Of(AnswerKind.Open, [new Candidate(Bell, "300 years.", critique)], lost)));
}
