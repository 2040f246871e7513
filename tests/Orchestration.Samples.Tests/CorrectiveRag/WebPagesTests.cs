using Orchestration.Samples.CorrectiveRag.Web;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.Tests.CorrectiveRag;

public sealed class WebPagesTests
{
    [Theory]
    [InlineData("u1", "chessclub.example/karvik/2021", "Runa Eide")]
    [InlineData("u2", "cablecar.example/plan", "No cable car goes to Mount Trolla")]
    [InlineData("u3", "study.example/skarnvik", "There is no university of Skarnvik")]
    [InlineData("u4", "football.example/skarnvik/history", "1908")]
    public void The_web_answers_what_the_collection_does_not(string question, string page, string answer)
    {
        Question asked = Corpus.Questions.Single(one => one.Id == question);

        Assert.Equal(QuestionKind.Uncovered, asked.Kind);
        Passage found = new Bm25Index(WebPages.All).Search(asked.Text, 1).Single().Passage;
        Assert.Equal(page, found.Id);
        Assert.Contains(answer, found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_uncovered_question_has_such_a_page() => Assert.Equal(4, Corpus.Questions.Count(question => question.Kind == QuestionKind.Uncovered));

    [Fact]
    public void No_page_is_a_passage_of_the_collection()
    {
        Assert.Equal(25, WebPages.All.Count);
        Assert.Empty(WebPages.All.Select(page => page.Text).Intersect(Corpus.Skarnvik.Select(passage => passage.Text)));
    }
}
