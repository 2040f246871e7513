using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules;

/// <summary>What <c>docs/rules.md</c> says about settings and suppressions.</summary>
public sealed class SettingsTests
{
    private const string Rule = "dotnet_diagnostic.ORC6001.severity";
    private const string Group = "dotnet_analyzer_diagnostic.category-Orchestration.Security.severity";

    [Theory]
    [InlineData(Rule, "error", DiagnosticSeverity.Error)]
    [InlineData(Rule, "suggestion", DiagnosticSeverity.Info)]
    [InlineData(Group, "error", DiagnosticSeverity.Error)]
    public Task TheSeverityIsSetForARuleOrAGroup(string key, string value, DiagnosticSeverity severity) =>
        Verify.RuleAsync("ORC6001", new Scenario(Answers("[|{message}|]")) { Options = { [key] = value }, Severity = severity });

    [Fact]
    public Task TheRuleGoesBeforeItsGroup() =>
        Verify.RuleAsync("ORC6001", new Scenario(Answers("[|{message}|]")) { Options = { [Group] = "error", [Rule] = "suggestion" }, Severity = DiagnosticSeverity.Info });

    [Theory]
    [InlineData(Rule)]
    [InlineData(Group)]
    public Task ARuleIsSwitchedOff(string key) => Verify.RuleAsync("ORC6001", new Scenario(Answers("{message}")) { Options = { [key] = "none" } });

    [Fact]
    public Task ASeverityHoldsAlsoWhereARuleSaysLessByItself() => Verify.RuleAsync("ORC3001", new Scenario("""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> [|Write|](string topic);
        }
        """)
    {
        Options = { ["dotnet_diagnostic.ORC3001.severity"] = "error" },
        Severity = DiagnosticSeverity.Error,
    });

    [Theory]
    [InlineData("#pragma warning disable ORC6001 // The message was checked.\n", "\n#pragma warning restore ORC6001")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Orchestration.Security\", \"ORC6001\", Justification = \"The message was checked.\")]\n", "")]
    public Task OnePlaceIsSuppressed(string before, string after) => Verify.RuleAsync("ORC6001", Answers("{message}", before, after));

    private static string Answers(string placeholder, string before = "", string after = "") => $$"""
        [Chain]
        public partial class Answers(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] string message);

            {{before}}[Step, System("A customer wrote: {{placeholder}}"), Prompt("Answer {message}.")]{{after}}
            private partial Task<string> Answer(string message);
        }
        """;
}
