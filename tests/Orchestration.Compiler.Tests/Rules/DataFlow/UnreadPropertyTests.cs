using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.DataFlow;

public sealed class UnreadPropertyTests
{
    private const string Unread = "string Name, string {|ORC4003:Phone|}";

    [Fact]
    public Task PropertyThatNoPromptAndNoCodeNames_Triggers() => Verify.RuleAsync("ORC4003", Letter($"internal sealed record Person({Unread});"));

    [Fact]
    public Task WhatIsSaid_Triggers() => Verify.RuleAsync("ORC4003", new Scenario(Letter($"internal sealed record Person({Unread});"))
    {
        Messages = ["The model writes 'Person.Phone' in every reply, but no prompt shows it, no code reads it, and no run gives it; use it, or take it out of the type."],
        Severity = DiagnosticSeverity.Info,
    });

    [Theory]
    [InlineData("internal sealed class Person { public string Name { get; set; } = \"\"; public int {|ORC4003:Age|} { get; set; } }")]
    [InlineData("internal enum Tone { Warm, Formal }\ninternal sealed record Person(string Name, Tone {|ORC4003:Tone|});")]
    [InlineData("internal sealed record Person(string First, string Last, string {|ORC4003:Phone|}) { public string Name => First + Last; }")]
    public Task PropertyOfOtherTypes_Triggers(string type) => Verify.RuleAsync("ORC4003", Letter(type));

    [Fact]
    public Task PropertyOfANestedType_Triggers() => Verify.RuleAsync("ORC4003", new Scenario(Letter("", $"private sealed record Person({Unread});"))
    {
        Files = { ["Friends.cs"] = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Demo.Tests\")]" },
    });

    [Theory]
    [InlineData("person.Name.Length")]
    [InlineData("person is { Name: \"\" } ? 0 : 1")]
    [InlineData("person is null || person == null ? 0 : person!.Name.Length")]
    public Task PropertyThatCodeDoesNotName_Triggers(string reading) => Verify.RuleAsync("ORC4003", Coded($"internal sealed record Person({Unread});", reading));

    [Fact]
    public Task ItemsThatPromptsReadOneByOne_Triggers() => Verify.RuleAsync("ORC4003", """
        internal sealed record Claim(string Text, string {|ORC4003:Place|});

        [MapReduce(MaxItems = 10)]
        internal partial class Checking(IChatClient client)
        {
            public partial Task<IReadOnlyList<bool>> RunAsync(string text);

            [Split, Prompt("List the claims.\n\n{text}")]
            private partial Task<List<Claim>> Claims(string text);

            [Map, Prompt("Is this true? {item.Text}")]
            private partial Task<bool> Check(Claim item);
        }
        """);

    [Theory]
    [InlineData("person.Phone.Length")]
    [InlineData("person?.Phone.Length ?? 0")]
    [InlineData("person is { Phone: \"\" } ? 0 : 1")]
    [InlineData("person is (\"\", _) ? 0 : 1")]
    [InlineData("person.ToString().Length")]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(person).Length")]
    [InlineData("$\"{person}\".Length")]
    [InlineData("(person with { Name = \"\" }).GetHashCode()")]
    [InlineData("new[] { person }.Length")]
    public Task CodeThatReadsItOrTheWhole_DoesNotTrigger(string reading) => Verify.RuleAsync("ORC4003", Coded("internal sealed record Person(string Phone, string Name) { public string Line => Name; }", reading));

    [Theory]
    [InlineData("public sealed record Person(string Name, string Phone);")]
    [InlineData("internal interface IPerson { string Phone { get; } }\ninternal sealed record Person(string Name, string Phone) : IPerson;")]
    [InlineData("internal sealed record Person(string Name, [property: System.Text.Json.Serialization.JsonIgnore] string Phone = \"\");")]
    [InlineData("internal sealed record Person(string Name, string Phone) { public string Text() => System.Text.Json.JsonSerializer.Serialize(this); }")]
    [InlineData("internal sealed record Person(string Name, string Phone) { public string Line => Name + Phone; }")]
    [InlineData("internal sealed record Person(string Name, string Reasoning);")]
    [InlineData("internal sealed record Person(IReadOnlyList<string> Steps, string Name);")]
    public Task TypeThatOthersReadOrThatHoldsThoughts_DoesNotTrigger(string type) => Verify.RuleAsync("ORC4003", Letter(type));

    [Fact]
    public Task TextBeforeADecision_DoesNotTrigger() => Verify.RuleAsync("ORC4003", Letter("internal sealed record Person(string Description, DayOfWeek Name);"));

    [Theory]
    [InlineData("{read}")]
    [InlineData("{read.Name}, {read.Phone}")]
    public Task PromptThatShowsIt_DoesNotTrigger(string shown) =>
        Verify.RuleAsync("ORC4003", Letter("internal sealed record Person(string Name, string Phone);").Replace("{read.Name}", shown, StringComparison.Ordinal));

    [Fact]
    public Task ResultOfTheRun_DoesNotTrigger() => Verify.RuleAsync("ORC4003", """
        internal sealed record Person(string Name, string Phone);

        [Chain]
        internal partial class Reading(IChatClient client)
        {
            public partial Task<Person> RunAsync(string text);

            [Step, Prompt("Whom is this from?\n\n{text}")]
            private partial Task<Person> Read(string text);
        }
        """);

    [Fact]
    public Task TypeOfWhichFriendsMayRead_DoesNotTrigger() => Verify.RuleAsync("ORC4003", new Scenario(Letter("internal sealed record Person(string Name, string Phone);"))
    {
        Files = { ["Friends.cs"] = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Demo.Desk\")]" },
    });

    [Theory]
    [InlineData("private partial Task<Person> Read", "internal partial Task<Person> Read")]
    [InlineData("public partial Task<string> RunAsync", "private async Task<int> Count(string text) => (await Read(text)).Phone.Length;\n\n    public partial Task<string> RunAsync")]
    public Task StepThatIsCalledByItself_DoesNotTrigger(string before, string after) =>
        Verify.RuleAsync("ORC4003", Letter("internal sealed record Person(string Name, string Phone);").Replace(before, after, StringComparison.Ordinal));

    [Fact]
    public Task TypeThatIsHandledElsewhere_DoesNotTrigger() => Verify.RuleAsync("ORC4003", new Scenario(Letter("internal sealed record Person(string Name, string Phone);"))
    {
        Files = { ["Desk.cs"] = "internal static class Desk { public static Func<Person, string>? Show { get; set; } }" },
    });

    [Fact]
    public Task AnswersThatAreCompared_DoesNotTrigger() => Verify.RuleAsync("ORC4003", """
        internal sealed record Person(string Name, string Phone);

        [Vote]
        internal partial class Reading(IChatClient client)
        {
            public partial Task<int> RunAsync(string text);

            [Voter(Count = 3), Prompt("Whom is this from?\n\n{text}"), Model(Temperature = 0.7f)]
            private partial Task<Person> Read(string text);

            [Step]
            private static int Length(Person result) => result.Name.Length;
        }
        """);

    /// <summary>A pipeline whose prompt shows a person's name.</summary>
    internal static string Letter(string type, string nested = "") => $$"""
        {{type}}

        [Chain]
        internal partial class Letter(IChatClient client)
        {
            {{nested}}

            public partial Task<string> RunAsync(string text);

            [Step, Prompt("Whom is this from?\n\n{text}")]
            private partial Task<Person> Read(string text);

            [Step, Prompt("Write an answer to {read.Name}.")]
            private partial Task<string> Write(Person read);
        }
        """;

    private static string Coded(string type, string reading) => $$"""
        {{type}}

        [Chain]
        internal partial class Letter(IChatClient client)
        {
            public partial Task<int> RunAsync(string text);

            [Step, Prompt("Whom is this from?\n\n{text}")]
            private partial Task<Person> Read(string text);

            [Step]
            private static int Count([From(nameof(Read))] Person person) => {{reading}};
        }
        """;
}
