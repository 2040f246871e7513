namespace Orchestration.Compiler.Parsing;

/// <summary>Braces of a prompt that enclose no placeholder, from the outermost one on.</summary>
/// <param name="text">The prompt.</param>
internal sealed class LoneBraces(string text)
{
    private const int LongestQuoted = 40;

    private readonly List<int> braces = [];
    private bool isSimple = true;

    /// <summary>How many are open.</summary>
    public int Depth { get; private set; }

    public void Open(int position)
    {
        braces.Add(position);
        Depth++;
        isSimple &= Depth == 1;
    }

    /// <summary>Takes a closing brace, and says whether it was the outermost one's.</summary>
    public bool Close(int position)
    {
        braces.Add(position);
        Depth--;
        return Depth == 0;
    }

    public void HoldsPlaceholder() => isSimple = false;

    public PromptError Closed()
    {
        int start = braces[0];
        string inner = text.Substring(start + 1, braces[braces.Count - 1] - start - 1);
        return isSimple && inner.Length <= LongestQuoted && inner.IndexOf('\n') < 0
            ? new(start, inner.Length + 2, Words(inner), braces)
            : new(start, 1, "The prompt has braces that enclose no placeholder; write '{{' and '}}' for braces.", braces);
    }

    public PromptError Unclosed() =>
        new(braces[0], 1, "The prompt has a '{' that nothing closes; write '{{' for a brace, or close the placeholder with '}'.", braces);

    private static string Words(string inner) => inner.Trim().Length == 0
        ? "The placeholder '{" + inner + "}' is empty; name a parameter in it, or write '{{' and '}}' for braces."
        : $"'{{{inner}}}' is no placeholder, which is 'name', 'name.Member' or 'name:format' in braces; write '{{{{' and '}}}}' for braces.";
}
