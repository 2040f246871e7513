using static Orchestration.Compiler.Tests.Rules.Declaration.ClientUnclearTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class ClientUnclearFixTests
{
    private const string Clients = "(IChatClient fast, IChatClient strong)";

    [Fact]
    public async Task EveryClientIsOffered() => Assert.Equal(
        ["Run on 'fast'", "Run on 'strong'"], await Verify.FixTitlesAsync("ORC1009", Report(Clients, "", "[|Write|]")));

    [Fact]
    public Task TheClientIsNamed() => Verify.FixAsync("ORC1009", Two("[|Outline|]", "[|Write|]", ""), Two("Outline", "Write", ", Model(nameof(strong))"), index: 1);

    [Fact]
    public Task OptionsStay() => Verify.FixAsync(
        "ORC1009", Report(Clients, ", Model(Temperature = 0)", "[|Write|]"), Report(Clients, ", Model(nameof(fast), Temperature = 0)", "Write"));

    [Fact]
    public Task AWrongNameIsReplaced() => Verify.FixAsync(
        "ORC1009", Report(Clients, ", Model([|\"stron\"|], Seed = 1)", "Write"), Report(Clients, ", Model(nameof(strong), Seed = 1)", "Write"), equivalenceKey: "Run on 'strong'");

    [Fact]
    public Task AWrongNameOnTheClassIsReplaced() => Verify.FixAsync(
        "ORC1009",
        Report(Clients, "", "Write").Edit("[Chain]", "[Chain, Model([|\"fats\"|])]"),
        Report(Clients, "", "Write").Edit("[Chain]", "[Chain, Model(\"fast\")]"),
        equivalenceKey: "Run on 'fast'");

    [Fact]
    public Task AClassWithoutAnyClientIsNotChanged() => Verify.NoFixAsync("ORC1009", Report("(string language)", "", "Write").Edit("class Report", "class [|Report|]").Edit("public partial Task", "public string Language => language;\n\n    public partial Task"));

    [Fact]
    public Task FixAllNamesTheClientEverywhere() => Verify.FixAllAsync(
        "ORC1009", Two("[|Outline|]", "[|Write|]", ""), Two("Outline", "Write", ", Model(nameof(fast))"), equivalenceKey: "Run on 'fast'");

    private static Scenario Two(string first, string second, string model) => $$"""
        [Chain]
        public partial class Report(IChatClient fast, IChatClient strong)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}."){{model}}]
            private partial Task<string> {{first}}(string topic);

            [Step]
            [Prompt("Write {outline}."){{model}}]
            private partial Task<string> {{second}}(string outline);
        }
        """;
}
