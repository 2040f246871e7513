using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using Orchestration.Testing;

namespace Orchestration.Tests.Testing;

public class OfflineSchemaTests
{
    private sealed record Trip(
        string Title, string Captain, [property: Description("What a ticket costs, in euros")] int Price, int Passengers, DateOnly RepairedUntil,
        string ContactEmail, string[] Keywords, List<string> Places, string? Allergies, int? Cabins);

    private sealed record Person(string Name, int Age, string? Phone);

    private sealed record Tree(string Heading, List<Tree> Children, Tree? Next);

    private sealed record Everything(
        bool Flag, byte Small, long Large, double Real, decimal Money, char Letter, Guid Id, DateTime When, DateTimeOffset Then, TimeSpan Span,
        TimeOnly At, Uri Link, Dictionary<string, int> Counts, int[][] Grid, Person? Somebody, JsonElement Anything, object Whatever, Level Level,
        Level? MaybeLevel, List<Level> Levels, [property: Range(3, 5)] int Bounded, [property: MaxLength(10)] string Brief, [property: MinLength(2)] string[] Two);

    private enum Level { Low, Middle, High }

    [JsonDerivedType(typeof(Circle), "circle")]
    [JsonDerivedType(typeof(Square), "square")]
    private abstract record Shape;

    private sealed record Circle(double Radius) : Shape;

    private sealed record Square(double Side) : Shape;

    private sealed record Drawing(Shape Shape);

    private sealed record Plan(List<Job> Tasks);

    private sealed record Job(Specialty Kind, string Instruction);

    private enum Specialty { Interactions, Renal, Nutrition }

    [Fact]
    public async Task Fields_are_filled_from_what_the_text_says_of_them()
    {
        Trip trip = await Offline.FillAsync<Trip>($"Extract the facts.\n\n{Offline.Ferry}");

        Assert.Equal("The ferry Albatross leaves the harbour of Brest", trip.Title);
        Assert.Equal("Maud Le Goff", trip.Captain);
        Assert.Equal((34, 120), (trip.Price, trip.Passengers));
        Assert.Equal(new DateOnly(2026, 5, 14), trip.RepairedUntil);
        Assert.Equal("office@harbour.example", trip.ContactEmail);
        Assert.Contains("ferry", trip.Keywords);
        Assert.Contains("Ouessant", trip.Places);
        Assert.Null(trip.Allergies);
        Assert.Null(trip.Cabins);
    }

    [Fact]
    public async Task Labelled_lines_fill_the_fields_of_their_names()
    {
        Person person = await Offline.FillAsync<Person>("Extract the person.\n\nFull name: Rahel Okafor\nAge: 41\nPhone: +33 2 98 00 00 00");

        Assert.Equal(new Person("Rahel Okafor", 41, "+33 2 98 00 00 00"), person);
    }

    [Fact]
    public async Task A_name_is_never_cut_out_of_a_word()
    {
        Person person = await Offline.FillAsync<Person>("Extract the person.\n\nthe eGFR was measured by doctor Okafor in spring");

        Assert.Equal("Okafor", person.Name);
    }

    [Theory]
    [InlineData(Offline.Ferry)]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("渡轮中午离开港口。")]
    public async Task Every_kind_of_value_can_be_read_back(string text)
    {
        Everything all = await Offline.FillAsync<Everything>($"Extract.\n\n{text}");

        Assert.InRange(all.Bounded, 3, 5);
        Assert.InRange(all.Brief.Length, 0, 10);
        Assert.True(all.Two.Length >= 2);
        Assert.True(Enum.IsDefined(all.Level));
    }

    [Fact]
    public async Task A_type_that_holds_itself_comes_to_an_end()
    {
        Tree tree = await Offline.FillAsync<Tree>($"Outline.\n\n{Offline.Ferry}");

        int depth = 0;
        for (Tree? at = tree; at is not null; at = at.Next)
            depth++;
        Assert.InRange(depth, 1, 5);
    }

    [Fact]
    public async Task A_polymorphic_type_is_the_one_the_text_speaks_of()
    {
        Assert.Equal(new Circle(4), (await Offline.FillAsync<Drawing>("Extract.\n\nDraw a circle with a radius of 4.")).Shape);
        Assert.Equal(new Square(7), (await Offline.FillAsync<Drawing>("Extract.\n\nDraw a square with a side of 7.")).Shape);
    }

    [Fact]
    public async Task A_list_has_an_item_for_each_item_of_a_list_in_the_text()
    {
        string[] items = (await Offline.FillAsync<Wrapped<string[]>>("List the steps.\n\nText:\n- Open the valve\n- Start the pump\n- Wait\n- Close the valve\n- Write it down")).Value;

        Assert.Equal(["Open the valve", "Start the pump", "Wait", "Close the valve", "Write it down"], items);
    }

    [Fact]
    public async Task Tasks_with_kinds_are_those_kinds_that_the_text_speaks_of()
    {
        Plan plan = await Offline.FillAsync<Plan>("Plan who looks at the case.\n\nCase:\nHer renal function is low. She sleeps well. Her medicines have interactions.");

        Assert.Equal([Specialty.Interactions, Specialty.Renal], plan.Tasks.Select(task => task.Kind).Order());
        Assert.Equal("Her renal function is low.", plan.Tasks.Single(task => task.Kind == Specialty.Renal).Instruction);
    }

    [Theory]
    [InlineData("List at most 2 of the steps.", 2)]
    [InlineData("List the steps, but no more than three.", 3)]
    [InlineData("List the steps, up to four of them.", 4)]
    [InlineData("List the steps, each in at most 2 words.", 5)]
    [InlineData("List the steps.", 5)]
    public async Task A_list_is_no_longer_than_the_prompt_allows(string instruction, int count)
    {
        string[] items = (await Offline.FillAsync<Wrapped<string[]>>(instruction + "\n\nText:\n- Open the valve\n- Start the pump\n- Wait\n- Close the valve\n- Write it down")).Value;

        Assert.Equal(count, items.Length);
    }

    [Fact]
    public async Task An_index_is_the_number_of_a_list_item() =>
        Assert.Equal(2, (await Offline.FillAsync<Index>("Which candidate is best?\n\nCandidates:\n1. Cats sleep all day.\n2. The ferry leaves at noon.\n3. The ferry leaves.")).BestIndex);

    private sealed record Index(int BestIndex);

    private sealed record Wrapped<T>(T Value);

    private sealed record Scored(double Relevance);

    [Fact]
    public async Task Relevance_is_how_much_of_the_question_the_text_has()
    {
        double high = (await Offline.FillAsync<Scored>("Rate the document.\n\nQuestion: When does the ferry leave?\n\nDocument:\nThe ferry leaves at noon.")).Relevance;
        double low = (await Offline.FillAsync<Scored>("Rate the document.\n\nQuestion: When does the ferry leave?\n\nDocument:\nCats sleep all day.")).Relevance;

        Assert.Equal((1, 0), (high, low));
    }

    [Theory]
    [InlineData("""{"type":"integer","minimum":10,"maximum":12}""", 10, 12)]
    [InlineData("""{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1}""", 0.001, 0.999)]
    [InlineData("""{"type":"integer","multipleOf":5,"minimum":1,"maximum":9}""", 5, 5)]
    [InlineData("""{"type":"integer","description":"from 1 to 5"}""", 1, 5)]
    [InlineData("""{"type":"number","minimum":-3,"maximum":-2}""", -3, -2)]
    public async Task Numbers_keep_within_their_bounds(string schema, double least, double most)
    {
        foreach (string text in (string[])["", Offline.Ferry, "-7", "1000000", "0.5"])
        {
            JsonElement value = await Offline.FillAsync($$"""{"type":"object","properties":{"score":{{schema}},"other":{{schema}} } }""", text);
            Assert.InRange(value.GetProperty("score").GetDouble(), least, most);
            Assert.InRange(value.GetProperty("other").GetDouble(), least, most);
        }
    }

    [Theory]
    [InlineData("""{"$ref":"#/$defs/a~1b","$defs":{"a/b":{"const":"x"}}}""", "\"x\"")]
    [InlineData("""{"$ref":"#/$defs/a%20b","$defs":{"a b":{"enum":["only"]}}}""", "\"only\"")]
    [InlineData("""{"oneOf":[{"const":7}]}""", "7")]
    [InlineData("""{"allOf":[{"properties":{"a":{"const":1}}},{"properties":{"b":{"const":2}}}]}""", """{"a":1,"b":2}""")]
    [InlineData("""{"type":"array","prefixItems":[{"const":1},{"const":"b"}]}""", """[1,"b"]""")]
    [InlineData("""{"type":"array","items":{"const":1},"minItems":2}""", "[1,1]")]
    [InlineData("""{"type":["string","null"],"format":"date"}""", "\"2026-05-14\"")]
    [InlineData("""{"type":"string","format":"email"}""", "\"office@harbour.example\"")]
    [InlineData("""{"type":"string","pattern":"^[A-Z][a-z]+st$"}""", "\"Brest\"")]
    [InlineData("""{"type":"string","maxLength":9,"minLength":3}""", "\"The ferry\"")]
    public async Task Schemas_are_read_as_JSON_Schema_says(string schema, string expected) =>
        Assert.Equal(expected, (await Offline.FillAsync(schema, $"Extract.\n\n{Offline.Ferry}")).GetRawText());

    [Theory]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("""{"$ref":"#/nowhere"}""")]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"type":"object","properties":{"self":{"$ref":"#"}},"required":["self"]}""")]
    [InlineData("""{"type":"array","items":{"$ref":"#"},"minItems":1}""")]
    [InlineData("""{"type":"string","pattern":"(?=lookahead"}""")]
    [InlineData("""{"type":"string","pattern":"(?=a)b"}""")]
    [InlineData("""{"enum":[]}""")]
    [InlineData("""{"enum":[null]}""")]
    [InlineData("""{"type":"integer","minimum":5,"maximum":1}""")]
    [InlineData("""{"type":"string","minLength":5,"maxLength":1}""")]
    [InlineData("""{"type":7,"properties":[],"required":"x","anyOf":{}}""")]
    [InlineData("""{"type":"array","minItems":1e300,"maxItems":-1,"items":{"const":1}}""")]
    public async Task Odd_schemas_get_an_answer_all_the_same(string schema)
    {
        await Offline.FillAsync(schema, Offline.Ferry);
        await Offline.FillAsync(schema, "");
    }

    [Fact]
    public async Task JSON_without_a_schema_is_an_object_with_the_text()
    {
        string reply = await Ask.TextAsync(new OfflineChatClient(), "The ferry leaves at noon.", new ChatOptions { ResponseFormat = ChatResponseFormat.Json });

        Assert.Equal("""{"text":"The ferry leaves at noon."}""", reply);
    }

    [Fact]
    public async Task A_later_message_of_the_conversation_does_not_lose_the_first()
    {
        Person person = await Offline.FillAsync<Person>(
            new OfflineChatClient(),
            new ChatMessage(ChatRole.User, "Extract the person.\n\nName: Rahel Okafor\nAge: 41"),
            new ChatMessage(ChatRole.Assistant, "{\"name\":"),
            new ChatMessage(ChatRole.User, "That could not be read: unexpected end of data. Reply with JSON only."));

        Assert.Equal(("Rahel Okafor", 41), (person.Name, person.Age));
    }
}
