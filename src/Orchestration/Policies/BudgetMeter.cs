namespace Orchestration;

/// <summary>Holds the calls and tokens of one run, or of one step, against one budget.</summary>
internal sealed class BudgetMeter
{
    private readonly Func<string> owner;
    private readonly long maxCalls;
    private readonly long maxTokens;
    private long calls;
    private long tokens;

    private BudgetMeter(Func<string> owner, RunBudget budget)
    {
        this.owner = owner;
        maxCalls = budget.MaxCalls ?? long.MaxValue;
        maxTokens = budget.MaxTokens ?? long.MaxValue;
    }

    /// <summary>The meters of what some budgets limit.</summary>
    /// <param name="owner">The path of the step or pipeline that has them; asked for only when one is exceeded.</param>
    /// <param name="budgets">The budgets.</param>
    public static IReadOnlyList<BudgetMeter> Of(Func<string> owner, params ReadOnlySpan<RunBudget?> budgets)
    {
        List<BudgetMeter>? meters = null;
        foreach (RunBudget? budget in budgets)
        {
            if (budget is { MaxCalls: not null } or { MaxTokens: not null })
            {
                (meters ??= []).Add(new BudgetMeter(owner, budget));
            }
        }

        return meters ?? (IReadOnlyList<BudgetMeter>)[];
    }

    /// <summary>Counts a call before it is made, so that of calls made at once no more than the budget allows get through.</summary>
    public void Reserve(RunOrigin origin)
    {
        long spent = Interlocked.Read(ref tokens);
        if (spent >= maxTokens)
        {
            throw new BudgetExceededException(origin, owner(), BudgetLimit.Tokens, maxTokens, spent);
        }

        if (Interlocked.Increment(ref calls) > maxCalls)
        {
            Interlocked.Decrement(ref calls);
            throw new BudgetExceededException(origin, owner(), BudgetLimit.Calls, maxCalls, maxCalls);
        }
    }

    public void Add(long spent) => Interlocked.Add(ref tokens, spent);
}
