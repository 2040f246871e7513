namespace Orchestration.Compiler.Tests.Rules.DataFlow;

public sealed class NoRoomForUnknownTests
{
    [Fact]
    public Task AYesOrNoAboutWhatMayBeMissing_Triggers() => Verify.RuleAsync("ORC4006", new Scenario(Chain("bool", "string?", "string? [|report|]"))
    {
        Messages = ["'Judge' is shown 'report', which may be missing, and has to answer with yes or no all the same, so it will make one up; let it say that it cannot tell, by a nullable result or by a value such as Unknown."],
    });

    [Fact]
    public Task AnEnumWithoutUnknown_Triggers() => Verify.RuleAsync("ORC4006", Chain("Mood", "string?", "string? [|report|]"));

    [Fact]
    public Task ANumber_Triggers() => Verify.RuleAsync("ORC4006", Chain("int", "string?", "string? [|report|]"));

    [Theory]
    [InlineData("string")]
    [InlineData("bool?")]
    [InlineData("int?")]
    [InlineData("Weather")]
    [InlineData("Verdict")]
    [InlineData("Finding")]
    public Task AResultWithRoom_DoesNotTrigger(string result) => Verify.RuleAsync("ORC4006", Chain(result, "string?", "string? report"));

    [Fact]
    public Task WhatIsAlwaysThere_DoesNotTrigger() => Verify.RuleAsync("ORC4006", Chain("bool", "string", "string report"));

    [Fact]
    public Task WhatAStepBeforeFilledIn_DoesNotTrigger() => Verify.RuleAsync("ORC4006", """
        [Chain, Unverified("a test")]
        public partial class Triage(IChatClient client)
        {
            public partial Task<bool> RunAsync(string? report);

            [Step]
            private static string Text(string? report) => report ?? "There is no report.";

            [Step, Prompt("Is it urgent? {text}")]
            private partial Task<bool> Judge(string text);
        }
        """);

    private static string Chain(string result, string input, string parameter) => $$"""
        public enum Mood { Good, Bad }
        public enum Weather { Fair, Foul, Unknown }
        public sealed record Finding(string Text);

        [Chain, Unverified("a test")]
        public partial class Triage(IChatClient client)
        {
            public partial Task<{{result}}> RunAsync({{input}} report);

            [Step, Prompt("Judge the report. {report}")]
            private partial Task<{{result}}> Judge({{parameter}});
        }
        """;
}
