using System.Globalization;
using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1015: a bound, a number of repeats or a time that allows nothing, or less.</summary>
internal sealed class BoundOutOfRange : ModelRule
{
    public const string Id = "ORC1015";

    /// <summary>Key of the argument that the fix sets; a digit for one without a name.</summary>
    public const string Argument = nameof(Argument);

    /// <summary>Key of the value that the fix gives it.</summary>
    public const string Value = nameof(Value);

    /// <summary>Key of the argument that the fix takes away.</summary>
    public const string Removed = nameof(Removed);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A bound is out of range");

    public override IEnumerable<Finding> Check(PipelineModel pipeline, PipelineCatalog catalog) =>
        OfPattern(pipeline)
            .Concat(OfShares(pipeline))
            .Concat(pipeline.Steps.SelectMany(OfStep))
            .Concat(OfBudget(pipeline.Budget, null, pipeline.Name, () => catalog.FiguresOf(pipeline).MaxCalls.Calls))
            .Concat(pipeline.Steps.SelectMany(step => OfBudget(step.Budget, step.Method, step.Name, () => catalog.CallsOf(step))));

    private IEnumerable<Finding> OfPattern(PipelineModel pipeline) =>
        (pipeline.Pattern?.Limits ?? [])
            .Where(limit => limit.IsOutOfRange)
            .Select(limit => OutOfRange(
                limit.Member,
                limit.Role ?? pipeline.PatternName,
                limit.Name,
                $"{limit.Name} of '{limit.Member ?? pipeline.Name}' is {limit.Value}, {limit.Meaning}.",
                limit.InRange.ToString(CultureInfo.InvariantCulture)));

    private IEnumerable<Finding> OfShares(PipelineModel pipeline) =>
        (pipeline.Pattern?.Shares ?? [])
            .Where(share => share.IsOutOfRange)
            .Select(share => OutOfRange(
                null,
                pipeline.PatternName,
                share.Name,
                $"{share.Name} of '{pipeline.Name}' is {Text(share.Value)}, {share.Meaning}.",
                share.InRange));

    private IEnumerable<Finding> OfStep(StepModel step)
    {
        if (step.DeclaredRetries < 1)
        {
            yield return OutOfRange(step.Method, "Retry", "0", $"[Retry({step.DeclaredRetries})] on '{step.Name}' retries nothing; give it 1 or more, or leave it out.", "1");
        }

        if (step.TimeoutSeconds is { } seconds && !TimeLimit.IsUsable(seconds))
        {
            yield return OutOfRange(step.Method, "Timeout", "0", $"[Timeout] on '{step.Name}' is {Text(seconds)} seconds, which is no time to wait; give it a number of seconds from 0.001 to 4294967.", "30");
        }

        if (step.Verify is { Retries: < 0 and var retries })
        {
            yield return OutOfRange(step.Method, "Verify", "Retries", $"'{step.Name}' sends back {retries} times; set Retries to 0 or more.", "0");
        }

        if (step.Model is { MaxRepairs: < 0 } model)
        {
            yield return OutOfRange(step.Method, model.File is null ? "Prompt" : "PromptFile", "MaxRepairs", $"MaxRepairs of '{step.Name}' is {model.MaxRepairs}; set it to 0 or more.", "0");
        }
    }

    private IEnumerable<Finding> OfBudget(BudgetModel? budget, string? member, string owner, Func<long?> worstCase)
    {
        if (budget is null)
        {
            yield break;
        }

        List<(string Name, string Value)> wrong = WrongLimits(budget).ToList();
        bool holdsOther = new[] { budget.MaxCalls > 0, budget.MaxTokens > 0, budget.Seconds is { } seconds && TimeLimit.IsUsable(seconds) }.Any(isSet => isSet);
        string calls = Math.Max(1, worstCase() ?? 1).ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in wrong)
        {
            Finding finding = OutOfRange(member, "Budget", name, $"{name} in the budget of '{owner}' is {value}, which limits nothing; set a limit above 0, or leave it out.", null);
            yield return name == "MaxCalls" ? finding.With(Argument, name).With(Value, calls)
                : holdsOther ? finding.With(Removed, name)
                : finding.With(Removed, name).With(Argument, "MaxCalls").With(Value, calls);
        }

        if (wrong.Count == 0 && !holdsOther)
        {
            yield return Found(Anchor.Attribute(member, "Budget"), $"The budget of '{owner}' sets no limit; give it MaxCalls, MaxTokens or Seconds.")
                .With(Argument, "MaxCalls")
                .With(Value, calls);
        }
    }

    private static IEnumerable<(string Name, string Value)> WrongLimits(BudgetModel budget)
    {
        if (budget.MaxCalls < 0)
        {
            yield return ("MaxCalls", Text(budget.MaxCalls.Value));
        }

        if (budget.MaxTokens < 0)
        {
            yield return ("MaxTokens", Text(budget.MaxTokens.Value));
        }

        if (budget.Seconds is not (null or 0) && !TimeLimit.IsUsable(budget.Seconds.Value))
        {
            yield return ("Seconds", Text(budget.Seconds.Value));
        }
    }

    private Finding OutOfRange(string? member, string attribute, string argument, string message, string? value)
    {
        Finding finding = Found(Anchor.AttributeArgument(member, attribute, argument), message);
        return value is null ? finding : finding.With(Argument, argument).With(Value, value);
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
