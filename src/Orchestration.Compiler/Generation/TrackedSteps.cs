namespace Orchestration.Compiler.Generation;

/// <summary>The names of the generator's steps, by which tests see what ran again.</summary>
internal static class TrackedSteps
{
    public const string PromptFiles = nameof(PromptFiles);

    public const string AllPromptFiles = nameof(AllPromptFiles);

    public const string Parsed = nameof(Parsed);

    public const string Bound = nameof(Bound);

    public const string Summaries = nameof(Summaries);

    public const string Facts = nameof(Facts);

    public const string Resolved = nameof(Resolved);

    public static IReadOnlyList<string> All { get; } = [PromptFiles, AllPromptFiles, Parsed, Bound, Summaries, Facts, Resolved];
}
