namespace Orchestration.Samples.Running;

/// <summary>Makes text that a model or a stranger wrote fit for a terminal.</summary>
internal static class PlainText
{
    /// <summary>The text without control characters, which could move the cursor or colour the screen; line breaks stay.</summary>
    public static string Of(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(sign => sign is '\n' or '\t' || !char.IsControl(sign)));

    /// <summary>What went wrong, in the words of the exception and of what caused it.</summary>
    public static string Of(Exception exception)
    {
        string said = exception.Message;
        for (Exception? cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            said = said.Contains(cause.Message, StringComparison.Ordinal) ? said : $"{said.TrimEnd('.')}: {cause.Message}";
        }

        return Of(said);
    }

    /// <summary>What a person is asked, with what is to be approved or what there is to choose from.</summary>
    public static string Of(HumanRequest request) => Of(request switch
    {
        { Kind: not HumanRequestKind.Question } => $"{request.Question}\n{request.ShowValue()}",
        { Choices.Count: > 0 } => $"{request.Question}\nOne of: {string.Join(", ", request.Choices)}",
        _ => request.Question,
    });

    /// <summary>The text on one line of at most so many characters, its beginning cut.</summary>
    public static string LineEnd(string text, int length)
    {
        string line = Of(text).Replace('\n', ' ').Replace('\t', ' ');
        return line.Length <= length ? line : "…" + line[^(length - 1)..];
    }

    /// <summary>The text on one line of at most so many characters, its end cut.</summary>
    public static string LineStart(string text, int length)
    {
        string line = Of(text).Replace('\n', ' ').Replace('\t', ' ').Trim();
        return line.Length <= length ? line : line[..(length - 1)] + "…";
    }
}
