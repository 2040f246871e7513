using Orchestration.Compiler.Tests.Rules.Verification;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Verification;

public sealed class UnverifiedResultFixTests
{
    private const string AddCheck = "Add a [Verify] step";
    private const string Accept = "Accept it with [Unverified]";

    [Fact]
    public Task TheLastStepGetsACheckToWrite() => Verify.FixAsync(
        "ORC3001",
        UnverifiedResultTests.Chain("{|ORC3001:Polish|}"),
        UnverifiedResultTests.Chain("Polish", """
            [Verify]
            private static bool CheckPolish(string polish) =>
                throw new NotImplementedException("Say here when it may go out.");
            """),
        AddCheck);

    [Fact]
    public Task WhereSeveralCasesGiveTheResultTheResultIsChecked() => Verify.FixAsync(
        "ORC3001",
        UnverifiedResultTests.Desk("{|ORC3001:Desk|}"),
        UnverifiedResultTests.Desk("Desk").TrimEnd('}') + """

                [Verify]
                private static bool CheckResult(string result) =>
                    throw new NotImplementedException("Say here when it may go out.");
            }
            """,
        AddCheck);

    [Fact]
    public Task ATypedOutcomeIsCheckedByItsValue() => Verify.FixAsync(
        "ORC3001",
        Typed("", "{|ORC3001:Second|}"),
        Typed("""


                [Verify]
                private static bool CheckSecond(Page? second) =>
                    throw new NotImplementedException("Say here when it may go out.");
            """, "Second"),
        AddCheck);

    [Fact]
    public Task TheStepIsAccepted() => Verify.FixAsync(
        "ORC3001",
        UnverifiedResultTests.Chain("{|ORC3001:Polish|}"),
        UnverifiedResultTests.Chain("Polish").Replace("[Step, Prompt(\"Polish {draft}.\")]", """
            [Step, Prompt("Polish {draft}.")]
                [Unverified("Say here why it may go out unchecked.")]
            """, StringComparison.Ordinal),
        Accept);

    [Fact]
    public Task WhereSeveralCasesGiveTheResultTheClassIsAccepted() => Verify.FixAsync(
        "ORC3001",
        UnverifiedResultTests.Desk("{|ORC3001:Desk|}"),
        UnverifiedResultTests.Desk("Desk").Replace("[Route]", "[Route]\n[Unverified(\"Say here why it may go out unchecked.\")]", StringComparison.Ordinal),
        Accept);

    [Theory]
    [InlineData(AddCheck)]
    [InlineData(Accept)]
    public Task FixAllMendsEveryPipeline(string fix) => Verify.FixAllAsync(
        "ORC3001",
        Two("{|ORC3001:Polish|}", "", ""),
        fix == AddCheck
            ? Two("Polish", """
                [Verify]
                private static bool CheckPolish(string polish) =>
                    throw new NotImplementedException("Say here when it may go out.");
                """, "")
            : Two("Polish", "", "\n    [Unverified(\"Say here why it may go out unchecked.\")]"),
        fix);

    [Fact]
    public async Task AnEntryParameterInTheWayLeavesOnlyTheAcceptance() => Assert.Equal([Accept], await Verify.FixTitlesAsync("ORC3001", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string polish);

            [Step, Prompt("Improve {polish}.")]
            private partial Task<string> {|ORC3001:Polish|}(string polish);
        }
        """));

    private static string Two(string polish, string more, string attribute)
    {
        string one = UnverifiedResultTests.Chain(polish, more).Replace("[Step, Prompt(\"Polish {draft}.\")]", "[Step, Prompt(\"Polish {draft}.\")]" + attribute, StringComparison.Ordinal);
        return one + "\n\n" + one.Replace("class Report", "class Second", StringComparison.Ordinal);
    }

    private static Scenario Typed(string check, string second) => new Scenario($$"""
        namespace Demo;

        public sealed record Page(string Title);

        [Orchestration.Chain]
        public partial class Book(Microsoft.Extensions.AI.IChatClient client)
        {
            public partial System.Threading.Tasks.Task<Orchestration.Outcome<Page?>> RunAsync(string topic);

            [Orchestration.Step, Orchestration.Prompt("Write about {topic}.")]
            private partial System.Threading.Tasks.Task<string> First(string topic);

            [Orchestration.Step, Orchestration.Prompt("Make a page of {first}.")]
            private partial System.Threading.Tasks.Task<Page?> {{second}}(string first);{{check}}
        }
        """);
}
