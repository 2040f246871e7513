using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.ModelCode.OutsideInSystemTests;

namespace Orchestration.Compiler.Tests.CodeFixes.ModelCode;

public sealed class OutsideInSystemFixTests
{
    private const string Move = "Move the text to a user message";

    [Fact]
    public Task TheTextGetsAMessageOfItsOwn() => Verify.FixAsync(
        "ORC9007",
        Method("public Task<ChatResponse> AskAsync(string text) => client.GetResponseAsync([new(ChatRole.System, $\"Summarize this: {{|ORC9007:text|}}\")]);"),
        Method("public Task<ChatResponse> AskAsync(string text) => client.GetResponseAsync([new(ChatRole.System, \"Summarize this:\"), new(ChatRole.User, text)]);"),
        Move);

    [Fact]
    public Task MessagesOfAListAndOfAnArray() => Verify.FixAsync(
        "ORC9007",
        Method("""
            public Task<ChatResponse> ListAsync(string text) => client.GetResponseAsync(new List<ChatMessage> { new ChatMessage(ChatRole.System, $"At most {3} words of\n{{|ORC9007:text|}}") });
            public Task<ChatResponse> ArrayAsync(string text) => client.GetResponseAsync(new[] { new ChatMessage(ChatRole.System, $"Sum up: {{|ORC9007:text|}}"), new ChatMessage(ChatRole.User, "Go on.") });
            """),
        Method("""
            public Task<ChatResponse> ListAsync(string text) => client.GetResponseAsync(new List<ChatMessage> { new ChatMessage(ChatRole.System, $"At most {3} words of"), new ChatMessage(ChatRole.User, text) });
            public Task<ChatResponse> ArrayAsync(string text) => client.GetResponseAsync(new[] { new ChatMessage(ChatRole.System, "Sum up:"), new ChatMessage(ChatRole.User, text), new ChatMessage(ChatRole.User, "Go on.") });
            """),
        Move);

    [Fact]
    public Task TextInTheMiddleIsTheAuthorsToMove() => Verify.NoFixAsync(
        "ORC9007",
        Method("public Task<ChatResponse> AskAsync(string text) => client.GetResponseAsync([new(ChatRole.System, $\"Put '{{|ORC9007:text|}}' into plain words.\")]);"));

    [Theory]
    [InlineData("client.GetResponseAsync([new ChatMessage(ChatRole.System, $\"{{|ORC9007:text|}}\")])")]
    [InlineData("client.GetResponseAsync([new ChatMessage(ChatRole.System, $\"Read {{|ORC9007:text|},10}\")])")]
    [InlineData("client.GetResponseAsync([new ChatMessage(ChatRole.System, $\"The folder is C:\\\\n{{|ORC9007:text|}}\")])")]
    public Task WhatCannotBeCutOff_HasNoFix(string call) => Verify.NoFixAsync("ORC9007", Method($"public Task<ChatResponse> AskAsync(string text) => {call};"));
}
