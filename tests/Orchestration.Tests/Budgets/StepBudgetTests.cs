using Microsoft.Extensions.AI;
using Orchestration.Testing;
using Orchestration.Tests.Running;

namespace Orchestration.Tests.Budgets;

public class StepBudgetTests
{
    private static readonly Verdict No = new(false, "no");

    private static Reply Spending(string text, int tokens) => Reply.FromResponse(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
    {
        Usage = new UsageDetails { InputTokenCount = tokens / 2, OutputTokenCount = tokens / 2 },
    });

    [Fact]
    public async Task AStepsBudgetHoldsWhereNothingElseIsSwitchedOn()
    {
        var client = new ScriptedChatClient().Otherwise(Spending("many", 20));

        var exceeded = await Assert.ThrowsAsync<BudgetExceededException>(() => new Repaired(client).RunAsync("ferries"));

        Assert.Equal((BudgetLimit.Tokens, 30, 40, "Count", "Count"), (exceeded.Limit, exceeded.Allowed, exceeded.Spent, exceeded.BudgetPath, exceeded.StepPath));
        Assert.Equal(2, client.CallCount);
        Assert.Contains("The budget of 30 tokens for 'Count'", exceeded.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANestedPipelineSpendsFromTheBudgetOfItsStep()
    {
        var client = new ScriptedChatClient().Otherwise(Spending("text", 10));

        var exceeded = await Assert.ThrowsAsync<BudgetExceededException>(() => new Report(client).RunAsync("ferries"));

        Assert.Equal((BudgetLimit.Tokens, 20, "Edit", "Edit/Print"), (exceeded.Limit, exceeded.Spent, exceeded.BudgetPath, exceeded.StepPath));
        Assert.Equal(3, client.CallCount);
    }

    [Fact]
    public async Task ItCountsEachTimeThatTheStepRuns()
    {
        var client = new ScriptedChatClient()
            .WhenPromptContains("Judge", Reply.InTurn(Reply.Json(No), Reply.Json(No), Reply.Json(Verdict.Accept())))
            .Otherwise("text");

        Assert.Equal("text", await new EachTime(client).RunAsync("ferries"));
        Assert.Equal(6, client.CallCount);
        Assert.True(client.CallCount <= EachTime.MaxCalls);
    }

    [Fact]
    public async Task WhatAStepSpendsCountsForItsRunAsWell()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.Json(No));

        var exceeded = await Assert.ThrowsAsync<BudgetExceededException>(
            () => new EachTime(client).RunAsync("ferries", new RunOptions { Budget = new RunBudget { MaxCalls = 3 } }));

        Assert.Equal(("", "Judge[2]", 3), (exceeded.BudgetPath, exceeded.StepPath, client.CallCount));
    }

    [Fact]
    public async Task ItsTimeHoldsOverAllRetries()
    {
        var clock = new ManualClock { MovesByItself = true, LongestMove = TimeSpan.FromSeconds(8) };
        var client = new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("down") { Data = { ["Retry-After"] = 6 } }));

        var failed = Assert.IsType<Outcome<string>.Failed>(await new Timed(client).RunAsync("ferries", new RunOptions { TimeProvider = clock }));

        var exceeded = Assert.IsType<BudgetExceededException>(failed.Exception);
        Assert.Equal((BudgetLimit.Duration, 10, "Write"), (exceeded.Limit, exceeded.Allowed, exceeded.BudgetPath));
    }

    [Fact]
    public async Task ItsTimeEndsANestedPipeline()
    {
        var clock = new ManualClock();
        var waiting = new TaskCompletionSource();
        var client = new ScriptedChatClient().WhenPromptContains("Edit", Reply.FromAsync(async (_, token) =>
        {
            waiting.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return "never";
        })).Otherwise("text");

        Task<Outcome<string>> run = new Timed(client).RunAsync("ferries", new RunOptions { TimeProvider = clock });
        await waiting.Task;
        clock.Advance(TimeSpan.FromSeconds(6));

        var exceeded = Assert.IsType<BudgetExceededException>(Assert.IsType<Outcome<string>.Failed>(await run).Exception);
        Assert.Equal((BudgetLimit.Duration, "Edit"), (exceeded.Limit, exceeded.BudgetPath));
    }

    [Fact]
    public async Task CancellationIsNoExceededBudget()
    {
        using var cancellation = new CancellationTokenSource();
        var client = new ScriptedChatClient().Otherwise(Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Timed(client).RunAsync("ferries", null, cancellation.Token));
    }
}
