using static Orchestration.Compiler.Tests.Rules.Declaration.UnknownPlaceholderTests;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class MalformedPromptTests
{
    [Fact]
    public Task BraceThatNothingCloses_Triggers() => Verify.OnlyAsync(Write("\"About {topic} and {|ORC1008:{|} more.\""));

    [Fact]
    public Task BraceThatClosesNothing_Triggers() => Verify.OnlyAsync(Write("\"About {topic} and {|ORC1008:}|} more.\""));

    [Fact]
    public Task EmptyPlaceholder_Triggers() => Verify.RuleAsync("ORC1008", Write("\"About {topic} and [|{}|].\"") with
    {
        Messages = ["The placeholder '{}' is empty; name a parameter in it, or write '{{' and '}}' for braces."],
    });

    [Fact]
    public Task ExpressionInsteadOfAName_Triggers() => Verify.OnlyAsync(Write("\"About {topic} and {|ORC1008:{topic + 1}|}.\""));

    [Fact]
    public Task JsonOnOneLineIsOneMistake_Triggers() => Verify.OnlyAsync(Write("\"\"\"About {topic}: {|ORC1008:{|} \"a\": { \"b\": {} } }\"\"\""));

    [Fact]
    public Task JsonOnSeveralLinesIsOneMistake_Triggers() => Verify.OnlyAsync(Write("\"\"\"\n        About {topic}:\n        {|ORC1008:{|}\n          \"a\": {\"b\": {\"c\": \"{topic}\"}},\n          \"d\": {}\n        }\n        \"\"\""));

    [Fact]
    public Task FormatOfText_Triggers() => Verify.RuleAsync("ORC1008", Write("\"About [|{topic:N0}|].\"") with
    {
        Messages = ["'topic' takes no format, as only numbers, dates and the like do; remove ':N0'."],
    });

    [Fact]
    public Task BraceInAConstant_Triggers() => Verify.OnlyAsync(Write("{|ORC1008:\"About {topic} and \" + \"{\"|}"));

    [Fact]
    public Task PlaceholderForAnAttachment_Triggers() => Verify.OnlyAsync("""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(DataContent image);

            [Step, Prompt("Describe {|ORC1008:{image}|}."), Unverified("A draft.")]
            private partial Task<string> Describe(DataContent image);
        }
        """);

    [Fact]
    public Task PromptOfNull_Triggers() => Verify.OnlyAsync("""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, {|ORC1008:Prompt(null!)|}, Unverified("A draft.")]
            private partial Task<string> Write(string topic);
        }
        """);

    [Fact]
    public Task PromptFileThatIsNotThere_Triggers() => Verify.OnlyAsync(File("{|ORC1008:\"judge.prompt.md\"|}"));

    [Fact]
    public Task PromptFileOfAKindThatIsNotRead_Triggers() => Verify.OnlyAsync(File("{|ORC1008:\"write.html\"|}").WithAdditionalFile("write.html", "About {topic}."));

    [Fact]
    public Task BraceInAPromptFile_Triggers() => Verify.OnlyAsync(PromptFile("About {topic}\nand {|ORC1008:{|} more."));

    [Fact]
    public Task DoubledBraces_DoesNotTrigger() => Verify.CleanAsync(Write("\"About {topic} as {{ \\\"a\\\": 1 }}.\""));

    [Fact]
    public Task PlaceholderInDoubledBraces_DoesNotTrigger() => Verify.CleanAsync(Write("\"About {{{topic}}}.\""));

    [Fact]
    public Task FormatOfANumber_DoesNotTrigger() => Verify.CleanAsync(Write("\"About {topic} in {topic.Length:0.0} letters.\""));

    [Fact]
    public Task PromptFileThatIsThere_DoesNotTrigger() => Verify.CleanAsync(PromptFile("About {topic}.\r\n"));

    [Fact]
    public Task PromptFileInAnotherFolder_DoesNotTrigger() =>
        Verify.CleanAsync(File("\"./prompts/../prompts\\\\write.prompt.md\"").WithAdditionalFile("prompts/write.prompt.md", "About {topic}."));

    [Fact]
    public Task PromptThatDoesNotCompile_DoesNotTrigger() => Verify.RuleAsync("ORC1008", Write("{|CS0103:Nowhere|}"));

    private static Scenario File(string path) => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, PromptFile({{path}}), Unverified("A draft.")]
            private partial Task<string> Write(string topic);
        }
        """;
}
