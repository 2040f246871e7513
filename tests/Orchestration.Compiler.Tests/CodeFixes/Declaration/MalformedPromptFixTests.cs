using static Orchestration.Compiler.Tests.Rules.Declaration.UnknownPlaceholderTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class MalformedPromptFixTests
{
    [Fact]
    public Task AnOpeningBraceIsDoubled() => Verify.FixAsync("ORC1008", Write("\"About {topic} and [|{|] more.\""), Write("\"About {topic} and {{ more.\""));

    [Fact]
    public Task AClosingBraceIsDoubled() => Verify.FixAsync("ORC1008", Write("\"About {topic} and [|}|] more.\""), Write("\"About {topic} and }} more.\""));

    [Fact]
    public Task AnEmptyPlaceholderIsDoubled() => Verify.FixAsync("ORC1008", Write("\"About {topic}: [|{}|]\""), Write("\"About {topic}: {{}}\""));

    [Fact]
    public Task TheBracesOfAnExampleAreDoubledAndItsPlaceholdersStay() => Verify.FixAsync(
        "ORC1008",
        Write("\"\"\"\n        About {topic}:\n        [|{|]\n          \"a\": {\"b\": {\"c\": \"{topic}\"}},\n          \"d\": {}\n        }\n        \"\"\""),
        Write("\"\"\"\n        About {topic}:\n        {{\n          \"a\": {{\"b\": {{\"c\": \"{topic}\"}}}},\n          \"d\": {{}}\n        }}\n        \"\"\""));

    [Fact]
    public Task ABraceWrittenAsAnEscapeIsDoubledAsWritten() => Verify.FixAsync("ORC1008", Write("\"About {topic} and [|\\u007B|].\""), Write("\"About {topic} and \\u007B\\u007B.\""));

    [Fact]
    public Task AFormatIsRemoved() => Verify.FixAsync("ORC1008", Write("\"About [|{topic:N0}|].\""), Write("\"About {topic}.\""));

    [Fact]
    public Task APlaceholderOfAnAttachmentIsRemoved() => Verify.FixAsync("ORC1008", Image("[|{image}|]"), Image(""));

    [Fact]
    public Task AConstantIsNotChanged() => Verify.NoFixAsync("ORC1008", Write("[|\"About {topic} and \" + \"{\"|]"));

    [Fact]
    public Task APromptFileIsNotChanged() => Verify.NoFixAsync("ORC1008", PromptFile("About {topic} and [|{|]."));

    [Fact]
    public Task FixAllDoublesEveryBrace() => Verify.FixAllAsync(
        "ORC1008",
        Write("\"About {topic}: [|}|] and [|}|] and [|}|].\""),
        Write("\"About {topic}: }} and }} and }}.\""));

    private static Scenario Image(string placeholder) => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(DataContent image);

            [Step, Prompt("Describe {{placeholder}}.")]
            private partial Task<string> Describe(DataContent image);
        }
        """;
}
