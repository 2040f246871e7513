namespace Orchestration.Compiler.Tests.Rules.Security;

public sealed class SecretInPromptTests
{
    [Fact]
    public Task AKeyOfAProvider_Triggers() => Verify.RuleAsync("ORC6007", new Scenario(Chain("Use {{the key}} [|sk-abcdefghijklmnop1234|] for {text}."))
    {
        Messages = ["The prompt of 'Tell' has what looks like a secret in it, which goes to the model's provider, into logs and into the repository; take it out and let a code step or a tool use it."],
    });

    [Theory]
    [InlineData("{text} Log in with password: [|Tr0ub4dor&3|]")]
    [InlineData("{text} The API key is [|9f8e7d6c5b4a|].")]
    [InlineData("{text} [|ghp_abcdefghijklmnopqrstuvwxyz012345|]")]
    [InlineData("{text} [|AKIAIOSFODNN7EXAMPLE|]")]
    [InlineData("{text} [|-----BEGIN RSA PRIVATE KEY-----|]")]
    public Task WhatLooksLikeASecret_Triggers(string prompt) => Verify.RuleAsync("ORC6007", Chain(prompt));

    [Fact]
    public Task ASystemMessageOfTheClass_TriggersOnce() => Verify.RuleAsync("ORC6007", """
        [Chain, System("Your token: [|sk-abcdefghijklmnop1234|]"), Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Tell {text}")]
            private partial Task<string> Tell(string text);

            [Step, Prompt("Shorten {tell}")]
            private partial Task<string> Shorten(string tell);
        }
        """);

    [Theory]
    [InlineData("Never ask for a password or an API key. {text}")]
    [InlineData("Say which password rules hold: at least 12 characters, a digit. {text}")]
    [InlineData("The password {text} is weak if it has fewer than 8 characters.")]
    [InlineData("The secret of good bread is patience, and 48 hours. {text}")]
    [InlineData("A key starts with sk- and has 40 characters. {text}")]
    [InlineData("Access token refresh fails since version 2.4.1 of the client: {text}")]
    [InlineData("password: {text}")]
    public Task WordsAboutSecrets_DoNotTrigger(string prompt) => Verify.RuleAsync("ORC6007", Chain(prompt));

    private static string Chain(string prompt) => $$"""
        [Chain, Unverified("a test")]
        public partial class Work(IChatClient client)
        {
            public partial Task<string> RunAsync(string text);

            [Step, Prompt("{{prompt}}")]
            private partial Task<string> Tell(string text);
        }
        """;
}
