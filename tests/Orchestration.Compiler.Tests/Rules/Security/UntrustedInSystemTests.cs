using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Security;

public sealed class UntrustedInSystemTests
{
    [Fact]
    public Task UntrustedEntryParameterInAStepsSystemMessage_Triggers() => Verify.RuleAsync("ORC6001", new Scenario(Answers("""
            [Step, System("You help the customer who wrote: {|ORC6001:{message}|}"), Prompt("Answer in {language}.")]
            private partial Task<string> Answer(string message, string language);
        """))
    {
        Messages = ["'{message}' puts [Untrusted] text into the system message of 'Answer', where the model takes what it says for instructions; move it to the prompt."],
        Severity = DiagnosticSeverity.Warning,
        Related = ["message"],
    });

    [Fact]
    public Task UntrustedTextIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Answers("""
            [Step, System("You help the customer who wrote: {|ORC6001:{message}|}"), Prompt("Answer in {language}."), Unverified("a person reads it")]
            private partial Task<string> Answer(string message, string language);
        """));

    [Fact]
    public Task ResultOfAnUntrustedCodeStep_Triggers() => Verify.RuleAsync("ORC6001", Answers("""
            [Step, Untrusted]
            private static string Page(string message) => message;

            [Step, System("Use {|ORC6001:{page}|}."), Prompt("Answer {message} in {language}.")]
            private partial Task<string> Answer(string page, string message, string language);
        """));

    [Fact]
    public Task UntrustedTextInTheSystemMessageOfTheClass_TriggersOnce() => Verify.RuleAsync("ORC6001", """
        [Chain, System("A customer wrote: {|ORC6001:{message}|}")]
        public partial class Answers(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] string message);

            [Step, Prompt("List the questions in {message}.")]
            private partial Task<string> Ask(string message);

            [Step, Prompt("Answer {ask}.")]
            private partial Task<string> Answer(string message, string ask);
        }
        """);

    [Fact]
    public Task UntrustedListOfTexts_Triggers() => Verify.RuleAsync("ORC6001", """
        [Chain]
        public partial class Answers(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] IReadOnlyList<string> pages, string question);

            [Step, System(@"Use these pages:
        {|ORC6001:{pages}|}"), Prompt("Answer {question}.")]
            private partial Task<string> Answer(IReadOnlyList<string> pages, string question);
        }
        """);

    [Fact]
    public Task UntrustedTextInThePrompt_DoesNotTrigger() => Verify.RuleAsync("ORC6001", Answers("""
            [Step, System("You answer in {language}."), Prompt("Answer {message}.")]
            private partial Task<string> Answer(string message, string language);
        """));

    [Fact]
    public Task WhatCodeMadeOfUntrustedText_DoesNotTrigger() => Verify.RuleAsync("ORC6001", Answers("""
            [Step]
            private static string Checked(string message) => message.Length < 20 ? message : "";

            [Step, System("The customer is called {checked}."), Prompt("Answer {message} in {language}.")]
            private partial Task<string> Answer(string @checked, string message, string language);
        """));

    [Fact]
    public Task UntrustedNumber_DoesNotTrigger() => Verify.RuleAsync("ORC6001", """
        [Chain]
        public partial class Answers(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] int age, [Untrusted] string message);

            [Step, System("The customer is {age} and wrote {message.Length} letters."), Prompt("Answer {message}.")]
            private partial Task<string> Answer(int age, string message);
        }
        """);

    [Fact]
    public Task TrustedTextInASystemMessage_DoesNotTrigger() => Verify.RuleAsync("ORC6001", Answers("""
            [Step, System("You answer in {language}."), Prompt("Answer politely: {message}")]
            private partial Task<string> Answer(string language, string message);
        """));

    internal static string Answers(string steps) => $$"""
        [Chain]
        public partial class Answers(IChatClient client)
        {
            public partial Task<string> RunAsync([Untrusted] string message, string language);

        {{steps}}
        }
        """;
}
