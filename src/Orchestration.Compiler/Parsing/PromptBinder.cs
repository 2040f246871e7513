using System.Globalization;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>What a path of members leads to.</summary>
/// <param name="Found">The value, or null where a member is missing.</param>
/// <param name="Missing">The index of the first member that is not there.</param>
/// <param name="Candidates">The members that are there instead.</param>
internal readonly record struct Lookup(ReadablePath? Found, int Missing, IReadOnlyCollection<string> Candidates);

/// <summary>What a placeholder can find: the step's parameters and, below them, their members.</summary>
internal interface IReadableValues
{
    IReadOnlyCollection<string> Parameters { get; }

    /// <summary>Follows members from a parameter.</summary>
    Lookup Find(string parameter, IReadOnlyList<string> members);
}

/// <summary>Gives every placeholder of a prompt its parameter, and says which have none.</summary>
/// <param name="step">The step's name for messages.</param>
/// <param name="values">What placeholders can find.</param>
/// <param name="place">The anchor of a span of the prompt's text.</param>
/// <param name="report">Takes the findings.</param>
internal sealed class PromptBinder(string step, IReadableValues values, Func<int, int, Anchor> place, Action<Finding> report)
{
    /// <summary>The parameters that every prompt of this text could name; those of the step where it is the step's own.</summary>
    public IReadOnlyCollection<string> Nameable { get; init; } = values.Parameters;

    public PromptModel Bind(string text)
    {
        var (parts, errors) = PromptParser.Parse(text);
        foreach (PromptError error in errors)
        {
            report(MalformedPrompt.Of(place(error.Start, error.Length), error.Message).With("Braces", Numbers(error.Braces)));
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
            report(Unknown(part.PathStart, names[0], $"'{names[0]}' is no parameter of '{step}'", Nameable));
            return null;
        }

        Lookup lookup = values.Find(names[0], names.Skip(1).ToList());
        if (lookup.Found is not { } found)
        {
            string missing = names[lookup.Missing + 1];
            string owner = string.Join(".", names.Take(lookup.Missing + 1));
            report(Unknown(part.PathStart + owner.Length + 1, missing, $"'{missing}' is no member of '{owner}' that the prompt of '{step}' can read", lookup.Candidates));
            return null;
        }

        CheckUse(part, found);
        return new PromptHole(names[0], found.Path, found.Kind, part.Format) { Start = part.Start, Length = part.Length };
    }

    private void CheckUse(RawPart part, ReadablePath found)
    {
        if (found.Kind is ValueKind.Content or ValueKind.Contents or ValueKind.Conversation)
        {
            report(MalformedPrompt.Of(
                place(part.Start, part.Length),
                $"'{part.Text}' goes with the message by itself and has no text to put here; remove the placeholder.")
                .With("Cut", Numbers([part.Start, part.Length])));
        }
        else if (part.Format is not null && !found.TakesFormat)
        {
            report(MalformedPrompt.Of(
                place(part.Start, part.Length),
                $"'{part.Text}' takes no format, as only numbers, dates and the like do; remove ':{part.Format}'.")
                .With("Cut", Numbers([part.FormatSpan.Start, part.FormatSpan.Length])));
        }
    }

    private Finding Unknown(int start, string name, string what, IReadOnlyCollection<string> candidates)
    {
        Finding finding = UnknownPlaceholder.Of(place(start, name.Length), what + Nearest.Sentence(name, candidates)).With("Name", name);
        return Nearest.To(name, candidates) is { } near ? finding.With("Nearest", near) : finding;
    }

    private static string Numbers(IReadOnlyList<int> numbers) =>
        string.Join(",", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
