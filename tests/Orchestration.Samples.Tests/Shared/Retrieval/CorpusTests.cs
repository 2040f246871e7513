using Orchestration.Samples.Retrieval;

namespace Orchestration.Samples.Tests.Shared.Retrieval;

/// <summary>What is planted in the corpus is there, and is found as it is meant to be.</summary>
public sealed class CorpusTests
{
    private static readonly Bm25Index Index = new(Corpus.Skarnvik);

    public static TheoryData<string> Of(QuestionKind kind) => [.. Corpus.Questions.Where(question => question.Kind == kind).Select(question => question.Id)];

    [Fact]
    public void Every_passage_and_question_is_whole_and_named_once()
    {
        Assert.All(Corpus.Skarnvik, passage => Assert.All([passage.Id, passage.Title, passage.Text], text => Assert.False(string.IsNullOrWhiteSpace(text))));
        Assert.Distinct(Corpus.Questions.Select(question => question.Id));
        Assert.All(Corpus.Questions.SelectMany(question => question.Passages), id => Assert.Contains(Corpus.Skarnvik, passage => passage.Id == id));
        Assert.All(Enum.GetValues<QuestionKind>(), kind => Assert.InRange(Corpus.Questions.Count(question => question.Kind == kind), 3, 10));
    }

    [Theory, MemberData(nameof(Of), QuestionKind.SingleHop)]
    public void The_passage_of_a_simple_question_is_found_first(string id)
    {
        Question question = Find(id);

        Assert.Equal(Assert.Single(question.Passages), Index.Search(question.Text, 1)[0].Passage.Id);
        Assert.Contains(question.Answer!, Text(question.Passages[0]), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Of), QuestionKind.TwoHop)]
    public void The_answer_of_a_chain_stands_only_in_its_second_passage(string id)
    {
        Question question = Find(id);

        Assert.Equal(2, question.Passages.Count);
        Assert.Contains(question.Passages[0], Index.Search(question.Text, 3).Select(hit => hit.Passage.Id));
        Assert.Contains(question.Passages[1], Index.Search(Text(question.Passages[0]), 6).Select(hit => hit.Passage.Id));
        string answer = string.Join(' ', question.Answer!.Split(' ').TakeLast(2));
        Assert.DoesNotContain(answer, Text(question.Passages[0]), StringComparison.Ordinal);
        Assert.Contains(answer, Text(question.Passages[1]), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Of), QuestionKind.Contradicted)]
    public void Both_sides_of_a_contradiction_are_found(string id)
    {
        Question question = Find(id);

        Assert.Equal(question.Passages.Order(StringComparer.Ordinal), Index.Search(question.Text, 2).Select(hit => hit.Passage.Id).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Of), QuestionKind.Uncovered)]
    public void An_uncovered_question_still_finds_passages_that_sound_like_it(string id)
    {
        Assert.Null(Find(id).Answer);
        Assert.NotEmpty(Index.Search(Find(id).Text, 3));
    }

    private static Question Find(string id) => Corpus.Questions.Single(question => question.Id == id);

    private static string Text(string id) => Corpus.Skarnvik.Single(passage => passage.Id == id).Text;
}
