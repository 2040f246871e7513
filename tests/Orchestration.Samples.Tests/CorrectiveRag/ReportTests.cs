using Orchestration.Samples.CorrectiveRag;
using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.Tests.CorrectiveRag;

public sealed class ReportTests
{
    private static readonly EvaluatedDocument Bell = new(new Passage("bell", "The bell", "Bell text."), 0.25, "because");
    private static readonly EvaluatedDocument Tower = new(new Passage("tower", "The tower", "Tower text."), null, "The score 7 does not lie between -1 and 1.");

    [Fact]
    public void The_documents_strips_and_gaps_are_shown_with_their_scores_and_what_was_left_out()
    {
        var knowledge = new Knowledge(
            [new Strip("bell", "The bell", "Kept.", 0.25, IsKept: true), new Strip("bell", "The bell", "Left.", -0.75), new Strip("bell", "The bell", "Unread.")],
            null, [], ["There is only what the documents say: the web is down"]);

        Assert.Equal(
            """
            300 years.

            Ambiguous: it is not clear whether a document answers, so the documents were refined and the web was searched.

            Documents
               0.25  bell
                  ?  tower (no score: The score 7 does not lie between -1 and 1.)

            Strips of documents (+ kept)
            +  0.25  [bell] Kept.
              -0.75  [bell] Left.
                  ?  [bell] Unread.

            Take care: There is only what the documents say: the web is down
            """.ReplaceLineEndings("\n"),
            Report.Of(new CorrectedAnswer("300 years.", RetrievalAction.Ambiguous, [Bell, Tower], knowledge)));
    }

    [Fact]
    public void What_comes_from_the_web_alone_says_that_nobody_has_checked_it()
    {
        var knowledge = new Knowledge([], "bell, age", [new Strip("page.example", "A page", "Page.", 1, IsKept: true)], []);

        Assert.Equal(
            """
            300 years.

            Incorrect: no document answers, so they were left and the web was searched.

            Documents
              none was found

            Strips of web pages for the query "bell, age" (+ kept)
            +  1.00  [page.example] Page.

            Take care: web pages are not of the collection, and nobody has checked them.
            """.ReplaceLineEndings("\n"),
            Report.Of(new CorrectedAnswer("300 years.", RetrievalAction.Incorrect, [], knowledge)));
    }
}
