using Microsoft.Extensions.AI;
using Orchestration.Samples.ToolCalling;
using Orchestration.Samples.ToolCalling.Ferries;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.ToolCalling;

public sealed class ClerkTests
{
    private const string Request = "r1";
    private const string Sold = "Ticket T-1001: TF1 on 11 June 2027 for 2 passengers, 77.00 crowns.";

    private static readonly Ticket Ticket = new("T-1001", "TF1", new DateOnly(2027, 6, 11), 2, 77m);
    private static readonly RunOptions Approving = Decided(HumanResponse.Approve());

    // One call for each turn: the answer is text, which is not repaired, and nothing is tried again.
    [Fact]
    public void A_run_makes_at_most_eight_calls() => Assert.Equal(8, Clerk.MaxCalls);

    [Fact]
    public async Task A_question_that_needs_no_tool_is_answered_at_once() =>
        Assert.Equal(new Outcome<Answer>.Completed(new("Good morning.", null)), await RunAsync(() => new ScriptedChatClient().Otherwise("Good morning."), calls: 1));

    [Fact]
    public async Task Tools_are_called_and_the_model_is_shown_what_they_gave()
    {
        ScriptedChatClient Script() => Turns(
            Reply.ToolCalls("Let me see.", Call("1", "Ferries", new() { ["harbour"] = "Skerrow" }), Call("2", "Weekday", new() { ["date"] = "2027-06-12" })),
            Reply.ToolCall("Calculate", new Dictionary<string, object?> { ["expression"] = "2*(54 + 38.50)" }),
            Reply.From(call => string.Join('|', ResultsIn(call).Values)));

        var completed = Assert.IsType<Outcome<Answer>.Completed>(await RunAsync(Script, calls: 3));

        Assert.Equal(
            "FS1 sails from Farnes at 11:00 to Skerrow at 12:10, weekends, for 54.00 crowns.\nSF1 sails from Skerrow at 15:45 to Farnes at 16:55, weekends, for 54.00 crowns."
            + "|12 June 2027 is a Saturday.|2*(54 + 38.50) = 185",
            completed.Value.Text);
    }

    [Fact]
    public async Task The_model_is_offered_the_four_tools_and_never_sees_the_request()
    {
        ScriptedChatClient model = new ScriptedChatClient().Otherwise("Good morning.");

        await ClerkWith(model).RunAsync("Hello", Request);

        AIFunctionDeclaration[] tools = [.. model.Calls[0].Options!.Tools!.Cast<AIFunctionDeclaration>()];
        Assert.Equal(["Calculate", "Weekday", "Ferries", "Book"], tools.Select(tool => tool.Name));
        Assert.Equal(["code", "day", "passengers"], tools[3].JsonSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Equal(["Tarvik", "Farnes", "Holm", "Skerrow"], tools[2].JsonSchema.GetProperty("properties").GetProperty("harbour").GetProperty("enum").EnumerateArray().Select(name => name.GetString()));
        Assert.DoesNotContain(Request, model.Calls[0].Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_call_gets_one_result_by_its_id_also_where_it_cannot_run()
    {
        ScriptedChatClient model = Turns(
            Reply.ToolCalls(
                "",
                Call("c", "Weekday", new() { ["date"] = "2027-06-12" }),
                Call("a", "Teleport", new() { ["to"] = "Holm" }),
                Call("b", "Weekday", new() { ["date"] = "soon" }),
                Call("d", "Weekday", new() { ["date"] = "2027-06-13" })),
            "Done.");

        await ClerkWith(model).RunAsync("Hello", Request);

        FunctionResultContent[] results = [.. Results(model.Calls[^1].Messages)];
        Assert.Equal(["c", "a", "b", "d"], results.Select(result => result.CallId));
        Assert.Equal("13 June 2027 is a Sunday.", results[3].Result);
    }

    public static TheoryData<string, Dictionary<string, object?>, string> CallsThatCannotRun => new()
    {
        { "Teleport", new(), "There is no tool 'Teleport'. The tools are: Calculate, Weekday, Ferries, Book." },
        { "calculate", new() { ["expression"] = "1" }, "There is no tool 'calculate'." },
        { "Calculate", new(), "'expression' is missing." },
        { "Calculate", new() { ["expression"] = 7 }, "'expression' is 7" },
        { "Calculate", new() { ["expression"] = null }, "'expression' is null" },
        { "Calculate", new() { ["expression"] = "1", ["mode"] = "fast" }, "There is no argument 'mode'; it takes 'expression'." },
        { "Ferries", new() { ["harbour"] = "Atlantis" }, "'harbour' is" },
        { "Weekday", new() { ["date"] = "31 February" }, "'date' is" },
        { "Book", new() { ["code"] = "TF1", ["day"] = "2027-06-11", ["passengers"] = "two" }, "'passengers' is" },
        { "Book", new() { ["code"] = "TF1", ["day"] = "2027-06-11", ["passengers"] = 2, ["request"] = "other" }, "There is no argument 'request'" },
        { "Calculate", new() { ["expression"] = "2 + x" }, "Error: There is 'x' where a number or an opening parenthesis should be, at character 5." },
        { "Calculate", new() { ["expression"] = "1/0" }, "Error: There is a division by zero" },
    };

    [Theory, MemberData(nameof(CallsThatCannotRun))]
    public async Task Unknown_tools_and_bad_arguments_become_observations(string tool, Dictionary<string, object?> arguments, string observation)
    {
        ScriptedChatClient Script() => Turns(Reply.ToolCall(tool, arguments), Reply.From(call => ResultsIn(call).Values.Single()));

        var completed = Assert.IsType<Outcome<Answer>.Completed>(await RunAsync(Script, calls: 2, options: Approving));

        Assert.Contains(observation, completed.Value.Text, StringComparison.Ordinal);
        Assert.StartsWith("Error: ", completed.Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_turns_are_enough_and_in_the_eighth_no_tools_are_offered()
    {
        ScriptedChatClient model = new ScriptedChatClient().Otherwise(Reply.InTurn([.. Enumerable.Range(1, 7).Select(Weekday), "Done."]));

        Assert.Equal(new Outcome<Answer>.Completed(new("Done.", null)), await ClerkWith(model).RunAsync("Hello", Request));
        Assert.Equal(8, model.CallCount);
        Assert.All(model.Calls.SkipLast(1), call => Assert.Equal(4, call.Options!.Tools!.Count));
        Assert.True(model.Calls[^1].Options?.Tools is null or { Count: 0 });
    }

    [Fact]
    public async Task A_model_that_calls_tools_in_the_eighth_turn_too_ends_as_exhausted()
    {
        ScriptedChatClient Script() => new ScriptedChatClient().Otherwise(Reply.InTurn([.. Enumerable.Range(1, 8).Select(Weekday)]));

        Assert.Equal(8, Assert.IsType<Outcome<Answer>.Exhausted>(await RunAsync(Script, calls: 8)).Rounds);
    }

    [Fact]
    public async Task Twelve_calls_are_made_and_the_thirteenth_is_refused()
    {
        ScriptedChatClient model = Turns(
            Reply.ToolCalls("", [.. Enumerable.Range(1, 13).Select(day => Call($"c{day}", "Weekday", new() { ["date"] = $"2027-06-{day:00}" }))]),
            "Done.");

        Assert.Equal(new Outcome<Answer>.Completed(new("Done.", null)), await ClerkWith(model).RunAsync("Hello", Request));
        string[] results = [.. Results(model.Calls[^1].Messages).Select(result => result.Result!.ToString()!)];
        Assert.Equal(13, results.Length);
        Assert.All(results.SkipLast(1), result => Assert.Contains(" is a ", result, StringComparison.Ordinal));
        Assert.Equal("Error: The 12 tool calls that are allowed are used up; answer with what you know.", results[^1]);
        Assert.True(model.Calls[^1].Options?.Tools is null or { Count: 0 });
    }

    [Fact]
    public async Task The_same_call_for_the_third_time_ends_the_run_and_is_not_made()
    {
        var timetable = new CountingTimetable();
        ScriptedChatClient model = new ScriptedChatClient().Otherwise(Reply.ToolCall("Ferries", new Dictionary<string, object?> { ["harbour"] = "Holm" }));

        var outcome = await new Clerk(model, timetable, new TicketLedger()).RunAsync("Hello", Request);

        Assert.Equal(3, Assert.IsType<Outcome<Answer>.Exhausted>(outcome).Rounds);
        Assert.Equal((3, 2), (model.CallCount, timetable.Lookups));
    }

    [Fact]
    public async Task A_ticket_that_a_person_approves_is_sold_and_comes_with_the_answer()
    {
        var completed = Assert.IsType<Outcome<Answer>.Completed>(await RunAsync(Booking, calls: 2, options: Approving));

        Assert.Equal(new Answer(Sold, Ticket), completed.Value);
    }

    [Fact]
    public async Task The_person_is_shown_what_would_be_sold_before_it_is()
    {
        var ledger = new TicketLedger();
        HumanRequest? asked = null;
        var options = new RunOptions
        {
            Approver = Approver.From(request =>
            {
                asked = request;
                Assert.Empty(ledger.Sold);
                return HumanResponse.Approve();
            }),
        };

        await ClerkWith(Booking(), ledger).RunAsync("Book TF1", Request, options);

        Assert.Equal(("May this ticket be sold?", HumanRequestKind.Arguments, "Book[1][1]/Approve"), (asked!.Question, asked.Kind, asked.StepPath));
        Assert.Contains("TF1", asked.ShowValue(), StringComparison.Ordinal);
        Assert.Contains("2027-06-11", asked.ShowValue(), StringComparison.Ordinal);
        Assert.Equal(Ticket, Assert.Single(ledger.Sold));
    }

    [Fact]
    public async Task What_a_person_edits_is_what_is_sold()
    {
        RunOptions editing = Decided(HumanResponse.Edit("""{"passengers": 3, "code": "TF2"}"""));

        var completed = Assert.IsType<Outcome<Answer>.Completed>(await RunAsync(Booking, calls: 2, options: editing));

        Assert.Equal(new Ticket("T-1001", "TF2", new DateOnly(2027, 6, 11), 3, 115.50m), completed.Value.Ticket);
    }

    [Fact]
    public async Task A_ticket_that_a_person_rejects_is_not_sold_and_ends_the_run()
    {
        var ledger = new TicketLedger();

        var rejected = Assert.IsType<Outcome<Answer>.Rejected>(await ClerkWith(Booking(), ledger).RunAsync("Book TF1", Request, Decided(HumanResponse.Reject("Full."))));

        Assert.Equal("Full.", rejected.Verdict.Feedback);
        Assert.StartsWith("Book", rejected.Step, StringComparison.Ordinal);
        Assert.Empty(ledger.Sold);
    }

    [Fact]
    public async Task Where_nobody_is_there_no_ticket_is_sold_and_the_run_needs_a_person()
    {
        var ledger = new TicketLedger();

        var needs = Assert.IsType<Outcome<Answer>.NeedsHuman>(await ClerkWith(Booking(), ledger).RunAsync("Book TF1", Request));

        Assert.Equal("Book[1][1]/Approve", needs.Request.StepPath);
        Assert.Empty(ledger.Sold);
    }

    [Fact]
    public async Task A_ticket_is_sold_once_however_often_the_model_books_and_the_request_is_run_again()
    {
        var ledger = new TicketLedger();
        ScriptedChatClient Script() => Turns(Book("TF1", "2027-06-11", 2), Book("TF2", "2027-06-12", 9), Reply.From(call => string.Join('|', ResultsIn(call).Values)));

        var first = await ClerkWith(Script(), ledger).RunAsync("Book TF1", Request, Approving);
        var again = await ClerkWith(Script(), ledger).RunAsync("Book TF1", Request, Approving);

        Assert.Equal(new Outcome<Answer>.Completed(new($"{Sold}|{Sold}", Ticket)), first);
        Assert.Equal(first, again);
        Assert.Single(ledger.Sold);
    }

    [Theory]
    [InlineData("XX9", "2027-06-11", 2, "Error: There is no sailing 'XX9'.")]
    [InlineData("TF1", "2027-06-11", 0, "Error: A ticket is for 1 to 9 passengers.")]
    [InlineData("TF1", "2027-06-11", 10, "Error: A ticket is for 1 to 9 passengers.")]
    [InlineData("TF3", "2027-06-12", 2, "Error: TF3 does not sail on a Saturday.")]
    public async Task What_cannot_be_sold_becomes_an_observation(string code, string day, int passengers, string observation)
    {
        ScriptedChatClient Script() => Turns(Book(code, day, passengers), Reply.From(call => ResultsIn(call).Values.Single()));

        var completed = Assert.IsType<Outcome<Answer>.Completed>(await RunAsync(Script, calls: 2, options: Approving));

        Assert.StartsWith(observation, completed.Value.Text, StringComparison.Ordinal);
        Assert.Null(completed.Value.Ticket);
    }

    [Fact]
    public async Task An_answer_that_names_a_ticket_that_was_not_sold_is_rejected()
    {
        var rejected = Assert.IsType<Outcome<Answer>.Rejected>(await RunAsync(() => new ScriptedChatClient().Otherwise("I have sold you T-1001."), calls: 1));

        Assert.Equal(("NamesOnlyTicketsThatWereSold", "The answer names the ticket T-1001, which was not sold on this request."), (rejected.Step, rejected.Verdict.Feedback));
    }

    [Fact]
    public async Task A_timetable_that_is_down_becomes_an_observation()
    {
        ScriptedChatClient model = Turns(Reply.ToolCall("Ferries", new Dictionary<string, object?> { ["harbour"] = "Holm" }), Reply.From(call => ResultsIn(call).Values.Single()));

        var outcome = await new Clerk(model, new BrokenTimetable(), new TicketLedger()).RunAsync("Hello", Request);

        Assert.Equal("Error: The timetable cannot be reached now. Say so, and guess nothing.", Assert.IsType<Outcome<Answer>.Completed>(outcome).Value.Text);
    }

    [Fact]
    public async Task A_sale_that_fails_ends_the_run_since_nobody_knows_whether_it_was_made()
    {
        var outcome = await new Clerk(Booking(), Timetable.Embedded(), new BrokenLedger()).RunAsync("Book TF1", Request, Approving);

        Assert.Equal("The ledger is down.", Assert.IsType<IOException>(Assert.IsType<Outcome<Answer>.Failed>(outcome).Exception).Message);
    }

    [Fact]
    public async Task A_model_that_fails_fails_the_run_with_its_own_words()
    {
        ScriptedChatClient Script() => Turns(Weekday(1), Reply.Throws(new HttpRequestException("down")));

        Assert.Equal("down", Assert.IsType<HttpRequestException>(Assert.IsType<Outcome<Answer>.Failed>(await RunAsync(Script, calls: 2)).Exception).Message);
    }

    [Fact]
    public async Task An_empty_answer_fails_the_run() =>
        Assert.IsType<StepOutputException>(Assert.IsType<Outcome<Answer>.Failed>(await RunAsync(() => new ScriptedChatClient().Otherwise(""), calls: 1)).Exception);

    [Fact]
    public async Task Cancellation_is_thrown_and_no_further_turn_is_made()
    {
        using var cancellation = new CancellationTokenSource();
        ScriptedChatClient model = Turns(Weekday(1), Reply.FromAsync(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return "never";
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ClerkWith(model).RunAsync("Hello", Request, cancellationToken: cancellation.Token));
        Assert.Equal(2, model.CallCount);
    }

    private static ScriptedChatClient Booking() => Turns(Book("TF1", "2027-06-11", 2), Reply.From(call => ResultsIn(call).Values.Single()));

    private static Reply Book(string code, string day, int passengers) =>
        Reply.ToolCall("Book", new Dictionary<string, object?> { ["code"] = code, ["day"] = day, ["passengers"] = passengers });

    private static Reply Weekday(int day) => Reply.ToolCall("Weekday", new Dictionary<string, object?> { ["date"] = $"2027-06-{day:00}" });

    private static FunctionCallContent Call(string id, string tool, Dictionary<string, object?> arguments) => new(id, tool, arguments);

    private static ScriptedChatClient Turns(params Reply[] replies) => new ScriptedChatClient().Otherwise(Reply.InTurn(replies));

    private static RunOptions Decided(HumanResponse response) => new() { Approver = Approver.From(_ => response) };

    private static Clerk ClerkWith(IChatClient model, TicketLedger? ledger = null) => new(model, Timetable.Embedded(), ledger ?? new TicketLedger());

    private static IEnumerable<FunctionResultContent> Results(IEnumerable<ChatMessage> messages) => messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>();

    private static Dictionary<string, string> ResultsIn(ChatRequest call) => Results(call.Messages).Select((result, i) => (Key: $"{i}", Value: result.Result!.ToString()!)).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>Runs it twice on scripts and ledgers of its own, each of which makes as many calls.</summary>
    private static async Task<Outcome<Answer>> RunAsync(Func<ScriptedChatClient> script, int calls, RunOptions? options = null)
    {
        var models = new List<ScriptedChatClient>();
        Outcome<Answer> outcome = await Trial.TwiceAsync(Clerk.MaxCalls, () =>
        {
            models.Add(script());
            return new Trial<Outcome<Answer>>(ClerkWith(models[^1]).RunAsync("A question", Request, options), models[^1]);
        });
        Assert.All(models, model => Assert.Equal(calls, model.CallCount));
        return outcome;
    }

    private sealed class CountingTimetable : ITimetable
    {
        public int Lookups { get; private set; }

        public Task<IReadOnlyList<Sailing>> SailingsAsync(Harbour harbour, CancellationToken cancellationToken)
        {
            Lookups++;
            return Timetable.Embedded().SailingsAsync(harbour, cancellationToken);
        }

        public Task<Sailing?> FindAsync(string code, CancellationToken cancellationToken) => Timetable.Embedded().FindAsync(code, cancellationToken);
    }

    private sealed class BrokenTimetable : ITimetable
    {
        public Task<IReadOnlyList<Sailing>> SailingsAsync(Harbour harbour, CancellationToken cancellationToken) => throw new IOException("The timetable is down.");

        public Task<Sailing?> FindAsync(string code, CancellationToken cancellationToken) => throw new IOException("The timetable is down.");
    }

    private sealed class BrokenLedger : ITicketLedger
    {
        public Ticket Sell(string request, Sailing sailing, DateOnly day, int passengers) => throw new IOException("The ledger is down.");

        public Ticket? Find(string request) => null;
    }
}
