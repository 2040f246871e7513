namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class ClientUnclearTests
{
    [Fact]
    public Task SeveralClientsAndNoneNamed_Triggers() => Verify.OnlyAsync(Report("(IChatClient fast, IChatClient strong)", "", "{|ORC1009:Write|}"));

    [Fact]
    public Task TheMessageListsTheClients_Triggers() => Verify.RuleAsync("ORC1009", Report("(IChatClient fast, IChatClient strong)", "", "[|Write|]") with
    {
        Messages = ["'Write' could run on 'fast', 'strong'; name one with [Model(nameof(…))]."],
    });

    [Fact]
    public Task OptionsWithoutAName_Triggers() => Verify.OnlyAsync(Report("(IChatClient fast, IChatClient strong)", ", Model(Temperature = 0)", "{|ORC1009:Write|}"));

    [Fact]
    public Task NameOfNoClient_Triggers() => Verify.RuleAsync("ORC1009", Report("(IChatClient fast, IChatClient strong)", ", Model([|\"stron\"|])", "Write") with
    {
        Messages = ["[Model] of 'Write' names 'stron', which is no IChatClient that it holds; did you mean 'strong'?"],
    });

    [Fact]
    public Task NameOfSomethingElse_Triggers() => Verify.OnlyAsync(Report("(IChatClient fast, string language)", ", Model({|ORC1009:nameof(language)|})", "Write"));

    [Fact]
    public Task NameOnTheClassIsWrongOnce_Triggers() => Verify.RuleAsync("ORC1009", """
        [Chain, Model([|"fats"|])]
        public partial class Report(IChatClient fast, IChatClient strong)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Write {outline}.")]
            private partial Task<string> Write(string outline);
        }
        """);

    [Fact]
    public Task ClassWithoutClientIsWrongOnce_Triggers() => Verify.OnlyAsync("""
        [Chain]
        public partial class {|ORC1009:Report|}(string language)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Step]
            private string Name(string outline) => outline + language;

            [Step, Prompt("Write {name}."), Unverified("A draft.")]
            private partial Task<string> Write(string name);
        }
        """);

    [Fact]
    public Task OnlyClient_DoesNotTrigger() => Verify.CleanAsync(Report("(IChatClient client)", "", "Write"));

    [Fact]
    public Task NamedClient_DoesNotTrigger() => Verify.RuleAsync("ORC1009", Report("(IChatClient fast, IChatClient strong)", ", Model(nameof(strong))", "Write"));

    [Fact]
    public Task ClientNamedOnTheClass_DoesNotTrigger() => Verify.RuleAsync("ORC1009", Report("(IChatClient fast, IChatClient strong)", "", "Write").Edit("[Chain]", "[Chain, Model(\"fast\")]"));

    [Fact]
    public Task NeitherConstructorNorClient_DoesNotTrigger() => Verify.CleanAsync(Report("", "", "Write"));

    [Fact]
    public Task PropertyThatHoldsTheParameter_DoesNotTrigger() => Verify.CleanAsync(Report("(IChatClient client)", "", "Write").Edit("public partial Task", "private IChatClient Client { get; } = client;\n\n    public partial Task"));

    [Fact]
    public Task StaticClient_DoesNotTrigger() => Verify.CleanAsync(Report("(IChatClient client)", ", Model(nameof(Shared))", "Write").Edit("public partial Task", "internal static IChatClient Shared { get; set; } = null!;\n\n    internal IChatClient Own => client;\n\n    public partial Task"));

    [Fact]
    public Task NameThatDoesNotCompile_DoesNotTrigger() => Verify.RuleAsync("ORC1009", Report("(IChatClient fast, IChatClient strong)", ", Model(nameof({|CS0103:stron|}))", "Write"));

    internal static Scenario Report(string constructor, string model, string step) => $$"""
        [Chain]
        public partial class Report{{constructor}}
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}."){{model}}, Unverified("A draft.")]
            private partial Task<string> {{step}}(string topic);
        }
        """;
}
