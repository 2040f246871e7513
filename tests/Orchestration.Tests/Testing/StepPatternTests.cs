using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public class StepPatternTests
{
    [Theory]
    [InlineData("Judge", "Judge")]
    [InlineData("Judge", "Judge[1]")]
    [InlineData("Judge", "Judge~1")]
    [InlineData("Judge", "Judge[1]~2")]
    [InlineData("Judge", "Map[17]/Judge[1]")]
    [InlineData("Judge[2]", "Judge[2]")]
    [InlineData("Judge[2]", "Map[17]/Judge[2]~1")]
    [InlineData("Judge~1", "Judge[2]~1")]
    [InlineData("Map/Judge", "Map[17]/Judge[1]")]
    [InlineData("Map[17]/Judge", "Map[17]/Judge[1]")]
    public async Task A_step_rule_answers_the_steps_it_names(string pattern, string path)
    {
        var client = new ScriptedChatClient().WhenStep(pattern, "yes");

        Assert.Equal("yes", await Ask.TextAsync(client, "?", Ask.OfStep(path)));
    }

    [Theory]
    [InlineData("Judge", "Judges")]
    [InlineData("Judge", "PreJudge")]
    [InlineData("Judge", "Judge/Draft")]
    [InlineData("Judge[2]", "Judge")]
    [InlineData("Judge[2]", "Judge[1]")]
    [InlineData("Judge[2]", "Judge[22]")]
    [InlineData("Judge~1", "Judge")]
    [InlineData("Map[17]/Judge", "Map[1]/Judge")]
    [InlineData("Map/Judge", "Judge")]
    public async Task A_step_rule_leaves_other_steps_alone(string pattern, string path)
    {
        var client = new ScriptedChatClient().WhenStep(pattern, "yes").Otherwise("no");

        Assert.Equal("no", await Ask.TextAsync(client, "?", Ask.OfStep(path)));
    }

    [Fact]
    public async Task A_step_rule_leaves_calls_alone_that_say_no_step()
    {
        var client = new ScriptedChatClient().WhenStep("Judge", "yes").Otherwise("no");

        Assert.Equal("no", await Ask.TextAsync(client, "Judge"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Map//Judge")]
    [InlineData("/Judge")]
    [InlineData("[2]/")]
    public void A_malformed_step_is_refused_when_the_script_is_written(string pattern) =>
        Assert.ThrowsAny<ArgumentException>(() => new ScriptedChatClient().WhenStep(pattern, "yes"));
}
