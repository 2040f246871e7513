using Orchestration.Samples.ToolCalling.Ferries;

namespace Orchestration.Samples.Tests.ToolCalling;

public sealed class FerryTests
{
    private static readonly DateOnly Friday = new(2027, 6, 11);
    private static readonly Sailing Any = new("X1", Harbour.Holm, Harbour.Tarvik, new TimeOnly(8, 0), new TimeOnly(9, 30), Days.Daily, 10.5m);

    [Theory]
    [InlineData(Days.Daily, 0, true)]
    [InlineData(Days.Weekdays, 0, true)]
    [InlineData(Days.Weekdays, 1, false)]
    [InlineData(Days.Weekdays, 2, false)]
    [InlineData(Days.Weekdays, 3, true)]
    [InlineData(Days.Weekends, 0, false)]
    [InlineData(Days.Weekends, 1, true)]
    [InlineData(Days.Weekends, 2, true)]
    [InlineData(Days.Weekends, 3, false)]
    public void A_sailing_knows_its_days(Days days, int daysAfterFriday, bool sails) =>
        Assert.Equal(sails, (Any with { Days = days }).SailsOn(Friday.AddDays(daysAfterFriday)));

    [Fact]
    public void A_sailing_is_told_in_a_sentence() => Assert.Equal("X1 sails from Holm at 08:00 to Tarvik at 09:30, daily, for 10.50 crowns.", Any.ToString());

    [Fact]
    public async Task The_timetable_of_the_sample_knows_harbours_and_codes()
    {
        var timetable = Timetable.Embedded();

        Assert.Equal(["FS1", "SF1"], (await timetable.SailingsAsync(Harbour.Skerrow, default)).Select(sailing => sailing.Code));
        Assert.Equal(54m, (await timetable.FindAsync(" fs1 ", default))!.Fare);
        Assert.Null(await timetable.FindAsync("XX9", default));
    }

    [Fact]
    public void The_codes_of_the_timetable_are_different_and_its_ferries_arrive_after_they_left()
    {
        Sailing[] all = [.. Enum.GetValues<Harbour>().SelectMany(harbour => Timetable.Embedded().SailingsAsync(harbour, default).Result).Distinct()];

        Assert.Equal(12, all.Length);
        Assert.Equal(all.Length, all.DistinctBy(sailing => sailing.Code).Count());
        Assert.All(all, sailing => Assert.True(sailing.From != sailing.To && sailing.Departs < sailing.Arrives && sailing.Fare > 0));
    }

    [Fact]
    public void On_one_request_one_ticket_is_sold()
    {
        var ledger = new TicketLedger();

        Ticket first = ledger.Sell("a", Any, Friday, 2);
        Ticket again = ledger.Sell("a", Any with { Code = "X2" }, Friday, 5);
        Ticket other = ledger.Sell("b", Any, Friday, 1);

        Assert.Equal(new Ticket("T-1001", "X1", Friday, 2, 21m), first);
        Assert.Same(first, again);
        Assert.Equal("T-1002", other.Number);
        Assert.Equal([first, other], ledger.Sold);
        Assert.Null(ledger.Find("c"));
        Assert.Equal("Ticket T-1001: X1 on 11 June 2027 for 2 passengers, 21.00 crowns.", first.ToString());
    }

    [Fact]
    public async Task Sales_at_the_same_time_get_numbers_of_their_own()
    {
        var ledger = new TicketLedger();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => ledger.Sell($"r{i / 2}", Any, Friday, 1))));

        Assert.Equal(Enumerable.Range(1001, 100).Select(number => $"T-{number}"), ledger.Sold.Select(ticket => ticket.Number).OrderBy(number => int.Parse(number[2..])));
    }
}
