using System.Globalization;
using Orchestration.Samples.TextSummarization.Data;
using Orchestration.Samples.TextSummarization.Splitting;

namespace Orchestration.Samples.Tests.TextSummarization;

public sealed class TokenSplitterTests
{
    private const string Family = "👩‍👩‍👧‍👦";

    [Theory]
    [InlineData("", 0)]
    [InlineData(" \n\t ", 0)]
    [InlineData("a", 1)]
    [InlineData("four", 1)]
    [InlineData("fives", 2)]
    [InlineData("the lighthouse, at last", 1 + 3 + 1 + 1)]
    [InlineData("日本", 2)] // six bytes
    [InlineData(Family, 7)] // 25 bytes
    public void A_word_has_a_token_for_every_four_bytes(string text, int tokens) => Assert.Equal(tokens, Tokens.In(text));

    [Fact]
    public void Half_a_surrogate_pair_counts_as_what_stands_for_it()
    {
        Assert.Equal(1, Tokens.In("\ud83d"));
        Assert.Equal("\ud83d", Assert.Single(TokenSplitter.Split("\ud83d", new Limits())).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n \u00a0 ")]
    public void Nothing_makes_no_chunk(string text) => Assert.Empty(TokenSplitter.Split(text, new Limits()));

    [Fact]
    public void Chunks_have_exactly_the_tokens_asked_for_and_repeat_exactly_the_overlap()
    {
        IReadOnlyList<Chunk> chunks = TokenSplitter.Split(Words.Text(26), new Limits(Chunk: 10, Overlap: 2));

        Assert.Equal([Words.Text(10), Words.Text(10, from: 8), Words.Text(10, from: 16)], chunks.Select(chunk => chunk.Text));
        Assert.Equal([1, 2, 3], chunks.Select(chunk => chunk.Number));
        Assert.All(chunks, chunk => Assert.Equal(10, chunk.Tokens));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(11, 2)] // the second repeats two words and has one of its own
    [InlineData(18, 2)]
    [InlineData(19, 3)]
    public void The_last_chunk_holds_what_is_left(int words, int count)
    {
        IReadOnlyList<Chunk> chunks = TokenSplitter.Split(Words.Text(words), new Limits(Chunk: 10, Overlap: 2));

        Assert.Equal(count, chunks.Count);
        Assert.EndsWith(Words.Word(words - 1), chunks[^1].Text, StringComparison.Ordinal);
        Assert.Equal(words - (8 * (count - 1)), chunks[^1].Tokens);
    }

    [Fact]
    public void Without_overlap_every_word_stands_in_one_chunk()
    {
        IReadOnlyList<Chunk> chunks = TokenSplitter.Split(Words.Text(25), new Limits(Chunk: 10, Overlap: 0));

        Assert.Equal(Words.Text(25), string.Join(' ', chunks.Select(chunk => chunk.Text)));
        Assert.Equal([10, 10, 5], chunks.Select(chunk => chunk.Tokens));
    }

    [Fact]
    public void A_chunk_ends_with_a_sentence_where_one_ends_in_its_last_fifth_and_begins_with_one_where_it_can()
    {
        // Tokens 1 to 9 are a sentence; the tenth begins the next one.
        string text = $"{Words.Text(6)} end. {Words.Text(2)}. {Words.Text(6)}";

        IReadOnlyList<Chunk> chunks = TokenSplitter.Split(text, new Limits(Chunk: 10, Overlap: 5));

        Assert.Equal($"{Words.Text(6)} end. {Words.Text(2)}.", chunks[0].Text);
        Assert.StartsWith($"{Words.Text(2)}. ", chunks[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_leaves_no_room_for_the_overlap_goes_before_it()
    {
        string huge = new('x', 36); // nine of the ten tokens

        IReadOnlyList<Chunk> chunks = TokenSplitter.Split($"{Words.Text(10)} {huge}", new Limits(Chunk: 10, Overlap: 4));

        Assert.Equal([Words.Text(10), $"{Words.Word(9)} {huge}"], chunks.Select(chunk => chunk.Text));
    }

    [Fact]
    public void One_huge_word_is_cut_into_chunks_of_the_size_asked_for()
    {
        IReadOnlyList<Chunk> chunks = TokenSplitter.Split(new string('x', 1_001), new Limits(Chunk: 10, Overlap: 0));

        Assert.Equal(26, chunks.Count);
        Assert.All(chunks.SkipLast(1), chunk => Assert.Equal(40, chunk.Text.Length));
        Assert.Equal("x", chunks[^1].Text);
    }

    [Theory]
    [InlineData("😀")] // a surrogate pair
    [InlineData("e\u0301")] // a letter and its accent
    [InlineData(Family)]
    [InlineData("🇳🇴")] // a flag is two code points
    public void What_a_reader_sees_as_one_character_is_never_cut(string character)
    {
        string text = string.Concat(Enumerable.Repeat(character, 100));

        IReadOnlyList<Chunk> chunks = TokenSplitter.Split(text, new Limits(Chunk: 10, Overlap: 0));

        Assert.True(chunks.Count > 1);
        Assert.Equal(text, string.Concat(chunks.Select(chunk => chunk.Text)));
        Assert.All(chunks, chunk => Assert.Equal(0, chunk.Text.Length % character.Length));
        Assert.All(chunks, chunk => Assert.All(Characters(chunk.Text), seen => Assert.Equal(character, seen)));
    }

    [Fact]
    public void A_character_that_is_larger_than_a_chunk_stays_whole()
    {
        string stacked = "o" + new string('\u0301', 200);

        IReadOnlyList<Chunk> chunks = TokenSplitter.Split($"{stacked}{stacked} end", new Limits(Chunk: 10, Overlap: 2));

        Assert.Equal([stacked, stacked, "end"], chunks.Select(chunk => chunk.Text));
    }

    [Theory]
    [InlineData(600, 60)]
    [InlineData(100, 0)]
    [InlineData(37, 18)]
    [InlineData(5, 2)]
    [InlineData(1, 0)]
    public void Of_a_real_text_no_word_is_lost_and_no_chunk_is_too_large(int size, int overlap)
    {
        string text = Paragraph.Chronicle();

        IReadOnlyList<Chunk> chunks = TokenSplitter.Split(text, new Limits(size, overlap));

        Assert.All(chunks, chunk => Assert.InRange(chunk.Tokens, 1, size));
        Assert.All(chunks, chunk => Assert.Contains(chunk.Text, text, StringComparison.Ordinal));
        int covered = 0;
        foreach (Chunk chunk in chunks)
        {
            // It begins no later than with the next new word, and repeats no more than it may.
            int next = covered + text.AsSpan(covered).IndexOfAnyExcept(" \n");
            int start = text[..Math.Min(text.Length, next + chunk.Text.Length)].LastIndexOf(chunk.Text, StringComparison.Ordinal);
            Assert.InRange(Tokens.In(text.AsSpan(start, next - start)), 0, overlap);
            covered = start + chunk.Text.Length;
        }

        Assert.Equal(text.Length, covered);
    }

    [Theory]
    [InlineData(0, 0, 10)]
    [InlineData(-1, 0, 10)]
    [InlineData(10, -1, 10)]
    [InlineData(10, 6, 10)]
    [InlineData(10, 5, 0)]
    public void Limits_that_cannot_be_are_refused(int chunk, int overlap, int summaries)
    {
        var limits = new Limits(chunk, overlap, summaries);

        Assert.NotNull(limits.Problem);
        Assert.Throws<ArgumentException>(() => TokenSplitter.Split("a text", limits));
    }

    private static IEnumerable<string> Characters(string text)
    {
        TextElementEnumerator characters = StringInfo.GetTextElementEnumerator(text);
        while (characters.MoveNext())
        {
            yield return characters.GetTextElement();
        }
    }
}
