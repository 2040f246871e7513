using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class EntryMissingFixTests
{
    [Fact]
    public Task TheEntryTakesWhatNothingGivesAndReturnsWhatThePatternGives() => Verify.FixAsync(
        "ORC1002",
        Critic("{|ORC1002:Translation|}", ""),
        Critic("Translation", """
                public partial Task<Text> RunAsync(string text, System.Globalization.CultureInfo culture, CancellationToken cancellationToken = default);


            """));

    [Fact]
    public Task TheEntryStandsBeforeTheFirstMethodAndItsComments() => Verify.FixAsync(
        "ORC1002",
        """
        namespace Demo;

        internal sealed record Topic(string Name);

        /// <summary>Reports.</summary>
        [Chain]
        public partial class {|ORC1002:Report|}(IChatClient client)
        {
            private const int Words = 100;

            // Two sentences.
            /// <summary>Outlines.</summary>
            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(Topic topic);

            [Step]
            private static void Log(string outline) => Console.WriteLine(outline.Length + Words);
        }
        """,
        """
        namespace Demo;

        internal sealed record Topic(string Name);

        /// <summary>Reports.</summary>
        [Chain]
        public partial class Report(IChatClient client)
        {
            private const int Words = 100;

            internal partial Task RunAsync(Topic topic, CancellationToken cancellationToken = default);

            // Two sentences.
            /// <summary>Outlines.</summary>
            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(Topic topic);

            [Step]
            private static void Log(string outline) => Console.WriteLine(outline.Length + Words);
        }
        """);

    [Fact]
    public Task FixAllAddsEveryEntry() => Verify.FixAllAsync(
        "ORC1002",
        Chain("{|ORC1002:First|}", "") + "\n" + Chain("{|ORC1002:Second|}", ""),
        Chain("First", Entry("string topic")) + "\n" + Chain("Second", Entry("string topic")));

    [Fact]
    public Task NoEntryIsInventedWithoutSteps() => Verify.NoFixAsync("ORC1002", """
        [Chain]
        public partial class {|ORC1002:{|ORC1004:Report|}|}(IChatClient client)
        {
        }
        """);

    [Fact]
    public Task AnEntryOfAnotherNameIsRenamedWithItsUses() => Verify.FixAsync(
        "ORC1002",
        WithUse(Chain("Report", "    public partial Task<string> {|ORC1002:Summarize|}(string topic);\n\n"), "Summarize"),
        WithUse(Chain("Report", "    public partial Task<string> RunAsync(string topic);\n\n"), "RunAsync"));

    [Theory]
    [InlineData("public async Task<string> {|ORC1002:RunAsync|}(string topic) => await Outline(topic);", "public partial Task<string> RunAsync(string topic);")]
    [InlineData("public async partial Task<string> {|ORC1002:RunAsync|}(string topic)\n    {\n        return await Outline(topic);\n    }", "public partial Task<string> RunAsync(string topic);")]
    [InlineData("Task<string> {|ORC1002:RunAsync|}(string topic) => throw new NotImplementedException(); // later", "public partial Task<string> RunAsync(string topic); // later")]
    [InlineData("public partial Task<string> {|ORC1002:RunAsync|}(string topic);\n\n    public partial Task<string> RunAsync(string topic) => Outline(topic);", "public partial Task<string> RunAsync(string topic);")]
    [InlineData("public Task<string> {|CS0501:{|ORC1002:RunAsync|}|}(string topic);", "public partial Task<string> RunAsync(string topic);")]
    public Task TheBodyIsLeftToTheGenerator(string before, string after) => Verify.FixAsync(
        "ORC1002", Chain("Report", "    " + before + "\n\n"), Chain("Report", "    " + after + "\n\n"));

    /// <summary>A build shows only the compiler's error, so the fix stands there as well.</summary>
    [Fact]
    public Task TheEntryIsMadePartialWhereTheCompilerMissesItsBody() => Verify.FixAsync(
        "CS0501",
        Chain("Report", "    public Task<string> {|CS0501:RunAsync|}(string topic);\n\n"),
        Chain("Report", "    public partial Task<string> RunAsync(string topic);\n\n"));

    [Fact]
    public Task TheSecondEntryIsRemoved() => Verify.FixAsync(
        "ORC1002",
        Chain("Report", "    public partial Task<string> RunAsync(string topic);\n\n    public partial Task<string> {|ORC1002:RunAsync|}(string topic, int words);\n\n"),
        Chain("Report", "    public partial Task<string> RunAsync(string topic);\n\n"));

    [Fact]
    public Task ASecondEntryThatIsCalledStays() => Verify.NoFixAsync("ORC1002", Chain("Report", """
            public partial Task<string> RunAsync(string topic);

            public partial Task<string> {|ORC1002:RunAsync|}(string topic, int words);

            private Task<string> Short(string topic) => RunAsync(topic, 10);


        """));

    [Fact]
    public Task AnOverloadThatFillsInAParameterIsRenamed() => Verify.FixAsync(
        "ORC1002",
        WithUse(Chain("Report", "    public partial Task<string> RunAsync(string topic);\n\n    public Task<string> {|ORC1002:RunAsync|}() => RunAsync(\"tides\");\n\n"), "RunAsync", ""),
        WithUse(Chain("Report", "    public partial Task<string> RunAsync(string topic);\n\n    public Task<string> RunWithDefaultsAsync() => RunAsync(\"tides\");\n\n"), "RunWithDefaultsAsync", ""));

    [Fact]
    public Task TheStreamTakesTheParametersOfTheEntry() => Verify.FixAsync(
        "ORC1002",
        Chain("Report", "    public partial Task<string> RunAsync([Untrusted] string topic, CancellationToken cancellationToken = default);\n\n    public partial IAsyncEnumerable<RunEvent> {|ORC1002:StreamAsync|}(string subject);\n\n"),
        Chain("Report", "    public partial Task<string> RunAsync([Untrusted] string topic, CancellationToken cancellationToken = default);\n\n    public partial IAsyncEnumerable<RunEvent> StreamAsync(string topic, CancellationToken cancellationToken = default);\n\n"));

    private static string Entry(string inputs) => $"    public partial Task<string> RunAsync({inputs}, CancellationToken cancellationToken = default);\n\n";

    private static string Chain(string name, string entry) =>
        $"[Chain]\npublic partial class {name}(IChatClient client)\n{{\n{entry}    [Step, Prompt(\"Outline {{topic}}.\")]\n    private partial Task<string> Outline(string topic);\n}}\n";

    private static string WithUse(string chain, string name, string argument = "\"tides\"") =>
        chain + $"\npublic static class Program\n{{\n    public static Task<string> Go(Report report) => report.{name}({argument});\n}}\n";

    private static string Critic(string name, string entry) => $$"""
        public sealed record Text(string Words);

        [Critic(MaxRounds = 3)]
        public partial class {{name}}(IChatClient writer, IChatClient judge)
        {
        {{entry}}    [Produce, Prompt("Translate into {culture}: {text}"), Model(nameof(writer))]
            private partial Task<Text> Translate(string text, System.Globalization.CultureInfo culture);

            [Evaluate, Prompt("Judge {draft.Words}, a translation of {text}."), Model(nameof(judge))]
            private partial Task<Verdict> Judge(string text, Text draft);
        }
        """;
}
