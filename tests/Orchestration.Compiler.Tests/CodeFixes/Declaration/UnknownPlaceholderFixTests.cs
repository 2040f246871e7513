using static Orchestration.Compiler.Tests.Rules.Declaration.UnknownPlaceholderTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class UnknownPlaceholderFixTests
{
    [Fact]
    public Task TheNearestParameterIsNamed() => Verify.FixAsync("ORC1007", Write("\"About {[|tpic|]}.\""), Write("\"About {topic}.\""));

    [Fact]
    public Task TheNearestMemberIsNamed() => Verify.FixAsync("ORC1007", Write("\"About {topic.[|Lenght|]:N0}.\""), Write("\"About {topic.Length:N0}.\""));

    [Fact]
    public Task ARawLiteralKeepsItsForm() => Verify.FixAsync(
        "ORC1007",
        Write("\"\"\"\n        About\n          {[|tpic|]}.\n        \"\"\""),
        Write("\"\"\"\n        About\n          {topic}.\n        \"\"\""));

    [Fact]
    public Task AConstantIsNotChanged() => Verify.NoFixAsync("ORC1007", Write("[|Text|]"));

    [Fact]
    public Task ANameThatIsNearNothingIsNotChanged() => Verify.NoFixAsync("ORC1007", Write("\"About {[|audience|]}.\""));

    [Fact]
    public Task APromptFileIsNotChanged() => Verify.NoFixAsync("ORC1007", PromptFile("About {[|tpic|]}."));

    [Fact]
    public Task TheClassesSystemMessageNamesWhatEveryStepHas() => Verify.FixAsync("ORC1007", Shared("[|txt|]"), Shared("text"));

    [Fact]
    public Task TheClassesSystemMessageDoesNotNameWhatOneStepLacks() => Verify.NoFixAsync("ORC1007", Shared("[|tpic|]"));

    [Fact]
    public Task FixAllNamesEveryNearestParameter() => Verify.FixAllAsync(
        "ORC1007",
        Write("\"About {[|tpic|]}, {topic.[|Lengt|]} letters of {[|topc|]}.\""),
        Write("\"About {topic}, {topic.Length} letters of {topic}.\""));

    private static Scenario Shared(string placeholder) => $$"""
        [Chain, System("You know {{{placeholder}}}.")]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string text, string topic);

            [Step, Prompt("Outline {text} on {topic}.")]
            private partial Task<string> Outline(string text, string topic);

            [Step, Prompt("Write {text} from {outline}.")]
            private partial Task<string> Write(string text, string outline);
        }
        """;
}
