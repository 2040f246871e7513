namespace Orchestration.Testing;

/// <summary>Cuts a text into the pieces a stream delivers; the pieces put together are the text again.</summary>
internal static class TextChunks
{
    /// <summary>A word and the white space after it per piece.</summary>
    public static IEnumerable<string> Words(string text)
    {
        int start = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i - 1]) || char.IsWhiteSpace(text[i]))
                continue;
            yield return text[start..i];
            start = i;
        }

        if (start < text.Length)
            yield return text[start..];
    }

    /// <summary>Pieces of <paramref name="size"/> characters; one more where a surrogate pair would be torn.</summary>
    public static IEnumerable<string> OfSize(string text, int size)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = Whole(text, Math.Min(text.Length, start + size));
            yield return text[start..end];
            start = end;
        }
    }

    /// <summary>Pieces of the given lengths, and what is left as the last.</summary>
    public static IEnumerable<string> OfSizes(string text, IEnumerable<int> sizes)
    {
        int start = 0;
        foreach (int size in sizes)
        {
            int end = Math.Min(text.Length, start + size);
            yield return text[start..end];
            start = end;
        }

        if (start < text.Length)
            yield return text[start..];
    }

    /// <summary>The first place at or after <paramref name="index"/> that tears no surrogate pair.</summary>
    public static int Whole(string text, int index) =>
        index > 0 && index < text.Length && char.IsSurrogatePair(text[index - 1], text[index]) ? index + 1 : index;
}
