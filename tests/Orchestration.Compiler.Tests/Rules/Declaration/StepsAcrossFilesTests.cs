using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class StepsAcrossFilesTests
{
    private const string Chain = """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);
        }
        """;

    private const string Critic = """
        [Critic(MaxRounds = 2)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            public partial Task<string> RunAsync(string text);

            [Produce, Prompt("Translate: {text}"), Model(nameof(writer))]
            private partial Task<string> Translate(string text);
        }
        """;

    [Fact]
    public Task ChainInTwoFiles_Triggers() => Verify.RuleAsync("ORC1013", new Scenario(Chain)
    {
        Files =
        {
            ["Report.Draft.cs"] = """
                public partial class Report
                {
                    [Step, Prompt("Write {outline}.")]
                    private partial Task<string> [|Draft|](string outline);
                }
                """,
        },
        Messages = ["'Draft' and 'Outline' stand in different files, so their order is not said; put the steps of 'Report' into one file."],
        Severity = DiagnosticSeverity.Error,
    });

    /// <summary>In the order of the files the draft would be read before it is written; that is the same mistake.</summary>
    [Fact]
    public Task TheFilesAreTheOnlyMessage_Triggers() => Verify.OnlyAsync(new Scenario(Chain.Replace("Outline(", "{|ORC1013:Outline|}(", StringComparison.Ordinal)).WithFile("A.cs", """
        public partial class Report
        {
            [Step, Prompt("Write {outline}.")]
            private partial Task<string> Draft(string outline);
        }
        """));

    [Fact]
    public Task CodeStepInAnotherFile_Triggers() => Verify.OnlyAsync(new Scenario(Chain).WithFile("Report.Code.cs", """
        public partial class Report
        {
            [Step]
            private static string {|ORC1013:Trim|}(string outline) => outline.Trim();
        }
        """));

    [Fact]
    public Task StepAfterACriticInAnotherFile_Triggers() => Verify.OnlyAsync(new Scenario(Critic).WithFile("More.cs", """
        public partial class Translation
        {
            [Evaluate, Prompt("Judge {draft}, a translation of {text}."), Model(nameof(judge))]
            private partial Task<Verdict> {|ORC1013:Judge|}(string text, string draft);

            [Step]
            private static string Trim(string result) => result.Trim();
        }
        """));

    /// <summary>Which role a step plays is said by its role, whatever the file.</summary>
    [Fact]
    public Task RolesInTwoFiles_DoNotTrigger() => Verify.RuleAsync("ORC1013", new Scenario(Critic).WithFile("More.cs", """
        public partial class Translation
        {
            [Evaluate, Prompt("Judge {draft}, a translation of {text}."), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, string draft);
        }
        """));

    /// <summary>A verifier runs after what it checks, wherever it stands.</summary>
    [Fact]
    public Task VerifierInAnotherFile_DoesNotTrigger() => Verify.RuleAsync("ORC1013", new Scenario(Chain).WithFile("More.cs", """
        public partial class Report
        {
            [Verify]
            private static bool IsShort(string outline) => outline.Length < 100;
        }
        """));

    [Fact]
    public Task EntryAndHelpersInAnotherFile_DoNotTrigger() => Verify.RuleAsync("ORC1013", new Scenario(Chain.Replace("public partial Task<string> RunAsync(string topic);", "", StringComparison.Ordinal)).WithFile("More.cs", """
        public partial class Report
        {
            public partial Task<string> RunAsync(string topic);

            private static int Count(string outline) => outline.Length;
        }
        """));
}
