using Orchestration.Samples.ClinicalOrchestrator.Cases;
using Orchestration.Samples.ClinicalOrchestrator.Conference;
using Orchestration.Samples.ClinicalOrchestrator.Orders;

namespace Orchestration.Samples.Tests.ClinicalOrchestrator;

public sealed class OrderBookTests : IDisposable
{
    private static readonly ProposedChange Less = new("Gabapentin", ChangeKind.ReduceDose, "The kidneys “fail”.", [1], ["She takes Gabapentin."]);

    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public async Task An_order_is_written_as_a_line_that_says_what_it_is()
    {
        Receipt receipt = await new OrderBook(path).PlaceAsync("key", [Less], CancellationToken.None);

        Assert.Equal(Placement.Placed, receipt.Placement);
        string line = Assert.Single(await File.ReadAllLinesAsync(path));
        Assert.StartsWith($$"""{"notice":"{{Synthetic.Notice}}","key":"key","changes":[{"medicine":"Gabapentin","kind":"ReduceDose",""", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_order_under_a_key_stands_for_later_books_too()
    {
        await new OrderBook(path).PlaceAsync("key", [Less], CancellationToken.None);
        await new OrderBook(path).PlaceAsync("other", [], CancellationToken.None);

        Receipt again = await new OrderBook(path).PlaceAsync("key", [], CancellationToken.None);

        Assert.Equal((Placement.StoodAlready, "Gabapentin"), (again.Placement, Assert.Single(again.Changes).Medicine));
        Assert.Equal(2, (await File.ReadAllLinesAsync(path)).Length);
    }

    [Fact]
    public async Task A_line_that_was_left_without_an_end_is_not_written_on()
    {
        await new OrderBook(path).PlaceAsync("key", [Less], CancellationToken.None);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).TrimEnd('\n'));

        await new OrderBook(path).PlaceAsync("other", [Less], CancellationToken.None);

        Assert.Equal(2, (await File.ReadAllLinesAsync(path)).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_orders_that_come_at_once_one_is_placed(bool inFile)
    {
        var book = new OrderBook(inFile ? path : null);

        Receipt[] receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => book.PlaceAsync("key", [Less], CancellationToken.None))));

        Assert.Single(receipts, receipt => receipt.Placement == Placement.Placed);
    }

    [Fact]
    public async Task A_file_that_is_no_order_book_is_left_as_it_is()
    {
        await File.WriteAllTextAsync(path, "Dear diary");

        await Assert.ThrowsAsync<FormatException>(() => new OrderBook(path).PlaceAsync("key", [Less], CancellationToken.None));
        Assert.Equal("Dear diary", await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData("She takes Gabapentin.", "She  takes\nGabapentin", true)]
    [InlineData("She takes Gabapentin.", "He takes Gabapentin.", false)]
    public void A_case_has_one_key_however_it_is_wrapped(string one, string other, bool isSame) =>
        Assert.Equal(isSame, OrderBook.KeyOf(one) == OrderBook.KeyOf(other));
}
