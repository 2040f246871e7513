namespace Orchestration.Compiler.Tests.Rules.Security;

public sealed class SensitiveLeavesTests
{
    [Fact]
    public Task AClientThatIsNotMarked_Triggers() => Verify.RuleAsync("ORC6005", new Scenario(Chain("IChatClient", "[|record|]"))
    {
        Messages = ["'Write' shows 'record' to 'client', which is not marked for sensitive text; mark 'client' [Sensitive] if it may see it, or leave it out."],
        Related = ["record"],
    });

    [Fact]
    public Task WhatAModelMadeOfIt_TriggersAsWell() => Verify.RuleAsync("ORC6005", new Scenario("""
        [Chain, Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient here, IChatClient cloud)
        {
            public partial Task<string> RunAsync([Sensitive] string record);

            [Step, Prompt("Sum up {record}"), Model(nameof(here))]
            private partial Task<string> Summarize(string record);

            [Step, Prompt("Polish {summarize}"), Model(nameof(cloud))]
            private partial Task<string> Polish(string [|summarize|]);
        }
        """)
    {
        Messages = ["'Polish' shows 'record' by way of 'Summarize' to 'cloud', which is not marked for sensitive text; mark 'cloud' [Sensitive] if it may see it, or leave it out."],
        Related = ["record, Summarize"],
    });

    [Fact]
    public Task ASideEffectThatIsNotMarked_Triggers() => Verify.RuleAsync("ORC6005", new Scenario("""
        [Chain]
        public partial class Desk
        {
            public partial Task RunAsync([Sensitive] string record);

            [Step, SideEffect]
            private static void Send(string [|record|]) => Console.WriteLine(record);
        }
        """)
    {
        Messages = ["'Send' takes 'record' out of the program, and is not marked for sensitive text; mark it [Sensitive] if it may have it, or leave it out."],
    });

    [Fact]
    public Task AnInnerPipelineWhoseParameterIsNotMarked_Triggers() => Verify.RuleAsync("ORC6005", new Scenario(Nested("string text", "[|record|]"))
    {
        Messages = ["'Tell' passes 'record' to 'Summary', whose parameter 'text' is not marked [Sensitive], so that nothing guards it there; mark it."],
    });

    [Fact]
    public Task AToolsSensitiveResult_Triggers() => Verify.RuleAsync("ORC6005", """
        [Agent(MaxTurns = 6), Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Respond, Prompt("{wish}")]
            private partial Task<string> [|Answer|](string wish);

            [Tool, Sensitive, Description("Reads a record.")]
            private static string Record(string name) => name;
        }
        """);

    [Fact]
    public Task AMarkedClient_DoesNotTrigger() => Verify.RuleAsync("ORC6005", Chain("[Sensitive] IChatClient", "record"));

    [Fact]
    public Task WhatCodeMadeOfIt_DoesNotTrigger() => Verify.RuleAsync("ORC6005", """
        [Chain, Unverified("a test")]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync([Sensitive] string record);

            [Step]
            private static string Redact(string record) => record.Replace("name", "***", StringComparison.Ordinal);

            [Step, Prompt("Sum up {redact}")]
            private partial Task<string> Summarize(string redact);
        }
        """);

    [Fact]
    public Task AClosedSetMadeOfIt_DoesNotTrigger() => Verify.RuleAsync("ORC6005", """
        [Chain, Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient here, IChatClient cloud)
        {
            public partial Task<string> RunAsync([Sensitive] string record);

            [Step, Prompt("Is this urgent? {record}"), Model(nameof(here))]
            private partial Task<bool> IsUrgent(string record);

            [Step, Prompt("Write a reminder; urgent: {isUrgent}"), Model(nameof(cloud))]
            private partial Task<string> Remind(bool isUrgent);
        }
        """);

    [Fact]
    public Task AMarkedParameterOfAnInnerPipeline_DoesNotTrigger() => Verify.RuleAsync("ORC6005", Nested("[Sensitive] string text", "record"));

    private static string Chain(string client, string parameter) => $$"""
        [Chain, Unverified("a test")]
        public partial class Desk({{client}} client)
        {
            public partial Task<string> RunAsync([Sensitive] string record);

            [Step, Prompt("Sum up {record}")]
            private partial Task<string> Write(string {{parameter}});
        }
        """;

    private static string Nested(string input, string parameter) => $$"""
        [Chain, Unverified("a test")]
        public partial class Summary([Sensitive] IChatClient client)
        {
            public partial Task<string> RunAsync({{input}});

            [Step, Prompt("Sum up {text}")]
            private partial Task<string> Write(string text);
        }

        [Chain, Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient client)
        {
            public partial Task<string> RunAsync([Sensitive] string record);

            [Step, Pipeline<Summary>]
            private partial Task<string> Tell([From("record")] string {{(parameter.StartsWith('[') ? "[|text|]" : "text")}});
        }
        """;
}
