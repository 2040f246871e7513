using Orchestration.Compiler.Tests.Rules.Declaration;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class ResultWithoutContractFixTests
{
    private const string Options = "[JsonSourceGenerationOptions(UseStringEnumConverter = true)]";

    [Fact]
    public Task TheTypeIsAddedAfterTheOthers() => Verify.FixAsync(
        "ORC1012",
        ResultWithoutContractTests.WithContext("[|Task<Person>|]", "Task<Person>", "[JsonSerializable(typeof(int))]"),
        ResultWithoutContractTests.WithContext("Task<Person>", "Task<Person>", "[JsonSerializable(typeof(int))]\n[JsonSerializable(typeof(Person))]"));

    [Fact]
    public Task TheTypeIsAddedBeforeOtherAttributes() => Verify.FixAsync(
        "ORC1012",
        ResultWithoutContractTests.WithContext("[|Task<List<Person>>|]", "Task<List<Person>>", Options)
            .Replace("class PeopleJson", "class {|CS7036:{|CS0534:{|CS0534:PeopleJson|}|}|}", StringComparison.Ordinal),
        ResultWithoutContractTests.WithContext("Task<List<Person>>", "Task<List<Person>>", "[JsonSerializable(typeof(List<Person>))]\n" + Options));

    [Fact]
    public Task TheContextMayStandInAnotherFile() => Verify.FixAsync("ORC1012", InTwoFiles("[|Task<Demo.Fact>|]", "[JsonSerializable(typeof(int))]"), InTwoFiles("Task<Demo.Fact>", "[JsonSerializable(typeof(int))]\n    [JsonSerializable(typeof(Demo.Fact))]"));

    [Fact]
    public Task TypesThatHaveNoContractAreNotAdded() => Verify.NoFixAsync("ORC1012", ResultWithoutContractTests.Chain("[|Task<IFormattable>|]", "Task<IFormattable>"));

    [Fact]
    public Task TypesThatTheContextCannotSeeAreNotAdded() => Verify.NoFixAsync(
        "ORC1012",
        ResultWithoutContractTests.WithContext("Task<Person>", "Task<Person>", "[JsonSerializable(typeof(Person))]", """

                [Step, Prompt("Count {extract}.")]
                private partial [|Task<Hidden>|] Count(Person extract);

                [Step]
                private static Person Back(Person extract, Hidden count) => extract;

                private sealed record Hidden(int Number);
            """));

    [Fact]
    public Task FixAllAddsEveryTypeOnce() => Verify.FixAllAsync(
        "ORC1012",
        ResultWithoutContractTests.WithContext("[|Task<Person>|]", "Task<Person>", "[JsonSerializable(typeof(int))]", More("[|Task<List<Address>>|]", "[|Task<Person>|]")),
        ResultWithoutContractTests.WithContext("Task<Person>", "Task<Person>", "[JsonSerializable(typeof(int))]\n[JsonSerializable(typeof(Person))]\n[JsonSerializable(typeof(List<Address>))]", More("Task<List<Address>>", "Task<Person>")));

    private static string More(string first, string second) => $$"""

            [Step, Prompt("List the addresses of {extract}.")]
            private partial {{first}} List(Person extract);

            [Step, Prompt("Who lives at all of {list}?")]
            private partial {{second}} Find(List<Address> list);
        """;

    private static Scenario InTwoFiles(string result, string attributes) => new($$"""
        namespace Demo;

        public sealed record Fact(string Text);

        [Chain, JsonContext<Json.FactsJson>]
        public partial class Extraction(IChatClient client)
        {
            public partial Task<Demo.Fact> RunAsync(string text);

            [Step, Prompt("Extract what {text} says.")]
            private partial {{result}} Extract(string text);
        }
        """)
    {
        Files =
        {
            ["FactsJson.cs"] = $$"""
                using System.Text.Json.Serialization;

                namespace Json
                {
                    /// <summary>The contracts.</summary>
                    {{attributes}}
                    public sealed partial class FactsJson : JsonSerializerContext;
                }
                """,
        },
    };
}
