using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.DataFlow.RevisionWithoutDraftTests;

namespace Orchestration.Compiler.Tests.CodeFixes.DataFlow;

public sealed class RevisionWithoutDraftFixTests
{
    [Fact]
    public Task DraftAndVerdictAreTakenAndShown() => Verify.FixAsync("ORC4004", Revision("Translate {text} better.", "string text", "{|ORC4004:Improve|}"), Revision("Translate {text} better.\\n\\n{draft}\\n\\n{verdict.Feedback}", "string text, string draft, Verdict verdict"));

    [Fact]
    public Task WhatIsTakenAlreadyIsOnlyShown() => Verify.FixAsync("ORC4004", Revision("Translate {text} better.", "string text, string draft", "{|ORC4004:Improve|}"), Revision("Translate {text} better.\\n\\n{draft}\\n\\n{verdict.Feedback}", "string text, string draft, Verdict verdict"));

    [Fact]
    public Task TheCancellationTokenStaysLast() => Verify.FixAsync(
        "ORC4004",
        Revision("Translate {text} better.", "string text, CancellationToken cancellationToken", "{|ORC4004:Improve|}"),
        Revision("Translate {text} better.\\n\\n{draft}\\n\\n{verdict.Feedback}", "string text, string draft, Verdict verdict, CancellationToken cancellationToken"));

    [Fact]
    public Task AStepThatDraftsAndRevisesGetsNullAtFirst() => Verify.FixAsync("ORC4004", Again("Verdict", "{|ORC4004:Translate|}"), Again("Verdict", "Translate", "Translate: {text}\\n\\n{draft}\\n\\n{verdict.Feedback}", "string text, string? draft, Verdict? verdict"));

    [Fact]
    public Task FixAllChangesEveryRevision()
    {
        var before = Revision("Translate {text} better.", "string text", "{|ORC4004:Improve|}");
        var after = Revision("Translate {text} better.\\n\\n{draft}\\n\\n{verdict.Feedback}", "string text, string draft, Verdict verdict");
        return Verify.FixAllAsync("ORC4004", before + "\n" + Second(before), after + "\n" + Second(after));
    }

    [Fact]
    public Task AStepThatIsCalledByHandIsLeftAlone() => Verify.NoFixAsync("ORC4004", Critic("""
            public Task<string> DirectAsync() => Improve("a text");

            [Revise, Prompt("Translate {text} better.")]
            private partial Task<string> {|ORC4004:Improve|}(string text);
        """));

    private static string Revision(string prompt, string parameters, string name = "Improve") => Critic($$"""
            [Revise, Prompt("{{prompt}}")]
            private partial Task<string> {{name}}({{parameters}});
        """);

    private static string Second(string source) => source.Replace("class Translation", "class Second", StringComparison.Ordinal);
}
