namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class UnknownPlaceholderTests
{
    [Fact]
    public Task MisspeltParameterInALiteral_Triggers() => Verify.OnlyAsync(Write("\"Line one\\n\\tabout {{|ORC1007:tpic|}}.\""));

    [Fact]
    public Task MisspeltParameterInAVerbatimLiteral_Triggers() => Verify.OnlyAsync(Write("@\"Say \"\"{{|ORC1007:tpic|}}\"\".\""));

    [Fact]
    public Task MisspeltParameterInARawLiteral_Triggers() => Verify.OnlyAsync(Write("\"\"\"\n        About\n          {{|ORC1007:tpic|}}.\n        \"\"\""));

    [Fact]
    public Task SpacesAroundTheName_Triggers() => Verify.OnlyAsync(Write("\"About { {|ORC1007:tpic|} }.\""));

    [Fact]
    public Task NameWithAFormat_Triggers() => Verify.OnlyAsync(Write("\"About {{|ORC1007:tpic|}:N0}.\""));

    [Fact]
    public Task NameInAConstant_Triggers() => Verify.OnlyAsync(Write("{|ORC1007:Text|}"));

    [Fact]
    public Task NameInAConcatenation_Triggers() => Verify.OnlyAsync(Write("{|ORC1007:\"About \" + \"{tpic}\"|}"));

    [Fact]
    public Task MissingMember_Triggers() => Verify.RuleAsync("ORC1007", Write("\"About {topic.[|Lenght|]}.\"") with
    {
        Messages = ["'Lenght' is no member of 'topic' that the prompt of 'Write' can read; did you mean 'Length'?"],
    });

    [Fact]
    public Task MissingMemberNamedLikeItsOwner_Triggers() => Verify.OnlyAsync(Write("\"About {topic.{|ORC1007:topic|}}.\""));

    [Fact]
    public Task SystemMessageOfTheStep_Triggers() => Verify.OnlyAsync(Write("\"About {topic}.\"), System(\"You know {{|ORC1007:tpic|}}.\""));

    [Fact]
    public Task SystemMessageOfTheClassIsWrongOnce_Triggers() => Verify.RuleAsync("ORC1007", """
        [Chain, System("You know {[|tpic|]}.")]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Write about {topic}: {outline}")]
            private partial Task<string> Write(string topic, string outline);
        }
        """);

    [Fact]
    public Task SystemMessageOfTheClassThatOneStepCannotFill_Triggers() => Verify.RuleAsync("ORC1007", """
        [Chain, System("You know {[|topic|]}.")]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Write {outline}.")]
            private partial Task<string> Write(string outline);
        }
        """);

    [Fact]
    public Task PromptFile_Triggers() => Verify.OnlyAsync(PromptFile("About {{|ORC1007:tpic|}} in\n{topic.{|ORC1007:Lenght|}} letters"));

    [Fact]
    public Task TokenIsNoValue_Triggers() => Verify.OnlyAsync("""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("About {topic}, {{|ORC1007:cancel|}}."), Unverified("A draft.")]
            private partial Task<string> Write(string topic, CancellationToken cancel);
        }
        """);

    [Fact]
    public Task KnownNames_DoesNotTrigger() => Verify.CleanAsync(Write("\"About {topic}, { topic }, {topic.Length} letters, {topic.Length:N0}.\""));

    [Fact]
    public Task KeywordAsANameWithAndWithoutItsSign_DoesNotTrigger() => Verify.CleanAsync("""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string @event);

            [Step, Prompt("About {@event}, {event} and {@event.Length}."), Unverified("A draft.")]
            private partial Task<string> Write(string @event);
        }
        """);

    [Fact]
    public Task DoubledBraces_DoesNotTrigger() => Verify.CleanAsync(Write("\"About {topic} as {{tpic}}.\""));

    [Fact]
    public Task TextThatLooksLikeAPlaceholderOfAnotherLanguage_DoesNotTrigger() => Verify.CleanAsync(Write("\"About {topic} as <tpic> or [tpic] or %tpic%.\""));

    [Fact]
    public Task MemberOfATypeThatTheCompilerDoesNotKnow_DoesNotTrigger() => Verify.RuleAsync("ORC1007", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> {|CS8795:RunAsync|}({|CS0246:Topic|} topic);

            [Step, Prompt("About {topic.Name:N0}.")]
            private partial Task<string> {|CS8795:Write|}({|CS0246:Topic|} topic);
        }
        """);

    [Fact]
    public Task PromptFileThatNamesWhatIsThere_DoesNotTrigger() => Verify.CleanAsync(PromptFile("About {topic}, {topic.Length} letters."));

    internal static Scenario Write(string prompt) => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            private const string Text = "About {tpic}.";

            public partial Task<string> RunAsync(string topic);

            [Step, Prompt({{prompt}}), Unverified("A draft.")]
            private partial Task<string> Write(string topic);
        }
        """;

    internal static Scenario PromptFile(string text) => new("""
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, PromptFile("write.prompt.md"), Unverified("A draft.")]
            private partial Task<string> Write(string topic);
        }
        """)
    {
        AdditionalFiles = { ["write.prompt.md"] = text },
    };
}
