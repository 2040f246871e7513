using Orchestration.Compiler.Tests.Rules.Verification;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Verification;

public sealed class VerdictAsTextFixTests
{
    [Fact]
    public Task TheJudgeReturnsAVerdictAndTheReviserReadsItsFeedback() => Verify.FixAsync(
        "ORC3005",
        VerdictAsTextTests.Critic("Accepts", "{|ORC3005:verdict.Contains(\"APPROVED\")|}"),
        VerdictAsTextTests.FixedCritic());

    [Fact]
    public Task PredicatesWithDocumentationGoWithIt() => Verify.FixAsync(
        "ORC3005",
        VerdictAsTextTests.Critic("{|ORC3005:Accepts|}", "verdict.Length < 9").Replace("[Accept]", "/// <summary>Short is good.</summary>\n    [Accept]", StringComparison.Ordinal),
        VerdictAsTextTests.FixedCritic());

    [Fact]
    public Task ReadersByNameAndHistoriesFollow() => Verify.FixAsync(
        "ORC3005",
        Renamed("string", "string", "{judge}", """


                [Accept]
                private static bool Accepts(string text) => {|ORC3005:text == "OK"|};
            """),
        Renamed("Verdict", "Verdict", "{judge.Feedback}", ""));

    [Fact]
    public Task FixAllMendsEveryCritic() => Verify.FixAllAsync(
        "ORC3005",
        Two(VerdictAsTextTests.Critic("Accepts", "{|ORC3005:verdict.Contains(\"APPROVED\")|}")),
        Two(VerdictAsTextTests.FixedCritic()));

    [Fact]
    public Task ATypeOfOnesOwnIsLeftToItsAuthor() =>
        Verify.NoFixAsync("ORC3005", VerdictAsTextTests.Typed("string", "{|ORC3005:Decision == \"approve\"|}"));

    [Fact]
    public Task CodeThatReadsTheTextKeepsTheFixAway() => Verify.NoFixAsync(
        "ORC3005",
        VerdictAsTextTests.Critic("Accepts", "{|ORC3005:verdict.Contains(\"APPROVED\")|}")
            .Replace("[Revise, Prompt(\"Improve {draft}: {verdict}\"), Model(nameof(writer))]", "[Revise]", StringComparison.Ordinal)
            .Replace("private partial Task<string> Improve(string draft, string verdict);", "private static string Improve(string draft, string verdict) => draft + verdict.Length;", StringComparison.Ordinal));

    [Fact]
    public Task APredicateThatIsCalledKeepsTheFixAway() => Verify.NoFixAsync(
        "ORC3005",
        VerdictAsTextTests.Critic("Accepts", "{|ORC3005:verdict.Contains(\"APPROVED\")|}", "\n\n    public static bool Test() => Accepts(\"no\");"));

    private const string Braces = "{{judge}}";

    private static string Two(string one) => one + "\n\n" + one.Replace("class Translation", "class Second", StringComparison.Ordinal);

    private static string Renamed(string judged, string type, string placeholder, string accept) => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate {text}."), Model(nameof(writer))]
            private partial Task<string> Translate(string text);

            [Evaluate, Prompt("Is {draft} a translation of {text}?"), Model(nameof(judge))]
            private partial Task<{{judged}}> Judge(string text, string draft);

            [Revise, Prompt("Improve {draft} after {history}: {{placeholder}}, in braces {{Braces}}"), Model(nameof(writer))]
            private partial Task<string> Improve(string draft, {{type}} judge, IReadOnlyList<Round<string, {{type}}>> history);{{accept}}
        }
        """;
}
