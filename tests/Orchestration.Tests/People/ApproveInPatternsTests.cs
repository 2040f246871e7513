using System.Collections.Concurrent;
using Orchestration.Testing;

namespace Orchestration.Tests.People;

/// <summary>A person's word holds in every pattern, for the one item, task, turn or round that it was said of.</summary>
public class ApproveInPatternsTests
{
    [Fact]
    public async Task OfItemsEachIsApprovedByItself()
    {
        var result = await new ApprovedItems().RunAsync(["Ada", "Bo", "Cy"], Person.Says(request =>
            request.StepPath == "Greet[1]/Approve" ? HumanResponse.Edit("Hello Bo") : HumanResponse.Approve()));

        Assert.Equal(["Dear Ada", "Hello Bo", "Dear Cy"], result);
    }

    [Fact]
    public async Task ARejectedItemEndsTheRun()
    {
        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new ApprovedItems().RunAsync(["Ada", "Bo"], Person.Says(request =>
            request.StepPath == "Greet[1]/Approve" ? HumanResponse.Reject("not him") : HumanResponse.Approve())));

        Assert.Equal(("Greet[1]/Approve", "Dear Bo", "not him"), (rejected.StepPath, rejected.Value, rejected.Verdict.Feedback));
    }

    [Fact]
    public async Task WhatAPersonEditsIsCarriedOn()
    {
        string result = await new ApprovedRefinement().RunAsync(["a", "b", "c"], Person.Says(
            ("Add[1]/Approve", HumanResponse.Edit("A, B")), ("Add[2]/Approve", HumanResponse.Approve())));

        Assert.Equal("A, B, c", result);
    }

    [Fact]
    public async Task OfTasksThoseAreApprovedWhoseWorkerAsks()
    {
        ConcurrentBag<string> asked = [];

        string result = await new ApprovedTasks().RunAsync("house", Person.Says(request =>
        {
            asked.Add(request.StepPath);
            return request.StepPath == "Build[2]/Approve" ? HumanResponse.Edit("no roof") : HumanResponse.Approve();
        }));

        Assert.Equal("painted house, built wall, no roof", result);
        Assert.Equal(["Build[1]/Approve", "Build[2]/Approve"], asked.Order());
    }

    [Fact]
    public async Task ReworkIsApprovedAgainAndTheReviewSeesWhatWasEdited()
    {
        var outcome = await new ApprovedWork().RunAsync("house", Person.Says(
            ("Labour[1]/Approve", HumanResponse.Approve()), ("Labour[1]~1/Approve", HumanResponse.Edit("a solid house"))));

        Assert.Equal(new Outcome<string>.Completed("a solid house"), outcome);
    }

    [Fact]
    public async Task OfADebateEachStatementOfTheRoundIsApproved()
    {
        string result = await new ApprovedDebate().RunAsync("tea", Person.Says(
            ("Pro[1]/Approve", HumanResponse.Edit("tea!")), ("Pro[2]/Approve", HumanResponse.Approve())));

        Assert.Equal("tea!; against tea ; for tea 2; against tea against tea ", result);
    }

    [Fact]
    public async Task AToolDoesWhatThePersonLetsItDo()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.InTurn(
            Reply.ToolCall("Pay", new Dictionary<string, object?> { ["invoice"] = "A1", ["amount"] = 500 }), "It is paid."));
        var agent = new ApprovedTool(client);

        var outcome = await agent.RunAsync("my bill", Person.Says(request =>
        {
            Assert.Equal((HumanRequestKind.Arguments, "Pay it?"), (request.Kind, request.Question));
            return HumanResponse.Edit(new Dictionary<string, object?> { ["amount"] = 50 });
        }));

        Assert.Equal(new Outcome<string>.Completed("It is paid."), outcome);
        Assert.Equal(["A1: 50"], agent.Paid);
    }

    [Fact]
    public async Task AToolThatIsRefusedEndsTheRunBeforeItsEffect()
    {
        var client = new ScriptedChatClient().Otherwise(Reply.ToolCall("Pay", new Dictionary<string, object?> { ["invoice"] = "A1", ["amount"] = 500 }));
        var agent = new ApprovedTool(client);

        var rejected = Assert.IsType<Outcome<string>.Rejected>(await agent.RunAsync("my bill", Person.Says(_ => HumanResponse.Reject("too much"))));

        Assert.Equal(("Pay/Approve", "too much"), (rejected.Step, rejected.Verdict.Feedback));
        Assert.Empty(agent.Paid);
    }

    [Fact]
    public async Task WhereNobodyRespondsEveryPatternSaysWhoIsNeeded()
    {
        var items = await Assert.ThrowsAsync<NeedsHumanException>(() => new ApprovedItems().RunAsync(["Ada"]));
        var work = Assert.IsType<Outcome<string>.NeedsHuman>(await new ApprovedWork().RunAsync("house"));

        Assert.Equal(("Greet[0]/Approve", "Labour[1]/Approve"), (items.Request.StepPath, work.Request.StepPath));
    }
}
