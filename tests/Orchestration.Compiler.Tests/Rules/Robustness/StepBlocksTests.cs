namespace Orchestration.Compiler.Tests.Rules.Robustness;

public sealed class StepBlocksTests
{
    [Theory]
    [InlineData("_ = [|LoadAsync(text).Result|];")]
    [InlineData("[|LoadAsync(text).Wait()|];")]
    [InlineData("[|LoadAsync(text).Wait(100)|];")]
    [InlineData("_ = [|LoadAsync(text).GetAwaiter().GetResult()|];")]
    [InlineData("_ = [|new ValueTask<int>(3).Result|];")]
    [InlineData("[|Task.WaitAll(LoadAsync(text))|];")]
    [InlineData("[|Task.WaitAny(LoadAsync(text))|];")]
    [InlineData("[|Thread.Sleep(100)|];")]
    [InlineData("[|gate.Wait()|];")]
    [InlineData("Func<string> load = () => [|LoadAsync(text).Result|]; load();")]
    public Task AStepThatWaitsForSomething_Triggers(string body) => Verify.RuleAsync("ORC5007", Chain(body));

    [Fact]
    public Task TheMessageSaysWhatToDo_Triggers() => Verify.RuleAsync("ORC5007", new Scenario(Chain("[|Thread.Sleep(1)|];"))
    {
        Messages = ["'Count' blocks its thread in 'Thread.Sleep', which holds up other branches and does not hear of a cancelled run; await Task.Delay, with the run's token."],
    });

    [Theory]
    [InlineData("await LoadAsync(text);")]
    [InlineData("await Task.Delay(1);")]
    [InlineData("await gate.WaitAsync();")]
    [InlineData("var one = LoadAsync(text); await Task.WhenAll(one); _ = one.Result;")]
    [InlineData("var one = LoadAsync(text); if (one.IsCompletedSuccessfully) { _ = one.Result; }")]
    [InlineData("_ = new Box().Result; new Box().Wait();")]
    public Task AStepThatAwaits_DoesNotTrigger(string body) => Verify.RuleAsync("ORC5007", Chain(body, isAsync: true));

    [Fact]
    public Task WhatIsNoStep_DoesNotTrigger() => Verify.RuleAsync("ORC5007", Chain("", more: "public void Warm() => LoadAsync(\"\").Wait();"));

    private static string Chain(string body, bool isAsync = false, string more = "") => $$"""
        [Chain]
        public partial class Work
        {
            private readonly SemaphoreSlim gate = new(1);

            public partial Task<string> RunAsync(string text);

            [Step]
            private {{(isAsync ? "async Task<string>" : "string")}} Count(string text)
            {
                {{body}}
                _ = gate;
                return text;
            }

            private static Task<string> LoadAsync(string text) => Task.FromResult(text);

            {{more}}
        }

        public class Box
        {
            public int Result => 1;

            public void Wait()
            {
            }
        }
        """;
}
