using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>What a placeholder can find: the step's parameters and, below them, their members.</summary>
internal interface IReadableValues
{
    IReadOnlyCollection<string> Parameters { get; }

    /// <summary>The path below a parameter, or the first name that is not there and the names that are.</summary>
    (ReadablePath? Found, string? Missing, IReadOnlyCollection<string> Candidates) Find(string parameter, IReadOnlyList<string> members);
}

/// <summary>Gives every placeholder of a prompt its parameter, and says which have none.</summary>
/// <param name="values">What placeholders can find.</param>
/// <param name="place">The anchor of a span of the prompt's text.</param>
/// <param name="report">Takes the findings.</param>
internal sealed class PromptBinder(IReadableValues values, Func<int, int, Anchor> place, Action<Finding> report)
{
    public PromptModel Bind(string text)
    {
        var (parts, errors) = PromptParser.Parse(text);
        foreach (PromptError error in errors)
        {
            report(MalformedPrompt.Of(place(error.Start, error.Length), "The prompt has " + error.Message + "."));
        }

        return new PromptModel(parts.Select(Bind).OfType<PromptPart>().ToEquatableArray());
    }

    private PromptPart? Bind(RawPart part)
    {
        if (!part.IsPlaceholder)
        {
            return new PromptText(part.Text);
        }

        string[] names = part.Text.Split('.');
        if (!values.Parameters.Contains(names[0]))
        {
            report(Unknown(part, 0, names[0], $"'{names[0]}' is no parameter of the step", values.Parameters));
            return null;
        }

        var (found, missing, candidates) = values.Find(names[0], names.Skip(1).ToList());
        if (found is null)
        {
            int offset = part.Text.IndexOf("." + missing, StringComparison.Ordinal) + 1;
            report(Unknown(part, offset, missing ?? "", $"'{missing}' is no readable member of '{string.Join(".", names.TakeWhile(name => name != missing))}'", candidates));
            return null;
        }

        CheckUse(part, found);
        return new PromptHole(names[0], found.Path, found.Kind, part.Format);
    }

    private void CheckUse(RawPart part, ReadablePath found)
    {
        if (found.Kind is ValueKind.Content or ValueKind.Contents or ValueKind.Conversation)
        {
            report(MalformedPrompt.Of(
                place(part.Start, part.Length),
                $"'{{{part.Text}}}' is sent with the message by itself and has no text to put here; remove the placeholder."));
        }
        else if (part.Format is not null && !found.TakesFormat)
        {
            report(MalformedPrompt.Of(
                place(part.Start, part.Length),
                $"'{{{part.Text}}}' takes no format: only numbers, dates and other formattable values do. Remove ':{part.Format}'."));
        }
    }

    private Finding Unknown(RawPart part, int offset, string name, string what, IReadOnlyCollection<string> candidates)
    {
        Finding finding = UnknownPlaceholder.Of(place(part.Start + 1 + offset, name.Length), what + Nearest.Hint(name, candidates) + ".");
        return Nearest.To(name, candidates) is { } near ? finding.With("Nearest", near) : finding;
    }
}
