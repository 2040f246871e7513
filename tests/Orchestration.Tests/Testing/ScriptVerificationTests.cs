using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public class ScriptVerificationTests
{
    [Fact]
    public async Task An_unexpected_call_shows_the_whole_prompt_the_step_and_the_rules()
    {
        var client = new ScriptedChatClient()
            .When(prompt => prompt.Contains("Judge"), "yes")
            .WhenPromptContains("Draft", Reply.InTurn("one", "two"))
            .WhenStep("Improve[2]", "better");
        string long_ = new('x', 5000);
        ChatMessage[] messages = [new(ChatRole.System, "Be kind."), new(ChatRole.User, $"Translate {long_} end")];

        var exception = await Assert.ThrowsAsync<UnexpectedCallException>(() => client.GetResponseAsync(messages, Ask.OfStep("Translate[1]")));

        Assert.Contains($"[system]\nBe kind.\n[user]\nTranslate {long_} end", exception.Message);
        Assert.Contains("Step: Translate[1]", exception.Message);
        Assert.Contains("1. When(prompt => prompt.Contains(\"Judge\")): any number of replies, 0 calls", exception.Message);
        Assert.Contains("2. WhenPromptContains(\"Draft\"): 2 replies, 0 calls", exception.Message);
        Assert.Contains("3. WhenStep(\"Improve[2]\")", exception.Message);
        Assert.Equal("Translate[1]", Assert.Single(exception.Requests).Step);
    }

    [Fact]
    public async Task A_swallowed_unexpected_call_still_fails_the_verification()
    {
        var client = new ScriptedChatClient().WhenPromptContains("known", "ok");
        try
        {
            await client.GetResponseAsync("strange");
        }
#pragma warning disable ORC9010 // What careless code under test does.
        catch (Exception)
        {
        }
#pragma warning restore ORC9010

        Assert.Contains("strange", Assert.Throws<UnexpectedCallException>(client.Verify).Message);
        Assert.Throws<UnexpectedCallException>(client.VerifyAllUsed);
        Assert.IsType<UnexpectedCallException>(Assert.Single(client.Calls).Exception);
    }

    [Fact]
    public async Task All_unexpected_calls_are_told_at_once()
    {
        var client = new ScriptedChatClient();
        await Assert.ThrowsAsync<UnexpectedCallException>(() => client.GetResponseAsync("first one"));
        await Assert.ThrowsAsync<UnexpectedCallException>(() => Ask.StreamAsync(client, "second one"));

        var exception = Assert.Throws<UnexpectedCallException>(client.Verify);

        Assert.Contains("2 calls had no answer", exception.Message);
        Assert.Contains("first one", exception.Message);
        Assert.Contains("second one", exception.Message);
        Assert.Equal(2, exception.Requests.Count);
    }

    [Fact]
    public async Task Replies_left_over_fail_the_check_that_all_are_used()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("used", "ok")
            .WhenPromptContains("half", Reply.InTurn("one", "two"))
            .WhenPromptContains("never", "ok")
            .Otherwise("rest");
        await client.GetResponseAsync("used");
        await client.GetResponseAsync("half");

        client.Verify();
        var exception = Assert.Throws<UnusedReplyException>(client.VerifyAllUsed);

        Assert.Contains("WhenPromptContains(\"half\"): 2 replies, 1 call\n", exception.Message);
        Assert.Contains("WhenPromptContains(\"never\")", exception.Message);
        Assert.DoesNotContain("\"used\"", exception.Message);
        Assert.DoesNotContain("Otherwise", exception.Message);
    }

    [Fact]
    public async Task A_script_used_to_the_last_reply_passes()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("a", Reply.InTurn("one", "two"))
            .WhenPromptContains("b", Reply.InTurn("one").ThenRepeatLast());
        foreach (string prompt in (string[])["a", "a", "b", "b", "b"])
            await client.GetResponseAsync(prompt);

        client.VerifyAllUsed();
    }
}
