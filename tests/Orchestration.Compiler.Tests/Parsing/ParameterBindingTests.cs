using Orchestration.Compiler.Model;
using Orchestration.Compiler.Tests.Rules;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>Where a parameter's value comes from: what finds it, in which order, and what does not.</summary>
public sealed class ParameterBindingTests
{
    private const string Plan = "public sealed record Plan(string Text);\n";

    [Fact]
    public void An_entry_parameter_feeds_the_parameter_of_its_name() =>
        Assert.Equal(new ValueSource.Entry("topic"), Last("string topic", "", "string topic"));

    [Fact]
    public void A_step_feeds_the_parameter_of_its_name_in_camel_case() =>
        Assert.Equal(new ValueSource.Step("Outline"), Last("string topic", Step("string Outline(string topic) => topic"), "string outline"));

    [Fact]
    public void A_step_feeds_the_parameter_of_its_name_without_Async() =>
        Assert.Equal(new ValueSource.Step("OutlineAsync"), Last("string topic", Step("Task<string> OutlineAsync(string topic) => Task.FromResult(topic)"), "string outline"));

    [Fact]
    public void A_keyword_is_found_with_its_sign()
    {
        Assert.Equal(new ValueSource.Entry("event"), Last("string @event", "", "string @event"));
        Assert.Equal(new ValueSource.Step("Event"), Last("string topic", Step("string Event(string topic) => topic"), "string @event"));
    }

    [Fact]
    public void A_name_is_compared_with_its_case() =>
        Assert.Equal("ORC1005", Finding("string topic", "", "string Topic"));

    [Fact]
    public void The_runs_token_is_passed_whatever_its_name() =>
        Assert.Equal(new ValueSource.Cancellation(), Last("string topic", "", "CancellationToken stop"));

    [Fact]
    public void From_names_a_step_by_its_method()
    {
        const string Steps = "[Step] private static string Outline(string topic) => topic;\n[Step] private static string Other(string topic) => topic;";

        Assert.Equal(new ValueSource.Step("Outline"), Last("string topic", Steps, "[From(nameof(Outline))] string other"));
    }

    [Fact]
    public void From_names_an_entry_parameter_by_its_text() =>
        Assert.Equal(new ValueSource.Entry("topic"), Last("string topic, string title", "", "[From(\"topic\")] string title"));

    [Fact]
    public void From_tells_an_entry_parameter_and_a_step_apart_by_how_they_are_written()
    {
        string step = Step("string Text(string topic) => topic");

        Assert.Equal(new ValueSource.Entry("text"), Last("string topic, string text", step, "[From(\"text\")] string text"));
        Assert.Equal(new ValueSource.Step("Text"), Last("string topic, string text", step, "[From(nameof(Text))] string text"));
    }

    [Fact]
    public void From_names_a_parameter_of_the_pattern() =>
        Assert.Equal(new ValueSource.Special("draft"), Judge("string text", "[From(\"draft\")] string letter"));

    [Fact]
    public void A_parameter_of_the_pattern_comes_before_a_name() =>
        Assert.Equal(new ValueSource.Special("draft"), Judge("string text", "string draft"));

    [Theory]
    [InlineData("int round", "round")]
    [InlineData("IReadOnlyList<Round<string, Verdict>> history", "history")]
    [InlineData("object draft", "draft")]
    public void A_parameter_of_the_pattern_converts_where_CSharp_does(string parameter, string special) =>
        Assert.Equal(new ValueSource.Special(special), Judge("string text", parameter));

    [Fact]
    public void A_parameter_of_the_pattern_of_another_type_is_an_error_and_no_fall_through() =>
        Assert.Equal(["ORC1005"], Findings(Critic("string text", "int draft")));

    [Fact]
    public void The_only_value_of_a_type_of_ones_own_is_found_by_type() =>
        Assert.Equal(new ValueSource.Step("Make"), Last("string topic", Step("Plan Make(string topic) => new(topic)"), "Plan plan"));

    [Fact]
    public void A_list_of_a_type_of_ones_own_is_found_by_type() =>
        Assert.Equal(new ValueSource.Entry("all"), Last("IReadOnlyList<Plan> all", "", "IReadOnlyList<Plan> plans"));

    [Fact]
    public void A_nullable_parameter_takes_the_value_of_the_type() =>
        Assert.Equal(new ValueSource.Entry("wish"), Last("Plan wish", "", "Plan? plan"));

    [Theory]
    [InlineData("string")]
    [InlineData("int")]
    [InlineData("int?")]
    [InlineData("bool")]
    [InlineData("object")]
    [InlineData("DayOfWeek")]
    [InlineData("Mood")]
    [InlineData("Mood?")]
    [InlineData("DateTime")]
    [InlineData("Uri")]
    [InlineData("(Plan First, Plan Second)")]
    [InlineData("string[]")]
    [InlineData("List<string>")]
    [InlineData("IReadOnlyList<Mood>")]
    [InlineData("IReadOnlyList<IReadOnlyList<int>>")]
    [InlineData("Dictionary<string, Plan>")]
    [InlineData("Verdict")]
    [InlineData("ChatMessage")]
    public void Other_types_are_never_found_by_type(string type) =>
        Assert.Equal("ORC1005", Finding($"{type} given", "", $"{type} wanted"));

    [Fact]
    public void A_type_that_only_derives_is_not_found_by_type() =>
        Assert.Equal("ORC1005", Finding("Longer given", "", "Base wanted"));

    [Fact]
    public void Several_values_of_the_type_are_an_error() =>
        Assert.Equal("ORC1006", Finding("Plan first, Plan second", "", "Plan plan"));

    [Fact]
    public void A_name_comes_before_a_type() =>
        Assert.Equal(new ValueSource.Entry("plan"), Last("Plan plan, Plan other", "", "Plan plan"));

    [Fact]
    public void A_name_of_an_unfit_type_is_an_error_and_no_fall_through_to_the_type() =>
        Assert.Equal("ORC1005", Finding("string plan, Plan other", "", "Plan plan"));

    [Theory]
    [InlineData("string? topic", "string topic")]
    [InlineData("int? topic", "int topic")]
    [InlineData("Plan? given", "Plan wanted")]
    [InlineData("long topic", "int topic")]
    [InlineData("object topic", "string topic")]
    public void A_value_that_may_be_null_or_needs_a_cast_does_not_fit(string entry, string parameter) =>
        Assert.Equal("ORC1005", Finding(entry, "", parameter));

    [Theory]
    [InlineData("int topic", "long topic")]
    [InlineData("int topic", "int? topic")]
    [InlineData("string topic", "string? topic")]
    [InlineData("string topic", "object topic")]
    [InlineData("List<string> topic", "IEnumerable<string> topic")]
    [InlineData("Longer topic", "Base topic")]
    public void A_value_that_converts_implicitly_fits(string entry, string parameter) =>
        Assert.Equal(new ValueSource.Entry("topic"), Last(entry, "", parameter));

    private static ValueSource Last(string entry, string steps, string parameter) =>
        Models.Read("Demo", Chain(entry, steps, parameter)).Steps.Single(step => step.Method == "Last").Parameters.Single().Source;

    private static ValueSource Judge(string entry, string parameter) =>
        Models.Read("Demo", Critic(entry, parameter)).Steps.Single(step => step.Method == "Judge").Parameters.Single().Source;

    private static string Finding(string entry, string steps, string parameter) => Assert.Single(Findings(Chain(entry, steps, parameter)));

    private static IEnumerable<string> Findings(string source) => Models.Findings("Demo", source).Select(finding => finding.RuleId);

    private static string Step(string method) => $"[Step] private static {method};";

    private static string Chain(string entry, string steps, string parameter) => Plan + $$"""
        public record Base;
        public sealed record Longer : Base;
        public enum Mood { Glad, Sad }

        [Chain]
        public partial class Demo
        {
            public partial Task<string> RunAsync({{entry}});

            {{steps}}

            [Step] private static string Last({{parameter}}) => "";
        }
        """;

    private static string Critic(string entry, string parameter) => $$"""
        [Critic(MaxRounds = 2)]
        public partial class Demo
        {
            public partial Task<string> RunAsync({{entry}});

            [Produce] private static string Write(string text) => text;

            [Evaluate] private static Verdict Judge({{parameter}}) => Verdict.Accept("");

            [Revise] private static string Improve(string draft) => draft;
        }
        """;
}
