namespace Orchestration;

/// <summary>What was spent on models. Tokens are those that the clients reported.</summary>
/// <param name="Calls">Model calls that were made, retries and repairs included.</param>
/// <param name="InputTokens">Tokens read.</param>
/// <param name="OutputTokens">Tokens written.</param>
public readonly record struct RunUsage(long Calls, long InputTokens, long OutputTokens)
{
    /// <summary>All tokens.</summary>
    public long TotalTokens => InputTokens + OutputTokens;
}
