using Orchestration.Testing;

namespace Orchestration.Tests.People;

public class ApproveTests
{
    private static ScriptedChatClient Writer => new ScriptedChatClient().Otherwise("a draft");

    [Fact]
    public async Task WhatIsApprovedGoesOnAsItIs()
    {
        List<HumanRequest> requests = [];
        var mailer = new Mailer(Writer);

        var outcome = await mailer.RunAsync("ferries", 1, Person.Says(request =>
        {
            requests.Add(request);
            return HumanResponse.Approve();
        }));

        Assert.Equal(new Outcome<string>.Completed("a draft"), outcome);
        Assert.Equal(["a draft x1"], mailer.Sent);
        Assert.Equal(["Draft/Approve", "Send/Approve"], requests.Select(request => request.StepPath));
        Assert.Equal([HumanRequestKind.Result, HumanRequestKind.Arguments], requests.Select(request => request.Kind));
        Assert.Equal(["May what 'Draft' gave go on?", "Send it?"], requests.Select(request => request.Question));
        Assert.Equal(("a draft", "a draft"), (requests[0].Value, requests[0].ShowValue()));
        Assert.Equal("a draft", Assert.IsType<IReadOnlyDictionary<string, object?>>(requests[1].Value, exactMatch: false)["draft"]);
        Assert.Equal("""{"draft":"a draft","copies":1}""", requests[1].ShowValue());
        Assert.Equal(1, Mailer.MaxCalls);
    }

    [Fact]
    public async Task WhatIsEditedIsTheValueFromThereOn()
    {
        var mailer = new Mailer(Writer);

        var outcome = await mailer.RunAsync("ferries", 1, Person.Says(
            ("Draft/Approve", HumanResponse.Edit("a better draft")),
            ("Send/Approve", HumanResponse.Edit(new Dictionary<string, object?> { ["copies"] = 3 }))));

        Assert.Equal(new Outcome<string>.Completed("a better draft"), outcome);
        Assert.Equal(["a better draft x3"], mailer.Sent);
    }

    [Fact]
    public async Task ARejectedResultRejectsTheRunWithThePersonsReasons()
    {
        var mailer = new Mailer(Writer);

        var rejected = Assert.IsType<Outcome<string>.Rejected>(await mailer.RunAsync("ferries", 1, Person.Says(_ => HumanResponse.Reject("too dry"))));

        Assert.Equal(("a draft", "too dry", "Draft/Approve"), (rejected.Value, rejected.Verdict.Feedback, rejected.Step));
        Assert.Empty(mailer.Sent);
        Assert.Equal("Draft/Approve", Assert.Throws<RejectedException>(() => rejected.GetValueOrThrow()).Step);
    }

    [Fact]
    public async Task ARejectedEffectDoesNotHappen()
    {
        var mailer = new Mailer(Writer);

        var rejected = Assert.IsType<Outcome<string>.Rejected>(await mailer.RunAsync(
            "ferries", 1, Person.Says(("Draft/Approve", HumanResponse.Approve()), ("Send/Approve", HumanResponse.Reject("not today")))));

        Assert.Equal(("not today", "Send/Approve"), (rejected.Verdict.Feedback, rejected.Step));
        Assert.Empty(mailer.Sent);
    }

    [Fact]
    public async Task WhereNobodyRespondsTheRequestHoldsWhatWaits()
    {
        var mailer = new Mailer(Writer);

        var needs = Assert.IsType<Outcome<string>.NeedsHuman>(await mailer.RunAsync("ferries", 1));

        Assert.Equal(("Draft/Approve", "a draft"), (needs.Request.StepPath, needs.Request.Value));
        Assert.Empty(mailer.Sent);
    }

    [Fact]
    public async Task AnEditIsReadAsTheStepsType()
    {
        var delivery = new Delivery();

        await delivery.RunAsync("Quay", options: Person.Says(
            ("Find/Approve", HumanResponse.Edit("""{"street": "Pier", "number": 9}""")),
            ("Deliver/Approve", HumanResponse.Edit("""{"day": "2026-05-01", "note": "ring twice"}"""))));

        Assert.Equal([(new Address("Pier", 9), new DateOnly(2026, 5, 1), "ring twice")], delivery.Done);
    }

    [Theory]
    [InlineData("""{"find": 3}""", "'find' cannot be read")]
    [InlineData("""{"find": null}""", "'find' has no value.")]
    [InlineData("""{"street": "Pier"}""", "There is no argument 'street'; the arguments are find, day, note.")]
    [InlineData("find", "It cannot be read")]
    [InlineData(3, "as a dictionary")]
    public async Task AnEditThatDoesNotFitIsAskedForAgain(object edit, string problem)
    {
        var delivery = new Delivery();
        List<string?> problems = [];

        await delivery.RunAsync("Quay", options: Person.Says(request =>
        {
            problems.Add(request.Problem);
            return request.StepPath == "Deliver/Approve" && request.Problem is null ? HumanResponse.Edit(edit) : HumanResponse.Approve();
        }));

        Assert.Equal([null, null], problems[..2]);
        Assert.Contains(problem, problems[2], StringComparison.Ordinal);
        Assert.Equal([(new Address("Quay", 1), new DateOnly(2026, 1, 1), (string?)null)], delivery.Done);
    }

    [Fact]
    public async Task AnEditOfAnotherTypeNeverGoesOn()
    {
        var delivery = new Delivery();

        await Assert.ThrowsAsync<StepOutputException>(() => delivery.RunAsync("Quay", options: Person.Says(_ => HumanResponse.Edit(5))));
        await Assert.ThrowsAsync<StepOutputException>(() => delivery.RunAsync("Quay", options: Person.Says(_ => HumanResponse.Answer("x"))));
        Assert.Empty(delivery.Done);
    }

    [Fact]
    public async Task APersonApprovesEveryDraftOfARoundUnderItsRound()
    {
        var writer = new ScriptedChatClient().WhenPromptContains("Write", "bad").WhenPromptContains("Improve bad, says the person", "better");
        List<string> paths = [];

        string result = await new ApprovedRounds(writer).RunAsync("ferries", Person.Says(request =>
        {
            paths.Add(request.StepPath);
            return HumanResponse.Edit(request.Value is "bad" ? "bad, says the person" : "good, says the person");
        }));

        Assert.Equal("good, says the person", result);
        Assert.Equal(["Begin/Approve", "Improve[2]/Approve"], paths);
    }

    [Fact]
    public async Task TheNextRoundReadsWhatAPersonMadeOfTheLast()
    {
        List<string> asked = [];

        int result = await new ApprovedCounts().RunAsync(1, Person.Says(request =>
        {
            asked.Add($"{request.StepPath}: {request.Value ?? request.Question}");
            return request.Kind == HumanRequestKind.Question ? HumanResponse.Answer(request.StepPath == "IsEnough[2]") : HumanResponse.Edit((int)request.Value! * 10);
        }));

        Assert.Equal(210, result);
        Assert.Equal(["Count[1]/Approve: 2", "IsEnough[1]: Is 20 enough?", "Count[2]/Approve: 21", "IsEnough[2]: Is 210 enough?"], asked);
    }

    [Fact]
    public async Task APersonSeesOnlyWhatTheVerifiersAccept()
    {
        var writer = new ScriptedChatClient().Otherwise(Reply.InTurn("bad", "worse", "good"));
        List<(string, object?)> seen = [];

        string result = await new VerifiedThenApproved(writer).RunAsync("ferries", Person.Says(request =>
        {
            seen.Add((request.StepPath, request.Value));
            return HumanResponse.Edit("my own");
        }));

        // What a person wrote is not verified again: the person's word is the last.
        Assert.Equal("my own!", result);
        Assert.Equal([("Draft~2/Approve", "good")], seen);
        Assert.Equal(3, writer.CallCount);
        Assert.True(writer.CallCount <= VerifiedThenApproved.MaxCalls);
    }

    [Fact]
    public async Task AnApprovedStepIsSoWhoeverMadeItsResultAndOnlyOnce()
    {
        var failing = new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("down")));

        Assert.Equal(
            new Outcome<string>.Completed("changed"),
            await new ApprovedFallback(failing).RunAsync("x", Person.Says(("Answer/Approve", HumanResponse.Edit("changed")))));
    }

    [Fact]
    public async Task AFallbackMayBeApprovedByItself()
    {
        var failing = new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("down")));

        Assert.Equal(
            new Outcome<string>.Completed("changed"),
            await new FallbackApprovedByItself(failing).RunAsync("x", Person.Says(("Answer/Other/Approve", HumanResponse.Edit("changed")))));
        Assert.Equal(
            new Outcome<string>.Completed("a draft"),
            await new FallbackApprovedByItself(Writer).RunAsync("x"));
    }

    [Fact]
    public async Task TheStreamTellsOfApprovals()
    {
        List<string> lines = [];
        await foreach (RunEvent e in new Mailer(Writer).StreamAsync("ferries", 1, Person.Says(_ => HumanResponse.Approve())))
        {
            switch (e)
            {
                case StepStarted started:
                    lines.Add($"{started.Path} {started.Kind}");
                    break;
                case HumanAsked asked:
                    lines.Add($"asked {asked.Request.Kind}");
                    break;
                case HumanResponded responded:
                    lines.Add($"{responded.Path} {responded.Decision}");
                    break;
            }
        }

        Assert.Equal(
            ["Draft Model", "Draft/Approve Human", "asked Result", "Draft/Approve Approved", "Send/Approve Human", "asked Arguments", "Send/Approve Approved", "Send Code"],
            lines);
    }
}
