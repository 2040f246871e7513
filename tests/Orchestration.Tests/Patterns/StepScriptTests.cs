using Orchestration.Testing;
using Orchestration.Tests.Patterns.Critics;
using Orchestration.Tests.Patterns.Nesting;

namespace Orchestration.Tests.Patterns;

/// <summary>A script may answer by step, since pipelines tell which step calls.</summary>
public sealed class StepScriptTests
{
    [Fact]
    public async Task RepliesAreGivenByStepAndRound()
    {
        var client = new ScriptedChatClient()
            .WhenStep("Translate", "one")
            .WhenStep("Judge[1]", Reply.Json(new Verdict(false, "no")))
            .WhenStep("Improve[2]", "two")
            .WhenStep("Judge[2]", Reply.Json(Verdict.Accept("yes")));

        Assert.Equal("two", await new Translation(client, client).RunAsync("text", "French"));
        client.VerifyAllUsed();
        Assert.Equal(2, client.CallsOf("Judge").Count);
    }

    [Fact]
    public async Task StepsOfInnerPipelinesHaveTheWholePath()
    {
        var client = new ScriptedChatClient().TrackSteps().WhenPromptContains("Judge", Reply.Json(true)).Otherwise("text");

        Assert.IsType<Outcome<string>.Completed>(await new Outer(client, client).RunAsync("hi"));

        Assert.Equal(["Polish/Write[1]", "Polish/Judge[1]"], client.Calls.Select(call => call.Step));
    }

    [Fact]
    public async Task StreamedStepsAreToldToo()
    {
        var client = new ScriptedChatClient().WhenStep("Judge", Reply.Json(Verdict.Accept("yes"))).WhenStep("Translate", "one");

        await foreach (RunEvent _ in new Translation(client, client).StreamAsync("text", "French"))
        {
        }

        Assert.True(client.CallsOf("Translate").Single().Streamed);
    }
}
