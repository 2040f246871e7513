using Orchestration.Testing;

namespace Orchestration.Tests.Patterns.Nesting;

public sealed class NestingTests
{
    [Fact]
    public async Task AnInnerPipelineRunsAsAStep()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Write hi", "text");
        var judge = new ScriptedChatClient().Otherwise(Reply.Json(true));

        Assert.Equal("text!", Assert.IsType<Outcome<string>.Completed>(await new Outer(client, judge).RunAsync("hi")).Value);
        Assert.Equal(3, Outer.MaxCalls);
    }

    [Fact]
    public async Task AnInnerExhaustionIsTheOutersFailure()
    {
        var client = new ScriptedChatClient().Otherwise("text");
        var judge = new ScriptedChatClient().Otherwise(Reply.Json(false));

        var failed = Assert.IsType<Outcome<string>.Failed>(await new Outer(client, judge).RunAsync("hi"));

        Assert.Equal("text", Assert.IsType<ExhaustedException>(failed.Exception).Best);
    }

    [Fact]
    public async Task AFailureInsideCarriesTheWholePath()
    {
        var client = new ScriptedChatClient().Otherwise("text");
        var judge = new ScriptedChatClient().Otherwise("perhaps");

        var failed = Assert.IsType<Outcome<string>.Failed>(await new Outer(client, judge).RunAsync("hi"));

        Assert.Equal("Polish/Judge[1]", Assert.IsType<StepOutputException>(failed.Exception).StepPath);
    }

    [Fact]
    public async Task AStepMayTakeTheOutcomeItself()
    {
        var client = new ScriptedChatClient().Otherwise("text");
        var judge = new ScriptedChatClient().Otherwise(Reply.Json(false));

        Assert.Equal("Exhausted", await new Lenient(new Checked(client, judge)).RunAsync("hi"));
    }

    [Fact]
    public async Task NestedAndRecordClassesArePipelinesTooAndInstancesAreMadeThroughSeveralLevels()
    {
        var client = new ScriptedChatClient().WhenPromptContains("Judge", Reply.Json(true)).Otherwise("text");

        Assert.Equal("text!", await new Container.Deep(client).RunAsync("hi"));
    }

    [Theory]
    [InlineData(true, 6)]
    [InlineData(false, 2)]
    public async Task AnInnerResultConvertsToAWiderType(bool accepted, int count)
    {
        var client = new ScriptedChatClient().Otherwise("text");
        var judge = new ScriptedChatClient().Otherwise(Reply.Json(accepted));

        Assert.Equal(count, await new Wider(client, judge).RunAsync("two words"));
    }

    [Fact]
    public async Task CancellationPassesThroughEveryLevel()
    {
        using var cancellation = new CancellationTokenSource();
        var client = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return "";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Container.Deep(client).RunAsync("hi", cancellation.Token));
        Assert.Equal(1, client.CallCount);
    }
}
