using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.Declaration.ReturnTypeUnusableTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class ReturnTypeUnusableFixTests
{
    [Theory]
    [InlineData("public partial {|ORC1003:string|} RunAsync(string topic);", "public partial Task<string> RunAsync(string topic);")]
    [InlineData("partial {|ORC1003:void|} RunAsync(string topic);", "public partial Task<string> RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:int|} RunAsync(string topic);", "public partial Task<string> RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:ValueTask<string?>|} RunAsync(string topic);", "public partial Task<string?> RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:ValueTask|} RunAsync(string topic);", "public partial Task RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:Outcome<string>|} RunAsync(string topic);", "public partial Task<Outcome<string>> RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:Task<Outcome<int>>|} RunAsync(string topic);", "public partial Task<Outcome<string>> RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:Task<int>|} /* text */ RunAsync(string topic);", "public partial Task<string> /* text */ RunAsync(string topic);")]
    [InlineData("public static partial Task<string> {|ORC1003:RunAsync|}(string topic);", "public partial Task<string> RunAsync(string topic);")]
    [InlineData("public partial Task<string> RunAsync(ref readonly string {|ORC1003:topic|});", "public partial Task<string> RunAsync(string topic);")]
    public Task TheEntryReturnsATaskOfWhatThePipelineGives(string before, string after) => Verify.FixAsync("ORC1003", Chain(before), Chain(after));

    [Theory]
    [InlineData("private partial {|ORC1003:string|} Outline(string topic);", "private partial Task<string> Outline(string topic);")]
    [InlineData("partial {|ORC1003:void|} Outline(string topic);", "private partial Task<string> Outline(string topic);")]
    [InlineData("private partial {|ORC1003:Task|} Outline(string topic);", "private partial Task<string> Outline(string topic);")]
    [InlineData("private partial {|ORC1003:Task<Outcome<int>>|} Outline(string topic);", "private partial Task<int> Outline(string topic);")]
    [InlineData("private static partial Task<string> {|ORC1003:Outline|}(string topic);", "private partial Task<string> Outline(string topic);")]
    [InlineData("private partial Task<string> Outline(in string {|ORC1003:topic|});", "private partial Task<string> Outline(string topic);")]
    [InlineData("private async {|ORC1003:void|} Outline(string topic) => await Task.Delay(topic.Length);", "private async Task Outline(string topic) => await Task.Delay(topic.Length);")]
    public Task TheStepReturnsATask(string before, string after)
    {
        const string Entry = "public partial Task RunAsync(string topic);";
        bool isCode = before.Contains("async", StringComparison.Ordinal);
        return Verify.FixAsync("ORC1003", Code(Chain(Entry, before), isCode), Code(Chain(Entry, after), isCode));
    }

    [Fact]
    public Task TheStreamReturnsEvents() => Verify.FixAsync(
        "ORC1003",
        Chain("public partial Task<string> RunAsync(string topic);\n\n    public partial {|ORC1003:IEnumerable<string>|} StreamAsync(string topic);"),
        Chain("public partial Task<string> RunAsync(string topic);\n\n    public partial IAsyncEnumerable<RunEvent> StreamAsync(string topic);"));

    [Fact]
    public Task TheRevisionReturnsTheDraft() => Verify.FixAsync(
        "ORC1003", Critic("Task<string>", "Task<string>", "{|ORC1003:Task<int>|}"), Critic("Task<string>", "Task<string>", "Task<string>"));

    [Fact]
    public Task TheProducerReturnsWhatTheEntryDoes() => Verify.FixAsync(
        "ORC1003", Critic("Task<Outcome<string>>", "{|ORC1003:Task|}", "Task<string>"), Critic("Task<Outcome<string>>", "Task<string>", "Task<string>"));

    [Fact]
    public Task TheClassifierReturnsWhatTheCasesSpell() => Verify.FixAsync(
        "ORC1003", Route("{|ORC1003:Task<int>|}", "Task<string>"), Route("Task<Topic>", "Task<string>"));

    [Fact]
    public Task TheCaseReturnsWhatTheOthersDo() => Verify.FixAsync(
        "ORC1003", Route("Task<Topic>", "{|ORC1003:Task<int>|}"), Route("Task<Topic>", "Task<string>"));

    [Fact]
    public Task ThePipelineStepReturnsWhatThePipelineGives() => Verify.FixAsync(
        "ORC1003", Nested("{|ORC1003:Task<int>|}", "Task<Outcome<string>>"), Nested("Task<string>", "Task<Outcome<string>>"));

    [Fact]
    public Task FixAllMendsEveryMethod() => Verify.FixAllAsync(
        "ORC1003",
        Chain("public partial Task RunAsync(string topic);", "private partial {|ORC1003:string|} Outline(string topic);\n\n    [Step, Prompt(\"{outline}\")]\n    private partial {|ORC1003:string|} Draft(string outline);"),
        Chain("public partial Task RunAsync(string topic);", "private partial Task<string> Outline(string topic);\n\n    [Step, Prompt(\"{outline}\")]\n    private partial Task<string> Draft(string outline);"));

    [Theory]
    [InlineData("public partial Task<string> {|ORC1003:RunAsync|}<T>(string topic);")]
    public Task TypeParametersAreLeftToTheAuthor(string entry) => Verify.NoFixAsync("ORC1003", Chain(entry));

    /// <summary>The type of a step with a body follows from its body.</summary>
    [Fact]
    public Task BodiesAreLeftToTheAuthor() => Verify.NoFixAsync("ORC1003", Critic("Task<string>", "Task<string>", "Task<string>")
        .Replace("private partial Task<string> Improve(string text, object draft);", "private {|ORC1003:int|} Improve(string text, object draft) => 1;", StringComparison.Ordinal)
        .Replace("[Revise, Prompt(\"Translate once more: {text}, {draft}\")]", "[Revise]", StringComparison.Ordinal));

    private static string Code(string chain, bool isCode) =>
        isCode ? chain.Replace("[Step, Prompt(\"Outline {topic}.\")]", "[Step]", StringComparison.Ordinal) : chain;
}
