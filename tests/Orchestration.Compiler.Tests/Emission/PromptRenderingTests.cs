using System.Globalization;
using static Orchestration.Compiler.Tests.Emission.Rendered;

namespace Orchestration.Compiler.Tests.Emission;

/// <summary>What stands in a prompt in place of a placeholder.</summary>
public sealed class PromptRenderingTests
{
    private const string Person = """
        public sealed record Address(string City, string? Street = null);
        public sealed record Person(string Name, int Age, Address? Home = null)
        {
            public string Shout => Name.ToUpperInvariant();
        }
        public static class Values
        {
            public static Person Ada => new("Ada", 36, new Address("London"));
            public static Person Homeless => new("Bob", 20);
        }
        """;

    [Fact]
    public async Task Text_goes_in_as_it_is() =>
        Assert.Equal("About {\"a\"} \\ \n<b>.", await PromptAsync(Step("Prompt(\"About {topic}.\")", "string topic"), "{\"a\"} \\ \n<b>"));

    [Fact]
    public async Task Doubled_braces_are_braces() =>
        Assert.Equal("{ \"a\": {x} } and {topic}", await PromptAsync(Step("Prompt(\"{{ \\\"a\\\": {{{topic}}} }} and {{topic}}\")", "string topic"), "x"));

    [Fact]
    public async Task Raw_literals_verbatim_literals_and_constants_say_the_same()
    {
        const string Expected = "Line \"one\"\n\tabout x.\n";

        Assert.Equal(Expected, await PromptAsync(Step("Prompt(\"Line \\\"one\\\"\\n\\tabout {topic}.\\n\")", "string topic"), "x"));
        Assert.Equal(Expected, await PromptAsync(Step("Prompt(@\"Line \"\"one\"\"\n\tabout {topic}.\n\")", "string topic"), "x"));
        Assert.Equal(Expected, await PromptAsync(Step("Prompt(\"\"\"\n    Line \"one\"\n    \tabout {topic}.\n\n    \"\"\")", "string topic"), "x"));
        Assert.Equal(Expected, await PromptAsync(Step("Prompt(\"Line \\\"one\\\"\\n\" + Rest)", "string topic").Edit("public partial Task", "private const string Rest = \"\\tabout {topic}.\\n\";\n    public partial Task"), "x"));
    }

    [Fact]
    public async Task A_prompt_without_placeholders_is_its_text() =>
        Assert.Equal("Tell a \"joke\" about {braces}.", await PromptAsync(Step("Prompt(\"Tell a \\\"joke\\\" about {{braces}}.\")", "string topic").Edit("Answer(string topic)", "Answer()"), "x"));

    [Fact]
    public async Task Characters_that_end_lines_survive() =>
        Assert.Equal("a\r\nb\u2028c\0d x", await PromptAsync(Step("Prompt(\"a\\r\\nb\\u2028c\\0d {topic}\")", "string topic"), "x"));

    [Fact]
    public async Task Numbers_and_dates_are_written_in_the_invariant_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(
                "1.5 1,234.50 07/04/2026 2026-07-04 03/01/2026 00:00:00",
                await PromptAsync(
                    Step("Prompt(\"{share} {price:N2} {day} {day:yyyy-MM-dd} {at}\")", "double share, decimal price, DateOnly day, DateTime at"),
                    1.5, 1234.5m, new DateOnly(2026, 7, 4), new DateTime(2026, 3, 1)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task A_format_may_hold_colons_blanks_and_quotes() =>
        Assert.Equal("at 09:30 h, EUR 2.50", await PromptAsync(
            Step("Prompt(\"at {time:HH:mm 'h'}, {price:'EUR' 0.00}\")", "TimeOnly time, decimal price"), new TimeOnly(9, 30), 2.5m));

    [Fact]
    public async Task Enums_are_written_by_name_and_truth_values_in_small_letters() =>
        Assert.Equal("Friday true c", await PromptAsync(Step("Prompt(\"{day} {sure} {letter}\")", "DayOfWeek day, bool sure, char letter"), DayOfWeek.Friday, true, 'c'));

    [Fact]
    public async Task Null_is_nothing() =>
        Assert.Equal("[] [] [] []", await PromptAsync(Step("Prompt(\"[{text}] [{number}] [{list}] [{person}]\")", "string? text, int? number, List<string>? list, Person? person", Person), null, null, null, null));

    [Fact]
    public async Task A_collection_of_texts_is_a_list() =>
        Assert.Equal("- a\n- b|- c", await PromptAsync(Step("Prompt(\"{items}|{more}\")", "IReadOnlyList<string> items, string?[] more"), new List<string> { "a", "b" }, new[] { "c", null }));

    [Fact]
    public async Task Any_other_type_is_JSON() =>
        Assert.Equal(
            """{"name":"Ada","age":36,"home":{"city":"London","street":null},"shout":"ADA"} [1,2]""",
            await PromptAsync(Step("Prompt(\"{person} {numbers}\")", "Person person, int[] numbers", Person), program => [program.Value("Ada"), new[] { 1, 2 }]));

    [Fact]
    public async Task JSON_is_not_escaped_beyond_what_it_needs() =>
        Assert.Equal("""{"city":"Köln <&>","street":"\"é\""}""", await PromptAsync(
            Step("Prompt(\"{address}\")", "Address address", Person), program => [program.Create("Address", "Köln <&>", "\"é\"")]));

    [Fact]
    public async Task Members_are_read_at_any_depth() =>
        Assert.Equal("Ada ADA London 6", await PromptAsync(
            Step("Prompt(\"{person.Name} {person.Shout} {person.Home.City} {person.Home.City.Length}\")", "Person person", Person), program => [program.Value("Ada")]));

    [Fact]
    public async Task Members_below_null_are_nothing() =>
        Assert.Equal("[] [] []", await PromptAsync(
            Step("Prompt(\"[{person.Home.City}] [{person.Home.City.Length}] [{other.Name}]\")", "Person person, Person? other", Person), program => [program.Value("Homeless"), null]));

    [Fact]
    public async Task Members_of_nullable_values_are_read() =>
        Assert.Equal("2026 []", await PromptAsync(Step("Prompt(\"{day.Year} [{other.Year}]\")", "DateOnly? day, DateOnly? other"), new DateOnly(2026, 7, 4), null));

    [Fact]
    public async Task Inherited_members_fields_and_members_of_interfaces_are_read() =>
        Assert.Equal("Rex 4 Rex 4", await PromptAsync(
            Step("Prompt(\"{dog.Name} {dog.Legs} {named.Name} {named.Legs}\")", "Dog dog, INamed named", """
                public interface ILegged { int Legs { get; } }
                public interface INamed : ILegged { string Name { get; } }
                public abstract class Animal : INamed { public string Name { get; init; } = "Rex"; public int Legs => 4; }
                public sealed class Dog : Animal { public readonly int Age = 3; }
                public static class Values { public static Dog Rex => new(); }
                """),
            program => [program.Value("Rex"), program.Value("Rex")]));

    [Fact]
    public Task Members_that_the_class_cannot_see_are_not_there() => Verify.RuleAsync("ORC1007", Step(
        "Prompt(\"{secret.[|Hidden|]} {secret.[|Half|]} {secret.[|Shared|]} {secret.[|Compute|]} {secret.Shown}\")", "Secret secret", """
            public sealed class Secret
            {
                private string Hidden => "";
                public string Half { private get; set; } = "";
                public static string Shared => "";
                public string Compute() => Hidden + Half;
                public string Shown => "";
            }
            """));

    [Fact]
    public async Task Private_members_of_a_type_in_the_class_are_not_there_and_its_internal_ones_are() =>
        Assert.Equal("x", await PromptAsync(
            Step("Prompt(\"{note.Text}\")", "string text").Edit("Answer(string text)", "Answer(Note note)").Edit(
                "[Step,", "[Step]\n    private static Note Take(string text) => new(text);\n\n    private sealed record Note(string Text);\n\n    [Step,"),
            "x"));

    [Fact]
    public async Task Names_that_are_keywords_are_read() =>
        Assert.Equal("a b", await PromptAsync(
            Step("Prompt(\"{event} {@class.event}\")", "string @event, Lesson @class", "public sealed record Lesson(string @event);"), program => ["a", program.Create("Lesson", "b")]));
}
