namespace Orchestration.Compiler.Generation;

/// <summary>The names of the generator's steps, by which tests see what ran again.</summary>
internal static class TrackedSteps
{
    public const string FoundPromptFiles = nameof(FoundPromptFiles);

    public const string PromptFiles = nameof(PromptFiles);

    public const string CollectedPromptFiles = nameof(CollectedPromptFiles);

    public const string AllPromptFiles = nameof(AllPromptFiles);

    public const string Found = nameof(Found);

    public const string Parsed = nameof(Parsed);

    public const string WithPromptFiles = nameof(WithPromptFiles);

    public const string Bound = nameof(Bound);

    public const string Summaries = nameof(Summaries);

    public const string CollectedSummaries = nameof(CollectedSummaries);

    public const string PairedSummaries = nameof(PairedSummaries);

    public const string AllSummaries = nameof(AllSummaries);

    public const string Facts = nameof(Facts);

    public const string WithFacts = nameof(WithFacts);

    public const string Resolved = nameof(Resolved);

    public const string Container = nameof(Container);

    public const string Services = nameof(Services);

    public const string WithContainer = nameof(WithContainer);

    public const string Registration = nameof(Registration);

    public static IReadOnlyList<string> All { get; } =
    [
        FoundPromptFiles,
        PromptFiles,
        CollectedPromptFiles,
        AllPromptFiles,
        Found,
        Parsed,
        WithPromptFiles,
        Bound,
        Summaries,
        CollectedSummaries,
        PairedSummaries,
        AllSummaries,
        Facts,
        WithFacts,
        Resolved,
        Container,
        Services,
        WithContainer,
        Registration,
    ];
}
