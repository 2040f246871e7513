namespace Orchestration;

/// <summary>Counts what a step or a run spends, there and in everything around it, and asks the budgets before each call.</summary>
internal sealed class Spending(Spending? outer, IReadOnlyList<BudgetMeter> budgets)
{
    private long calls;
    private long inputTokens;
    private long outputTokens;

    public RunUsage Usage => new(Interlocked.Read(ref calls), Interlocked.Read(ref inputTokens), Interlocked.Read(ref outputTokens));

    /// <summary>Counts a call that is about to be made.</summary>
    /// <exception cref="BudgetExceededException">A budget does not allow it.</exception>
    public void BeforeCall(RunOrigin origin)
    {
        // The narrowest budget speaks first, and what it refuses is counted nowhere.
        foreach (BudgetMeter budget in budgets)
        {
            budget.Reserve(origin);
        }

        outer?.BeforeCall(origin);
        Interlocked.Increment(ref calls);
    }

    public void AfterCall(long input, long output)
    {
        outer?.AfterCall(input, output);
        foreach (BudgetMeter budget in budgets)
        {
            budget.Add(input + output);
        }

        Interlocked.Add(ref inputTokens, input);
        Interlocked.Add(ref outputTokens, output);
    }
}
