using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class ResultWithoutContractTests
{
    [Theory]
    [InlineData("IFormattable", "it is an interface; use a record")]
    [InlineData("Func<int>", "it is a delegate")]
    [InlineData("object", "it can be anything; use a record, or JsonElement")]
    [InlineData("dynamic", "it can be anything; use a record, or JsonElement")]
    [InlineData("Stream", "it is abstract and names no [JsonDerivedType]")]
    [InlineData("(string Name, int Age)", "it is a tuple, whose parts have no names in JSON; use a record")]
    [InlineData("int[,]", "it is an array of several dimensions; use an array of arrays")]
    [InlineData("IReadOnlyList<IFormattable>", "it is an interface; use a record")]
    [InlineData("Action[]", "it is a delegate")]
    public Task TypeThatNoReplyCanBeReadInto_Triggers(string type, string why) => Verify.RuleAsync("ORC1012", new Scenario("using System.IO;\n\n" + Chain($"[|Task<{type}>|]", $"Task<{type}>"))
    {
        Messages = [$"A reply cannot be read into '{type.Replace("[,]", "[*,*]", StringComparison.Ordinal)}': {why}."],
    });

    [Fact]
    public Task InterfaceIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Chain("{|ORC1012:Task<IFormattable>|}", "Task<IFormattable>"));

    [Fact]
    public Task TypeThatTheContextLacks_Triggers() => Verify.RuleAsync("ORC1012", new Scenario(WithContext("[|Task<Person>|]", "Task<Person>", "[JsonSerializable(typeof(int))]"))
    {
        Messages = ["'Person' is missing from 'PeopleJson'; add [JsonSerializable(typeof(Person))] to it."],
    });

    [Fact]
    public Task ListThatTheContextLacks_Triggers() =>
        Verify.RuleAsync("ORC1012", WithContext("[|Task<List<Person>>|]", "Task<List<Person>>", "[JsonSerializable(typeof(Person))]"));

    [Fact]
    public Task ContextOfTheAssembly_Triggers() => Verify.OnlyAsync(WithContext("{|ORC1012:Task<Person>|}", "Task<Person>", "[JsonSerializable(typeof(int))]")
        .Replace("[Chain, JsonContext<PeopleJson>]", "[Chain]", StringComparison.Ordinal)
        .Replace("public sealed record Address", "[assembly: JsonContext<PeopleJson>]\n\npublic sealed record Address", StringComparison.Ordinal));

    [Theory]
    [InlineData("Person[]")]
    [InlineData("IReadOnlyList<Person>")]
    [InlineData("Dictionary<string, Person>")]
    [InlineData("Person?")]
    [InlineData("DayOfWeek")]
    [InlineData("Verdict")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("System.Text.Json.Nodes.JsonNode")]
    public Task TypeThatAReplyCanBeReadInto_DoesNotTrigger(string type) => Verify.RuleAsync("ORC1012", Chain($"Task<{type}>", $"Task<{type}>") + """


        public sealed record Person(string Name);
        """);

    [Fact]
    public Task AbstractTypeWithDerivedTypes_DoesNotTrigger() => Verify.RuleAsync("ORC1012", Chain("Task<Shape>", "Task<Shape>") + """


        [System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), "circle")]
        public abstract record Shape;

        public sealed record Circle(double Radius) : Shape;
        """);

    [Theory]
    [InlineData("Person", "[JsonSerializable(typeof(Person))]")]
    [InlineData("Address", "[JsonSerializable(typeof(Person))]")]
    [InlineData("Address", "[JsonSerializable(typeof(Employee))]")]
    [InlineData("Address", "[JsonSerializable(typeof(Dictionary<string, List<Person>>))]")]
    [InlineData("bool", "[JsonSerializable(typeof(int))]")]
    public Task TypeThatTheContextHolds_DoesNotTrigger(string type, string held) => Verify.RuleAsync("ORC1012", WithContext($"Task<{type}>", $"Task<{type}>", held));

    internal static string Chain(string step, string entry) => $$"""
        [Chain]
        public partial class Extraction(IChatClient client)
        {
            public partial {{entry}} RunAsync(string text);

            [Step, Prompt("Extract what {text} says.")]
            private partial {{step}} Extract(string text);
        }
        """;

    internal static string WithContext(string step, string entry, string attributes, string more = "") => $$"""
        using System.Text.Json.Serialization;

        public sealed record Address(string Street);

        public record Person(string Name, Address Home);

        public sealed record Employee(string Name, Address Home, string Title) : Person(Name, Home);

        {{attributes}}
        public sealed partial class PeopleJson : JsonSerializerContext;

        [Chain, JsonContext<PeopleJson>]
        public partial class Extraction(IChatClient client)
        {
            public partial {{entry}} RunAsync(string text);

            [Step, Prompt("Extract what {text} says.")]
            private partial {{step}} Extract(string text);
        {{more}}
        }
        """;
}
