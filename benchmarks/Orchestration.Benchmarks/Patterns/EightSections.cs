using Microsoft.Extensions.AI;

namespace Orchestration.Benchmarks;

/// <summary>Eight sections at once, put together in code.</summary>
[Parallel]
public partial class EightSections(IChatClient client)
{
    public partial Task<string> RunAsync(string code, CancellationToken cancellationToken = default);

    [Section, Prompt("Review the security of:\n{code}")]
    private partial Task<string> Security(string code);

    [Section, Prompt("Review the speed of:\n{code}")]
    private partial Task<string> Speed(string code);

    [Section, Prompt("Review the names in:\n{code}")]
    private partial Task<string> Names(string code);

    [Section, Prompt("Review the tests of:\n{code}")]
    private partial Task<string> Tests(string code);

    [Section, Prompt("Review the errors of:\n{code}")]
    private partial Task<string> Errors(string code);

    [Section, Prompt("Review the comments in:\n{code}")]
    private partial Task<string> Comments(string code);

    [Section, Prompt("Review the structure of:\n{code}")]
    private partial Task<string> Structure(string code);

    [Section, Prompt("Review the logging of:\n{code}")]
    private partial Task<string> Logging(string code);

    [Combine]
    private static string Combine(
        string security, string speed, string names, string tests, string errors, string comments, string structure, string logging) =>
        string.Concat([security, speed, names, tests, errors, comments, structure, logging]);
}

/// <summary>The same by hand: the first section to fail cancels the others, all are awaited, and its failure surfaces.</summary>
internal static class EightSectionsByHand
{
    public static async Task<string> RunAsync(IChatClient client, string code, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using CancellationTokenSource others = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<string> security = SectionAsync(client, $"Review the security of:\n{code}", others);
        Task<string> speed = SectionAsync(client, $"Review the speed of:\n{code}", others);
        Task<string> names = SectionAsync(client, $"Review the names in:\n{code}", others);
        Task<string> tests = SectionAsync(client, $"Review the tests of:\n{code}", others);
        Task<string> errors = SectionAsync(client, $"Review the errors of:\n{code}", others);
        Task<string> comments = SectionAsync(client, $"Review the comments in:\n{code}", others);
        Task<string> structure = SectionAsync(client, $"Review the structure of:\n{code}", others);
        Task<string> logging = SectionAsync(client, $"Review the logging of:\n{code}", others);

        // Of several exceptions it throws that of a section that failed rather than of one that was cancelled.
        await Task.WhenAll(security, speed, names, tests, errors, comments, structure, logging).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return string.Concat(
            [security.Result, speed.Result, names.Result, tests.Result, errors.Result, comments.Result, structure.Result, logging.Result]);
    }

    private static async Task<string> SectionAsync(IChatClient client, string prompt, CancellationTokenSource others)
    {
        try
        {
            others.Token.ThrowIfCancellationRequested();
            return Replies.Text(await client.GetResponseAsync(Replies.Prompt(prompt), null, others.Token).ConfigureAwait(false));
        }
        catch
        {
            await others.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
