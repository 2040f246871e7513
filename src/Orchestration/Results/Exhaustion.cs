namespace Orchestration;

/// <summary>What a loop gives when its bound is reached before it was done.</summary>
public enum Exhaustion
{
    /// <summary>The run ends as exhausted: an <see cref="ExhaustedException"/>, or <see cref="Outcome{T}.Exhausted"/>.</summary>
    Fail = 0,

    /// <summary>The latest result is returned as if it were accepted.</summary>
    ReturnLast = 1,

    /// <summary>The result with the highest <see cref="Verdict.Score"/> is returned as if it were accepted; the earlier one on a tie.</summary>
    ReturnBest = 2,
}
