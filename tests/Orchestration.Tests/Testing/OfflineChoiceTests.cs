using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public class OfflineChoiceTests
{
    private enum Team { Billing, Technical, Other }

    private sealed record Choice(Team Data);

    private sealed record Answer(bool Value);

    private sealed record Ticket(bool IsUrgent, [property: Description("whether money has to be given back")] bool Refund, Team? Team);

    private const string Options = "Classify the message as one of:\n- Billing: invoices, payments and refunds\n- Technical: errors, crashes and bugs\n- Other: anything else\n\nMessage:\n";

    [Theory]
    [InlineData("I paid the invoice twice", Team.Billing)]
    [InlineData("The app keeps crashing", Team.Technical)]
    [InlineData("A technical matter about a payment, technically", Team.Technical)]
    [InlineData("What a nice day", Team.Other)]
    [InlineData("", Team.Other)]
    public async Task An_enum_is_the_option_whose_words_the_text_shares(string message, object team) =>
        Assert.Equal(team, (await Offline.FillAsync<Choice>(Options + message)).Data);

    [Fact]
    public async Task Options_described_in_a_sentence_or_by_the_system_message_count_as_well()
    {
        Assert.Equal(Team.Technical, (await Offline.FillAsync<Choice>("Choose Billing (invoices, refunds), Technical (crashes, bugs) or Other.\n\nMessage:\nIt crashed again.")).Data);
        Choice told = await Offline.FillAsync<Choice>(new OfflineChatClient(),
            new ChatMessage(ChatRole.System, "Billing handles invoices; Technical handles crashes."), new ChatMessage(ChatRole.User, "It crashed again."));
        Assert.Equal(Team.Technical, told.Data);
    }

    [Theory]
    [InlineData("""{"enum":["a","b"],"description":"a: cats and dogs\nb: ships and ferries"}""")]
    [InlineData("""{"anyOf":[{"const":"a","description":"cats and dogs"},{"const":"b","description":"ships and ferries"}]}""")]
    [InlineData("""{"oneOf":[{"const":"a","description":"cats"},{"const":"b","description":"ferry"}]}""")]
    public async Task Options_described_in_the_schema_count(string schema)
    {
        JsonElement value = await Offline.FillAsync($$"""{"type":"object","properties":{"kind":{{schema}} } }""", "Choose.\n\nText:\nThe ferry is late.");

        Assert.Equal("b", value.GetProperty("kind").GetString());
    }

    private enum Lookup { Needed, NotNeeded }

    private sealed record Decision([property: Description("Needed: facts about ships.\nNotNeeded: arithmetic and other numbers.")] Lookup Lookup);

    [Theory]
    [InlineData("How fast are ships?", Lookup.Needed)]
    [InlineData("What is arithmetic?", Lookup.NotNeeded)]
    [InlineData("Who is he?", Lookup.Needed)]
    public async Task Names_of_several_words_are_described_too_and_the_longer_one_is_meant(string question, object lookup) =>
        Assert.Equal(lookup, (await Offline.FillAsync<Decision>($"Decide.\n\nQuestion:\n{question}")).Lookup);

    [Theory]
    [InlineData("URGENT: the server is down", true)]
    [InlineData("This is urgent!", true)]
    [InlineData("This is not urgent, take your time", false)]
    [InlineData("It isn't really urgent", false)]
    [InlineData("What a nice day", false)]
    public async Task A_boolean_is_whether_the_text_says_so(string message, bool urgent)
    {
        Assert.Equal(urgent, (await Offline.FillAsync<Answer>($"Is this message urgent?\n\n{message}")).Value);
        Assert.Equal(urgent, (await Offline.FillAsync<Ticket>($"Read the message.\n\nMessage:\n{message}")).IsUrgent);
    }

    [Fact]
    public async Task A_description_speaks_for_a_boolean_and_a_nullable_enum_may_be_null()
    {
        Ticket money = await Offline.FillAsync<Ticket>("Read the message.\n\nMessage:\nGive me my money back.");
        Ticket thanks = await Offline.FillAsync<Ticket>("Read the message.\n\nMessage:\nThank you all.");

        Assert.True(money.Refund);
        Assert.Equal(new Ticket(false, false, null), thanks);
    }
}
