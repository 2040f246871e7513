namespace Orchestration.Testing;

/// <summary>A sentence, and where it stands.</summary>
internal sealed class Sentence
{
    public Sentence(string text, int index, bool opensParagraph, bool isHeading = false)
    {
        Text = text;
        Index = index;
        OpensParagraph = opensParagraph;
        IsHeading = isHeading;
    }

    public string Text { get; }
    public int Index { get; }
    public bool OpensParagraph { get; }

    /// <summary>Whether it is no sentence but the line above a text that says what the text is about.</summary>
    public bool IsHeading { get; }

    /// <summary>The words' stems in order, null for words that say nothing.</summary>
    public string?[] Tokens => field ??= Words.Tokens(Text);

    public IReadOnlySet<string> Stems => field ??= Tokens.OfType<string>().ToHashSet();

    /// <summary>Equal for sentences that say the same in the same words.</summary>
    public string Key => field ??= Stems.Count > 0 ? string.Join(' ', Tokens.OfType<string>()) : Text;

    public bool HasNumber => Text.Any(char.IsDigit);
}
