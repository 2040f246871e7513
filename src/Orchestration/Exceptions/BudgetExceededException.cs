using System.Globalization;

namespace Orchestration;

/// <summary>What a budget limits.</summary>
public enum BudgetLimit
{
    /// <summary>The number of model calls.</summary>
    Calls = 0,

    /// <summary>The number of tokens, read and written, as the clients report them.</summary>
    Tokens = 1,

    /// <summary>The time, in seconds.</summary>
    Duration = 2,
}

/// <summary>
/// A run, or a step of it, would have spent more than its budget: the call that would exceed it was not made, or the time was over.
/// It is never retried, and no fallback runs after it.
/// </summary>
public sealed class BudgetExceededException : OrchestrationException
{
    internal BudgetExceededException(RunOrigin origin, string owner, BudgetLimit limit, double allowed, double spent)
        : base(origin, string.Create(CultureInfo.InvariantCulture,
            $"The budget of {allowed} {Unit(limit)}{(owner.Length == 0 ? "" : $" for '{owner}'")} does not allow {origin.Where} to go on; {spent} {(limit == BudgetLimit.Duration ? "have passed" : "are spent")}. {Remedy(owner)}"))
    {
        BudgetPath = owner;
        Limit = limit;
        Allowed = allowed;
        Spent = spent;
    }

    /// <summary>Whose budget it was: the path of the step or nested pipeline that declares it, empty for the outermost run's.</summary>
    public string BudgetPath { get; }

    /// <summary>Which limit it was.</summary>
    public BudgetLimit Limit { get; }

    /// <summary>What the budget allows: calls, tokens or seconds.</summary>
    public double Allowed { get; }

    /// <summary>What was spent when the run was stopped: calls, tokens or seconds.</summary>
    public double Spent { get; }

    private static string Remedy(string owner) => owner.Length == 0
        ? "Raise it in [Budget] or RunOptions.Budget, or lower the bounds of the pipeline."
        : "Raise it in [Budget], or lower the bounds of what it limits.";

    private static string Unit(BudgetLimit limit) => limit switch
    {
        BudgetLimit.Calls => "model calls",
        BudgetLimit.Tokens => "tokens",
        _ => "seconds",
    };
}
