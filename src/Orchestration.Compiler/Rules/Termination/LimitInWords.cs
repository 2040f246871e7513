using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Termination;

/// <summary>ORC2005: a prompt tells the model of a limit, and the code holds it to another one.</summary>
internal sealed class LimitInWords : ModelRule
{
    public const string Id = "ORC2005";

    /// <summary>The property with what the prompt should say in place of its number.</summary>
    public const string Number = "Number";

    private static readonly string[] NumberWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly Regex Limit = new(
        @"\b(?:at most|no more than|not more than|up to|a maximum of|maximum)\s+(?<number>\d{1,6}|" + string.Join("|", NumberWords) + @")\s+(?:more\s+|further\s+)?(?<noun>rounds?|attempts?|tries|iterations?|turns?|tasks?|subtasks?|items?|tool calls?)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A limit in words differs from the one in code");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        from step in pipeline.Steps
        where step.Model is { File: null }
        from written in Said(step)
        from finding in Check(pipeline, step, written)
        select finding;

    private static IEnumerable<(PromptModel Prompt, string Attribute)> Said(StepModel step)
    {
        if (step.Model!.Prompt is { } prompt)
        {
            yield return (prompt, "Prompt");
        }

        if (step.Model is { System: { } system, SystemIsOfClass: false })
        {
            yield return (system, "System");
        }
    }

    private IEnumerable<Finding> Check(PipelineModel pipeline, StepModel step, (PromptModel Prompt, string Attribute) written)
    {
        int start = 0;
        foreach (PromptPart part in written.Prompt.Parts)
        {
            if (part is PromptText text)
            {
                foreach (Match match in Limit.Matches(text.Text))
                {
                    Group number = match.Groups["number"];
                    if (BoundFor(pipeline, step, match.Groups["noun"].Value) is { Value: { } value } bound && value != ValueOf(number.Value))
                    {
                        yield return Found(step, written.Attribute, bound, match.Value, number.Value, start + WrittenLength(text.Text.Substring(0, number.Index)));
                    }
                }

                start += WrittenLength(text.Text);
            }
            else if (part is PromptHole hole)
            {
                start = hole.Start + hole.Length;
            }
        }
    }

    private Finding Found(StepModel step, string attribute, PatternLimit bound, string words, string number, int start)
    {
        int value = bound.Value!.Value;
        string right = char.IsDigit(number[0]) || value >= NumberWords.Length ? value.ToString(CultureInfo.InvariantCulture) : NumberWords[value];
        return Found(
            new Anchor(AnchorKind.Text, step.Method, 0, attribute, "0", start, number.Length),
            $"The prompt of '{step.Method}' says '{words}', but {bound.Name} is {value.ToString(CultureInfo.InvariantCulture)}, which is what holds; let them say the same.")
            .With(Number, right);
    }

    /// <summary>The bound that a word can only mean: of the pattern itself, and of a step that runs under it.</summary>
    private static PatternLimit? BoundFor(PipelineModel pipeline, StepModel step, string noun)
    {
        string name = noun.ToLowerInvariant().TrimEnd('s') switch
        {
            "turn" => "MaxTurns",
            "task" or "subtask" => "MaxTasks",
            "item" => "MaxItems",
            "tool call" => "MaxToolCalls",
            _ => "MaxRounds",
        };
        return pipeline.Pattern is { } pattern && pattern.Core.Contains(step.Method)
            ? pattern.Limits.FirstOrDefault(limit => limit.Member is null && limit.Name == name)
            : null;
    }

    private static int ValueOf(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : Array.FindIndex(NumberWords, word => string.Equals(word, number, StringComparison.OrdinalIgnoreCase));

    /// <summary>How long a text is where it is written: braces stand there twice.</summary>
    private static int WrittenLength(string text) => text.Length + text.Count(character => character is '{' or '}');
}
