namespace Orchestration.Compiler.Tests.Rules.Security;

public sealed class LethalTrifectaTests
{
    [Fact]
    public Task AnAgentThatReadsMailAndRecordsAndSends_Triggers() => Verify.RuleAsync("ORC6002", new Scenario(Agent("Tool, [|SideEffect|]"))
    {
        Messages = ["'Answer' reads 'ReadMail', which may be hostile, and 'Record', which is sensitive, and what it writes leaves by 'Send': who writes the one can have the other sent away; add [Approve], so that a person sees it before."],
        Related = ["Answer, ReadMail, Record"],
    });

    [Fact]
    public Task AStepThatSendsWhatAModelMadeOfBoth_Triggers() => Verify.RuleAsync("ORC6002", new Scenario(Chain("[|SideEffect|], Sensitive"))
    {
        Messages = ["'Write' reads 'mail', which may be hostile, and 'record', which is sensitive, and what it writes leaves by 'Send': who writes the one can have the other sent away; add [Approve], so that a person sees it before."],
    });

    [Fact]
    public Task WhatAModelPassedOn_Triggers() => Verify.RuleAsync("ORC6002", new Scenario("""
        [Chain, Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient client)
        {
            public partial Task<int> RunAsync([Untrusted] string mail, [Sensitive] string record);

            [Step, Prompt("What does the writer want? {mail}")]
            private partial Task<string> Wish(string mail);

            [Step, Prompt("Answer {wish} from {record}")]
            private partial Task<string> Write(string wish, string record);

            [Step, [|SideEffect|], Sensitive]
            private static int Send(string write) => write.Length;
        }
        """)
    {
        Messages = ["'Write' reads 'mail' by way of 'Wish', which may be hostile, and 'record', which is sensitive, and what it writes leaves by 'Send': who writes the one can have the other sent away; add [Approve], so that a person sees it before."],
        Related = ["Write, mail, Wish, record"],
    });

    [Fact]
    public Task AnApprovedWayOut_DoesNotTrigger() => Verify.RuleAsync("ORC6002", Agent("Tool, SideEffect, Approve"));

    [Fact]
    public Task WithoutHostileText_DoesNotTrigger() => Verify.RuleAsync("ORC6002", Agent("Tool, SideEffect").Replace("Untrusted, ", "", StringComparison.Ordinal));

    [Fact]
    public Task WithoutSensitiveData_DoesNotTrigger() => Verify.RuleAsync("ORC6002", Agent("Tool, SideEffect").Replace("Tool, Sensitive", "Tool", StringComparison.Ordinal));

    [Fact]
    public Task WithoutAWayOut_DoesNotTrigger() => Verify.RuleAsync("ORC6002", Agent("Tool"));

    [Fact]
    public Task AClassThatIsAllThatPasses_DoesNotTrigger() => Verify.RuleAsync("ORC6002", """
        public enum Topic { Bill, Other }

        [Chain, Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient client)
        {
            public partial Task<int> RunAsync([Untrusted] string mail, [Sensitive] string record);

            [Step, Prompt("What is it about? {mail}")]
            private partial Task<Topic> Sort(string mail);

            [Step, Prompt("Write of {sort} from {record}")]
            private partial Task<string> Write(Topic sort, string record);

            [Step, SideEffect, Sensitive]
            private static int Send(string write) => write.Length;
        }
        """);

    [Fact]
    public Task WhereItTriggers_TheLesserRulesDoNot() => Verify.RuleAsync("ORC6003", Agent("Tool, SideEffect"));

    internal static string Agent(string send) => $$"""
        [Agent(MaxTurns = 6), Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient client)
        {
            public partial Task<string> RunAsync(string wish);

            [Respond, Prompt("{wish}")]
            private partial Task<string> Answer(string wish);

            [Tool, Untrusted, Description("Reads the mail.")]
            private static string ReadMail(string number) => number;

            [Tool, Sensitive, Description("Reads a record.")]
            private static string Record(string name) => name;

            [{{send}}, Description("Sends a mail.")]
            private static string Send(string to, string text) => to + text;
        }
        """;

    private static string Chain(string send) => $$"""
        [Chain, Unverified("a test")]
        public partial class Desk([Sensitive] IChatClient client)
        {
            public partial Task<int> RunAsync([Untrusted] string mail, [Sensitive] string record);

            [Step, Prompt("Answer {mail} from {record}")]
            private partial Task<string> Write(string mail, string record);

            [Step, {{send}}]
            private static int Send(string write) => write.Length;
        }
        """;
}
