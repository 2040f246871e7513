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
        from written in WrittenText.Of(pipeline)
        where !written.IsOfClass
        from Match match in Limit.Matches(written.Text)
        let number = match.Groups["number"]
        let bound = BoundFor(pipeline, written.Step, match.Groups["noun"].Value)
        where bound is { Value: { } value } && value != ValueOf(number.Value)
        select Found(written, bound, match.Value, number);

    private Finding Found(WrittenText written, PatternLimit bound, string words, Group number)
    {
        int value = bound.Value!.Value;
        string right = char.IsDigit(number.Value[0]) || value >= NumberWords.Length ? value.ToString(CultureInfo.InvariantCulture) : NumberWords[value];
        return Found(
            written.At(number.Index, number.Length),
            $"The prompt of '{written.Step.Method}' says '{words}', but {bound.Name} is {value.ToString(CultureInfo.InvariantCulture)}, which is what holds; let them say the same.")
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
}
