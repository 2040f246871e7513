namespace Orchestration.Compiler.Code;

/// <summary>The words of a name, a path or an address.</summary>
internal static class Words
{
    /// <summary>The words in lower case: <c>SearchIndexAsync</c> and <c>/search-index.async</c> are <c>search</c>, <c>index</c>, <c>async</c>.</summary>
    public static IEnumerable<string> In(string text)
    {
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            bool ends = i == text.Length || !char.IsLetter(text[i]) || (char.IsUpper(text[i]) && i > 0 && char.IsLower(text[i - 1]));
            if (ends)
            {
                if (i > start)
                {
                    yield return text.Substring(start, i - start).ToLowerInvariant();
                }

                start = i < text.Length && char.IsLetter(text[i]) ? i : i + 1;
            }
        }
    }
}
