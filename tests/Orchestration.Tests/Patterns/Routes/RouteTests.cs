using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Routes;

public sealed class RouteTests
{
    [Fact]
    public async Task TheCaseOfTheValueRunsAndNoOther()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Topic of: pay", Reply.Json("Billing")).WhenPromptContains("Bill: pay", "paid");

        Assert.Equal("paid", await new Desk(client).RunAsync("pay"));
        Assert.Equal(2, client.CallCount);
        Assert.Equal(3, Desk.MaxCalls);
    }

    [Fact]
    public async Task SeveralValuesMayLeadToOneCaseWhichSeesTheValue()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Topic of", Reply.Json("Praise"));

        Assert.Equal("Praise: thanks", await new Desk(client).RunAsync("thanks"));
    }

    [Theory]
    [InlineData("{\"value\":\"Refunds\"}")]
    [InlineData("{\"value\":0}")]
    [InlineData("Billing, I think")]
    [InlineData("")]
    public async Task AnUnknownLabelIsRepairedOnceAndNeverTakenForARoute(string reply)
    {
        var client = new ScriptedChatClient().Otherwise(reply);

        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Desk(client).RunAsync("pay"));

        Assert.Equal((reply, "Classify", 2), (unreadable.RawReply, unreadable.StepPath, client.CallCount));
    }

    [Fact]
    public async Task AModelMayOnlyGiveTheLabelsThatTheCasesSpell()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("good", Reply.Json("never"))
            .WhenPromptContains("bad", Reply.Json("perhaps"));

        Assert.Equal("N", Assert.IsType<Outcome<string>.Completed>(await new Words(client).RunAsync("good")).Value);
        var failed = Assert.IsType<Outcome<string>.Failed>(await new Words(client).RunAsync("bad"));
        Assert.Equal("Label", Assert.IsType<StepOutputException>(failed.Exception).StepPath);
    }

    [Fact]
    public async Task ALabelFromCodeThatNoCaseSpellsEndsTheRun()
    {
        Assert.Equal("Y", await new Spoken().RunAsync("yes"));

        var unknown = await Assert.ThrowsAsync<StepOutputException>(() => new Spoken().RunAsync("maybe"));

        Assert.Equal(("maybe", "Label"), (unknown.RawReply, unknown.StepPath));
    }

    [Theory]
    [InlineData(8, 4)]
    [InlineData(5, 16)]
    public async Task OtherwiseTakesTheRest(int number, int expected) => Assert.Equal(expected, await new Gate().RunAsync(number));
}
