using Orchestration.Testing;
using Orchestration.Tests.Running;

namespace Orchestration.Tests.People;

public class HumanTests
{
    [Fact]
    public async Task APersonsAnswerIsTheStepsResultAndCostsNoCall()
    {
        HumanRequest? asked = null;

        string result = await new Question().RunAsync("the ferry", Person.Says(request =>
        {
            asked = request;
            return HumanResponse.Answer("Let it sail.");
        }));

        Assert.Equal("Let it sail.", result);
        Assert.Equal(0, Question.MaxCalls);
        Assert.Equal(("What of the ferry?", "Decide", HumanRequestKind.Question, "r1"), (asked!.Question, asked.StepPath, asked.Kind, asked.RunId));
        Assert.Equal(("r1/Decide", typeof(Question).FullName, "", ""), (asked.Id, asked.Pipeline, asked.Expected, asked.ShowValue()));
    }

    [Fact]
    public async Task WithoutAnApproverTheRunNeedsAPerson()
    {
        var needs = await Assert.ThrowsAsync<NeedsHumanException>(() => new Question().RunAsync("the ferry"));
        var outcome = Assert.IsType<Outcome<string>.NeedsHuman>(await new QuestionWithOutcome().RunAsync("the ferry"));

        Assert.Equal(("What of the ferry?", "Decide", "Decide"), (needs.Request.Question, needs.Request.StepPath, needs.StepPath));
        Assert.Equal("What of the ferry?", outcome.Request.Question);
    }

    [Fact]
    public async Task AnApproverThatDeclinesToAnswerNowLeavesTheRunInNeedOfAPerson()
    {
        var outcome = await new QuestionWithOutcome().RunAsync("the ferry", Person.Says(_ => null));

        Assert.Equal("r1", Assert.IsType<Outcome<string>.NeedsHuman>(outcome).Request.RunId);
    }

    [Fact]
    public async Task AStepCalledByItselfNeedsAPerson() =>
        await Assert.ThrowsAsync<NeedsHumanException>(() => new Question().Decide("the ferry"));

    [Fact]
    public async Task TheNeedOfAPersonPassesThroughEveryLevelOfNesting()
    {
        var without = Assert.IsType<Outcome<string>.NeedsHuman>(await new Outer().RunAsync("the ferry"));
        var with = await new Outer().RunAsync("the ferry", Person.Answers("yes"));

        Assert.Equal("Ask/Inner/Decide", without.Request.StepPath);
        Assert.Equal(new Outcome<string>.Completed("yes!"), with);
    }

    [Fact]
    public async Task ARefusalToAnswerRejectsTheRun()
    {
        RunOptions options = Person.Says(_ => HumanResponse.Reject("not my business"));

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => new Question().RunAsync("the ferry", options));
        var outcome = Assert.IsType<Outcome<string>.Rejected>(await new QuestionWithOutcome().RunAsync("the ferry", options));

        Assert.Equal(("Decide", "not my business", false), (rejected.Step, rejected.Verdict.Feedback, rejected.Verdict.Accepted));
        Assert.Contains("A person said no", rejected.Message, StringComparison.Ordinal);
        Assert.Equal(("Decide", (string?)null), (outcome.Step, outcome.Value));
    }

    [Fact]
    public async Task AnswersAreReadAsTheStepsType()
    {
        string result = await new Form().RunAsync(Person.Says(
            ("Sure", HumanResponse.Answer("true")),
            ("Pick", HumanResponse.Answer("blue")),
            ("Count", HumanResponse.Answer("3")),
            ("Where", HumanResponse.Answer("""{"street": "Quay", "number": 7}"""))));

        Assert.Equal("True Blue 3 Quay 7", result);
    }

    [Fact]
    public async Task AnswersMayBeValues()
    {
        string result = await new Form().RunAsync(Person.Says(
            ("Sure", HumanResponse.Answer(false)),
            ("Pick", HumanResponse.Answer(Colour.Red)),
            ("Count", HumanResponse.Answer(4)),
            ("Where", HumanResponse.Answer(new Address("Pier", 2)))));

        Assert.Equal("False Red 4 Pier 2", result);
    }

    [Fact]
    public async Task AnAnswerThatCannotBeReadIsAskedForAgainWithTheProblem()
    {
        List<string?> problems = [];

        string result = await new Form().RunAsync(Person.Says(request => HumanResponse.Answer(request.StepPath switch
        {
            "Sure" => true,
            "Pick" => Asked(request) switch { 1 => "green", 2 => 5, _ => "red" },
            "Count" => 1,
            _ => new Address("Quay", 1),
        })));

        Assert.Equal("True Red 1 Quay 1", result);
        Assert.Null(problems[0]);
        Assert.Contains("none of Red, Blue", problems[1], StringComparison.Ordinal);
        Assert.Equal("A value of type Colour is wanted, not one of type Int32.", problems[2]);

        int Asked(HumanRequest request)
        {
            Assert.Equal(["Red", "Blue"], request.Choices);
            Assert.Equal("one of Red, Blue", request.Expected);
            problems.Add(request.Problem);
            return problems.Count;
        }
    }

    [Theory]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData(7)]
    public async Task AnAnswerThatNeverFitsIsAFailureAndNeverTakenForOne(object? answer)
    {
        int asked = 0;

        var unreadable = await Assert.ThrowsAsync<StepOutputException>(() => new Question().RunAsync("the ferry", Person.Says(_ =>
        {
            asked++;
            return HumanResponse.Answer(answer);
        })));

        Assert.Equal((3, "Decide"), (asked, unreadable.StepPath));
    }

    [Fact]
    public async Task AnApprovalIsNoAnswer() =>
        await Assert.ThrowsAsync<StepOutputException>(() => new Question().RunAsync("the ferry", Person.Says(_ => HumanResponse.Approve())));

    [Fact]
    public async Task APersonMayClassify()
    {
        Assert.Equal("repairs: a leak", await new Desk().RunAsync("a leak", Person.Answers("Repairs")));
        await Assert.ThrowsAsync<StepOutputException>(() => new Desk().RunAsync("a leak", Person.Answers("garden")));
    }

    [Fact]
    public async Task APersonMaySelectOneOfSeveral()
    {
        var model = new ScriptedChatClient().Otherwise(Reply.From(request => request.Messages[^1].Text));

        Assert.Equal("Ballot 2 on x", await new Choice(model).RunAsync("x", Person.Answers("2")));
        Assert.Equal("Ballot 0 on x", await new Choice(model).RunAsync("x", Person.Answers(0)));
        await Assert.ThrowsAsync<StepOutputException>(() => new Choice(model).RunAsync("x", Person.Answers(3)));
        await Assert.ThrowsAsync<StepOutputException>(() => new Choice(model).RunAsync("x", Person.Answers("-1")));
    }

    [Fact]
    public async Task APersonStandsInForAModelThatFailed()
    {
        var model = new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("down")));

        Assert.Equal(new Outcome<string>.Completed("42"), await new LastResort(model).RunAsync("why", Person.Says(("Answer/AskPerson", HumanResponse.Answer("42")))));

        // A person's no is final: nothing stands in for it, and the run is rejected.
        var rejected = Assert.IsType<Outcome<string>.Rejected>(await new LastResort(model).RunAsync("why", Person.Says(_ => HumanResponse.Reject("no"))));
        Assert.Equal("AskPerson", rejected.Step);
        Assert.IsType<Outcome<string>.NeedsHuman>(await new LastResort(model).RunAsync("why"));
    }

    [Fact]
    public async Task WhereNobodyAnswersInTimeTheFallbackRuns()
    {
        var clock = new ManualClock();
        var approver = new InMemoryApprover();
        var model = new ScriptedChatClient().Otherwise(Reply.Throws(new HttpRequestException("down")));

        Task<Outcome<string>> run = new LastResort(model).RunAsync("why", new RunOptions { Approver = approver, TimeProvider = clock });
        await approver.NextAsync();
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(new Outcome<string>.Completed("nobody knows why"), await run);
        Assert.Empty(approver.Pending);
    }

    [Fact]
    public async Task CancellationEndsTheWaiting()
    {
        using var cancellation = new CancellationTokenSource();
        var approver = new InMemoryApprover();

        Task<string> run = new Question().RunAsync("the ferry", new RunOptions { Approver = approver }, cancellation.Token);
        await approver.NextAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Empty(approver.Pending);
    }

    [Fact]
    public async Task AnApproversFailureIsTheRuns() =>
        await Assert.ThrowsAsync<IOException>(() => new Question().RunAsync("the ferry", Person.Says(_ => throw new IOException("no desk"))));

    [Fact]
    public async Task TheStreamTellsOfTheQuestionAndTheAnswer()
    {
        List<string> lines = [];
        await foreach (RunEvent e in new Question().StreamAsync("the ferry", Person.Answers("yes")))
        {
            lines.Add(e switch
            {
                HumanAsked asked => $"asked {asked.Path}: {asked.Request.Question}",
                HumanResponded responded => $"responded {responded.Path}: {responded.Decision}",
                _ => EventLog.Line(e),
            });
        }

        Assert.Equal(
            [
                "run of Orchestration.Tests.People.Question (chain)",
                "start Decide (Human)",
                "asked Decide: What of the ferry?",
                "responded Decide: Answered",
                "done Decide calls 0 tokens 0",
                "finished completed calls 0",
            ],
            lines);
    }

    [Fact]
    public async Task BranchesAskAtOnce()
    {
        var approver = new InMemoryApprover();
        Task<Outcome<string>> run = new Panel(new ScriptedChatClient().Otherwise("two")).RunAsync("x", new RunOptions { RunId = "r", Approver = approver });
        while (approver.Pending.Count < 2)
        {
            await Task.Delay(1);
        }

        Assert.True(approver.Respond("r/Second/Approve", HumanResponse.Approve()));
        Assert.True(approver.Respond("r/First", HumanResponse.Answer("one")));

        Assert.Equal(new Outcome<string>.Completed("one+two"), await run);
    }

    [Fact]
    public async Task TheNeedOfAPersonInABranchIsNoFailureThatOthersSurvive()
    {
        await Assert.ThrowsAsync<NeedsHumanException>(() => new PanelThatKeeps(new ScriptedChatClient().Otherwise("two")).RunAsync("x"));
    }

    [Fact]
    public async Task APersonsNoInABranchIsOneThatOthersSurviveWhereTheyAreToldTo()
    {
        var model = new ScriptedChatClient().Otherwise("two");
        RunOptions options = Person.Says(("First", HumanResponse.Answer("one")), ("Second/Approve", HumanResponse.Reject("no")));

        Assert.Equal("one+RejectedException", await new PanelThatKeeps(model).RunAsync("x", options));
        Assert.Equal("Second/Approve", Assert.IsType<Outcome<string>.Rejected>(await new Panel(model).RunAsync("x", options)).Step);
    }
}
