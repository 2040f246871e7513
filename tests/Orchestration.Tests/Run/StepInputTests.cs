using Microsoft.Extensions.AI;

namespace Orchestration.Tests.Running;

public class StepInputTests
{
    [Fact]
    public void Equal_inputs_have_equal_hashes_and_each_part_counts()
    {
        string hash = Hash(new Everything("a", 1, Topic.Other, Verdict.Accept(), null));

        Assert.Equal(hash, Hash(new Everything("a", 1, Topic.Other, Verdict.Accept(), null)));
        Assert.NotEqual(hash, Hash(new Everything("b", 1, Topic.Other, Verdict.Accept(), null)));
        Assert.NotEqual(hash, Hash(new Everything("a", 2, Topic.Other, Verdict.Accept(), null)));
        Assert.NotEqual(hash, Hash(new Everything("a", 1, Topic.Billing, Verdict.Accept(), null)));
        Assert.NotEqual(hash, Hash(new Everything("a", 1, Topic.Other, Verdict.Reject("no"), null)));
        Assert.NotEqual(hash, Hash(new Everything("a", 1, Topic.Other, Verdict.Accept(), [new(ChatRole.User, "Hello")])));
    }

    [Fact]
    public void A_type_that_only_code_steps_take_needs_no_context() =>
        Assert.NotEqual(
            StepInputWriter.Hash(new Order(new Item("a", 1)), PipelineJson.BuiltIn),
            StepInputWriter.Hash(new Order(new Item("a", 2)), PipelineJson.BuiltIn));

    private static string Hash(Everything input) => StepInputWriter.Hash(input, PipelineJson.Reflection);

    private readonly record struct Everything(string Text, int Count, Topic Topic, Verdict Verdict, IEnumerable<ChatMessage>? Earlier) : IStepInput
    {
        public void Write(StepInputWriter to)
        {
            to.Add("text", Text);
            to.Add("count", Count);
            to.Add("topic", Topic);
            to.Add("verdict", Verdict);
            to.Add("earlier", Earlier);
        }
    }

    private sealed record Item(string Name, int Count);

    private readonly record struct Order(Item Item) : IStepInput
    {
        public void Write(StepInputWriter to) => to.Add("item", Item);
    }
}
