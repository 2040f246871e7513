namespace Orchestration;

/// <summary>Where a run's requests to people go out and their responses come in.</summary>
internal static class HumanDesk
{
    /// <summary>How often one request is made: a response that does not fit is shown to its giver, but not for ever.</summary>
    private const int MostAsks = 3;

    /// <exception cref="NeedsHumanException">There is nobody to ask, or nobody responds now.</exception>
    /// <exception cref="StepOutputException">No response fitted the request.</exception>
    public static async Task<(HumanResponse Response, T? Value)> AskAsync<T>(
        StepCall call, HumanRequest request, HumanReading<T> reading, CancellationToken cancellationToken)
    {
        for (int asks = 1; ; asks++)
        {
            call.Asked(request);
            HumanResponse response = await ResponseAsync(call, request, cancellationToken).ConfigureAwait(false);
            if (reading.TryRead(request, response, out T? value) is not { } problem)
            {
                call.Responded(response.Decision);
                return (response, value);
            }

            if (asks == MostAsks)
            {
                throw new StepOutputException(call.Origin, response.Value?.ToString() ?? "", problem);
            }

            request = request with { Problem = problem };
        }
    }

    private static async ValueTask<HumanResponse> ResponseAsync(StepCall call, HumanRequest request, CancellationToken cancellationToken)
    {
        HumanResponse? response = call.Scope?.Options?.Approver is { } approver
            ? await approver.AskAsync(request, cancellationToken).ConfigureAwait(false)
            : null;
        return response ?? throw new NeedsHumanException(call.Origin, request);
    }
}
