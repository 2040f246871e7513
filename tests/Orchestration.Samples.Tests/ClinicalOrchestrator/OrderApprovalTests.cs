using Orchestration.Samples.ClinicalOrchestrator;
using Orchestration.Samples.ClinicalOrchestrator.Cases;
using Orchestration.Samples.ClinicalOrchestrator.Conference;
using Orchestration.Samples.ClinicalOrchestrator.Orders;
using Orchestration.Testing;

namespace Orchestration.Samples.Tests.ClinicalOrchestrator;

/// <summary>Nothing is ordered without a person's word, and what is ordered is what the person saw or wrote.</summary>
public sealed class OrderApprovalTests
{
    private static readonly IApprover Yes = Approver.From(_ => HumanResponse.Approve());

    [Fact]
    public async Task What_the_clinician_approves_is_ordered()
    {
        Reviewed reviewed = await ReviewedAsync(() => Proposing(Script.Change("Gabapentin"), Script.Change("Ibuprofen", "Stop")), Yes);

        ProposedChange change = Assert.Single(reviewed.Receipt.Changes);
        Assert.Equal(("Gabapentin", ChangeKind.ReduceDose), (change.Medicine, change.Kind));
        Assert.Equal([1, 3], change.Findings);
        Assert.Equal([Script.Gabapentin], change.Evidence);
        Assert.Equal(Placement.Placed, reviewed.Receipt.Placement);
        Assert.Equal(OrderBook.KeyOf(Script.Case), reviewed.Receipt.Key);
    }

    [Theory]
    [InlineData("Ibuprofen", "no evidence on the board names it")] // in the case, but nobody found anything about it
    [InlineData("Warfarin", "no evidence on the board names it")]
    [InlineData("gaba", "no evidence on the board names it")]
    [InlineData("", "no evidence on the board names it")]
    [InlineData("Gabapentin 600 mg three times a day", "it is no name")]
    [InlineData("GABAPENTIN", "there is a change of it already")]
    public async Task A_change_without_ground_is_set_aside_and_stays_in_sight(string medicine, string why)
    {
        Reviewed reviewed = await ReviewedAsync(() => Proposing(Script.Change("Gabapentin"), Script.Change(medicine, "Stop")), Yes);

        Assert.Equal([why], reviewed.Report.SetAside.Select(aside => aside.Why));
        Assert.Equal(["Gabapentin"], reviewed.Receipt.Changes.Select(change => change.Medicine));
    }

    [Fact]
    public async Task What_the_clinician_refuses_is_not_ordered()
    {
        OrderBook orders = new(null);
        Script script = Proposing(orders, Script.Change("Gabapentin"));

        var rejected = Assert.IsType<Outcome<Reviewed>.Rejected>(await script.RunAsync(Approver.From(_ => HumanResponse.Reject("Ask her daughter first."))));

        Assert.Equal(("Order/Approve", "Ask her daughter first."), (rejected.Step, rejected.Verdict.Feedback));
        await NothingStandsInAsync(orders);
    }

    [Fact]
    public async Task Where_nobody_is_there_nothing_is_ordered_and_the_sheet_waits()
    {
        OrderBook orders = new(null);

        var needs = Assert.IsType<Outcome<Reviewed>.NeedsHuman>(await Proposing(orders, Script.Change("Gabapentin")).RunAsync());

        Assert.Equal(("Order/Approve", HumanRequestKind.Arguments), (needs.Request.StepPath, needs.Request.Kind));
        Assert.Contains(Synthetic.Notice, needs.Request.Question, StringComparison.Ordinal);
        Assert.All(["Gabapentin", Script.Gabapentin, Synthetic.Notice], part => Assert.Contains(part, needs.Request.ShowValue(), StringComparison.Ordinal));
        await NothingStandsInAsync(orders);
    }

    [Fact]
    public async Task What_the_clinician_edits_is_what_is_ordered()
    {
        ProposedChange other = new("Gabapentin", ChangeKind.Stop, "Stop it slowly.", [1], [Script.Gabapentin]);
        IApprover clinician = Approver.From(request =>
        {
            var arguments = (IReadOnlyDictionary<string, object?>)request.Value!;
            return HumanResponse.Edit(new Dictionary<string, object?> { ["sheet"] = (OrderSheet)arguments["sheet"]! with { Changes = [other] } });
        });

        Reviewed reviewed = await ReviewedAsync(() => Proposing(Script.Change("Gabapentin")), clinician);

        Assert.Equal([other], reviewed.Receipt.Changes);
        Assert.Equal(ChangeKind.ReduceDose, Assert.Single(reviewed.Report.Changes).Kind);
    }

    [Fact]
    public async Task A_clinician_who_strikes_all_changes_orders_nothing()
    {
        OrderBook orders = new(null);
        IApprover clinician = Approver.From(request =>
        {
            var arguments = (IReadOnlyDictionary<string, object?>)request.Value!;
            return HumanResponse.Edit(new Dictionary<string, object?> { ["sheet"] = (OrderSheet)arguments["sheet"]! with { Changes = [] } });
        });

        var completed = Assert.IsType<Outcome<Reviewed>.Completed>(await Proposing(orders, Script.Change("Gabapentin")).RunAsync(clinician));

        Assert.Equal(Placement.NothingToOrder, completed.Value.Receipt.Placement);
        await NothingStandsInAsync(orders);
    }

    [Fact]
    public async Task An_edit_that_does_not_fit_orders_nothing()
    {
        OrderBook orders = new(null);
        Script script = Proposing(orders, Script.Change("Gabapentin"));

        Outcome<Reviewed> outcome = await script.RunAsync(Approver.From(_ => HumanResponse.Edit("""{"sheet":{"changes":"all of them"}}""")));

        Assert.IsType<Outcome<Reviewed>.Failed>(outcome);
        await NothingStandsInAsync(orders);
    }

    [Fact]
    public async Task Where_nothing_is_to_be_changed_nobody_is_asked()
    {
        Reviewed reviewed = await ReviewedAsync(
            () => Proposing(), Approver.From(_ => throw new InvalidOperationException("Nobody should be asked.")));

        Assert.Equal(Placement.NothingToOrder, reviewed.Receipt.Placement);
        Assert.Empty(reviewed.Receipt.Changes);
    }

    [Fact]
    public async Task A_case_that_is_reviewed_again_is_not_ordered_for_again()
    {
        OrderBook orders = new(null);
        await Proposing(orders, Script.Change("Gabapentin", "Stop")).RunAsync(Yes);

        var again = Assert.IsType<Outcome<Reviewed>.Completed>(await Proposing(orders, Script.Change("Gabapentin")).RunAsync(Yes));

        Assert.Equal((Placement.StoodAlready, ChangeKind.Stop), (again.Value.Receipt.Placement, again.Value.Receipt.Changes[0].Kind));
    }

    [Fact]
    public async Task An_order_book_that_cannot_be_written_fails_the_run()
    {
        OrderBook nowhere = new(Path.Combine(Path.GetTempPath(), "no", "such", "folder", "orders.jsonl"));

        Assert.IsType<DirectoryNotFoundException>(
            Assert.IsType<Outcome<Reviewed>.Failed>(await Proposing(nowhere, Script.Change("Gabapentin")).RunAsync(Yes)).Exception);
    }

    private static Script Proposing(params object[] changes) => Proposing(new OrderBook(null), changes);

    private static Script Proposing(OrderBook orders, params object[] changes) => Script.OfTheFalls(orders).FindsTheGap().Advises(changes);

    private static async Task<Reviewed> ReviewedAsync(Func<Script> script, IApprover approver)
    {
        Outcome<Reviewed> outcome = await Trial.TwiceAsync(MedicationReview.MaxCalls, () =>
        {
            Script once = script();
            return new Trial<Outcome<Reviewed>>(once.RunAsync(approver), once.Clients);
        });
        return Assert.IsType<Outcome<Reviewed>.Completed>(outcome).Value;
    }

    /// <summary>A probe under the case's key is placed only where nothing stands under it.</summary>
    private static async Task NothingStandsInAsync(OrderBook orders) =>
        Assert.Equal(Placement.Placed, (await orders.PlaceAsync(OrderBook.KeyOf(Script.Case), [], CancellationToken.None)).Placement);
}
