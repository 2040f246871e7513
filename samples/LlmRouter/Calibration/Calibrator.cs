namespace Orchestration.Samples.LlmRouter.Calibration;

/// <summary>Scores the messages of a table anew, with the router's own scoring step.</summary>
public static class Calibrator
{
    /// <summary>Asks for the score of each message, one after the other.</summary>
    /// <exception cref="InvalidOperationException">A score is no probability.</exception>
    public static async Task<ScoreTable> ScoreAsync(Router router, ScoreTable table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(router);
        ArgumentNullException.ThrowIfNull(table);
        List<ScoredMessage> rows = [];
        foreach ((_, string message) in table.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WinEstimate estimate = await router.Score(message).ConfigureAwait(false);
            rows.Add(estimate.IsProbability
                ? new ScoredMessage(estimate.StrongWins, message)
                : throw new InvalidOperationException($"The scorer gave {estimate.StrongWins} for \"{message}\", which is no probability."));
        }

        return new ScoreTable(rows);
    }
}
