using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class RoundsWithoutCapTests
{
    [Theory]
    [InlineData("_ = client.AsBuilder().UseFunctionInvocation(configure: c => c.MaximumIterationsPerRequest = [|int.MaxValue|]).Build();")]
    [InlineData("_ = client.AsBuilder().UseFunctionInvocation(null, c => { c.IncludeDetailedErrors = true; c.MaximumIterationsPerRequest = [|500|]; }).Build();")]
    [InlineData("_ = new FunctionInvokingChatClient(client) { MaximumIterationsPerRequest = [|1_000|] };")]
    [InlineData("const int Rounds = 101; new FunctionInvokingChatClient(client).MaximumIterationsPerRequest = [|Rounds|];")]
    [InlineData("new FunctionInvokingChatClient(client).MaximumIterationsPerRequest = configured ?? [|int.MaxValue|];")]
    [InlineData("new FunctionInvokingChatClient(client).MaximumIterationsPerRequest = configured is null ? 10 : [|10 * 1000|];")]
    [InlineData("_ = new Microsoft.Agents.AI.Workflows.RoundRobinGroupChatManager([]) { MaximumIterationCount = [|int.MaxValue|] };")]
    public Task ACapThatCapsNothing_Triggers(string body) => Verify.RuleAsync("ORC9012", Building(body));

    [Fact]
    public Task AStrategyOfSemanticKernel_Triggers() => Verify.RuleAsync("ORC9012", new Scenario("""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.Agents.Chat;

        public sealed class Approved : TerminationStrategy
        {
            public Approved() => MaximumIterations = [|int.MaxValue|];

            protected override Task<bool> ShouldAgentTerminateAsync(Agent agent, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken) => Task.FromResult(history.Count > 3);
        }
        """).Using(ModelApis.SemanticKernel));

    [Fact]
    public Task TheMessageSaysWhatToDo_Triggers() => Verify.RuleAsync("ORC9012", Building("_ = new FunctionInvokingChatClient(client) { MaximumIterationsPerRequest = [|250|] };") with
    {
        Messages =
        [
            "'MaximumIterationsPerRequest' allows 250 rounds of tool calls for one request, and each one sends the conversation again: a model that goes in circles ends only with the bill. "
            + "Allow what the work needs; 40 is plenty for most.",
        ],
    });

    [Theory]
    [InlineData("_ = client.AsBuilder().UseFunctionInvocation(configure: c => c.MaximumIterationsPerRequest = 5).Build();")]
    [InlineData("_ = new FunctionInvokingChatClient(client) { MaximumIterationsPerRequest = 100 };")]
    [InlineData("new FunctionInvokingChatClient(client).MaximumIterationsPerRequest = configured ?? 20;")]
    [InlineData("new FunctionInvokingChatClient(client).MaximumIterationsPerRequest = Math.Min(configured ?? int.MaxValue, 30);")]
    [InlineData("_ = new FunctionInvokingChatClient(client) { MaximumConsecutiveErrorsPerRequest = int.MaxValue };")]
    [InlineData("_ = new Settings { MaximumIterationsPerRequest = int.MaxValue };")]
    public Task ACapOrAnotherNumber_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9012", Building(body));

    internal static Scenario Building(string body) => new Scenario($$"""
        public sealed class Settings
        {
            public int MaximumIterationsPerRequest { get; init; }
        }

        public static class Clients
        {
            public static void Build(IChatClient client, int? configured)
            {
                {{body}}
                _ = configured;
            }
        }
        """).Using(ModelApis.FunctionInvocation, ModelApis.Agents);
}
