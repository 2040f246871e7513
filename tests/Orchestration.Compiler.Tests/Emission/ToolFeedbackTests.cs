using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Emission;

/// <summary>Whose <c>feedback</c> a tool reads, and that it is nobody else's.</summary>
public sealed class ToolFeedbackTests
{
    private const string Sent = "[Verify(Retries = 1)] private static Verdict IsKnown(string look) => new(look.Length > 3, \"too short\");";

    private const string After = """
        [Step] private static string Shorten(string result, string? feedback) => result + feedback;
        [Verify(Retries = 1)] private static bool IsShort(string shorten) => shorten.Length < 100;
        """;

    [Theory]
    [InlineData("")]
    [InlineData(Sent)]
    [InlineData(After)]
    [InlineData(Sent + "\n" + After)]
    public async Task AToolsFeedbackCompilesWhateverStandsBesideIt(string more) =>
        Assert.DoesNotContain(await Verify.DiagnosticsAsync(Agent(more)), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    [Theory]
    [InlineData("", true)]
    [InlineData(Sent, false)]
    public void AModelSeesFeedbackOnlyWhereNoVerifierGivesIt(string more, bool isSeen) =>
        Assert.Equal(isSeen, Verify.Generated(Agent(more))["Advice.g.cs"].Contains("Argument<string?>(\"feedback\")", StringComparison.Ordinal));

    private static string Agent(string more) => $$"""
        [Agent(MaxTurns = 2)]
        public partial class Advice(IChatClient client)
        {
            public partial Task<string> RunAsync(string text, CancellationToken cancellationToken = default);

            [Respond, Prompt("{text}")]
            private partial Task<string> Answer(string text);

            [Tool, Description("Looks it up.")]
            private static string Look(string what, string? feedback) => what + feedback;

            {{more}}
        }
        """;
}
