using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.Declaration.RoleMisusedTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class RoleMisusedFixTests
{
    private const string Outline = "\n    private partial Task<string> Outline(string topic);";

    [Theory]
    [InlineData("[{|ORC1004:Chain|}]\n[Critic(MaxRounds = 3)]", "[Critic(MaxRounds = 3)]")]
    [InlineData("[{|ORC1004:Chain|}, Critic(MaxRounds = 3)]", "[Critic(MaxRounds = 3)]")]
    [InlineData("[Critic(MaxRounds = 3)] [{|ORC1004:Route|}] // judged", "[Critic(MaxRounds = 3)] // judged")]
    public Task TheSecondPatternIsRemoved(string before, string after) => Verify.FixAsync("ORC1004", Critic(pattern: before), Critic(pattern: after));

    [Theory]
    [InlineData("[Step, {|ORC1004:Verify|}, Prompt(\"Outline {topic}.\")]", "[Step, Prompt(\"Outline {topic}.\")]")]
    [InlineData("[{|ORC1004:Evaluate|}]\n    [Step, Prompt(\"Outline {topic}.\")]", "[Step, Prompt(\"Outline {topic}.\")]")]
    public Task TheSecondRoleIsRemoved(string before, string after) => Verify.FixAsync("ORC1004", Chain(before + Outline), Chain(after + Outline));

    [Theory]
    [InlineData("[{|ORC1004:Produce|}, Prompt(\"Outline {topic}.\")]", "[Step, Prompt(\"Outline {topic}.\")]")]
    [InlineData("[{|ORC1004:Orchestration.CaseAttribute(1, 2, Name = \"first\")|}, Prompt(\"Outline {topic}.\")]", "[Orchestration.Step(Name = \"first\"), Prompt(\"Outline {topic}.\")]")]
    [InlineData("[{|ORC1004:Otherwise(Name = \"first\")|}, Prompt(\"Outline {topic}.\")]", "[Step(Name = \"first\"), Prompt(\"Outline {topic}.\")]")]
    public Task InAChainEveryRoleIsAStep(string before, string after) => Verify.FixAsync("ORC1004", Chain(before + Outline), Chain(after + Outline));

    [Fact]
    public Task AStepWithoutARoleGetsTheOneOfAChain() => Verify.FixAsync(
        "ORC1004",
        Chain("[Prompt(\"Outline {topic}.\")]\n    private partial Task<string> {|ORC1004:Outline|}(string topic);"),
        Chain("[Step, Prompt(\"Outline {topic}.\")]" + Outline));

    [Theory]
    [InlineData("[{|ORC1004:Produce|}, Prompt(\"Judge {draft} of {text}.\"), Model(nameof(judge))]")]
    [InlineData("[{|ORC1004:Classify|}, Prompt(\"Judge {draft} of {text}.\"), Model(nameof(judge))]")]
    public Task TheMissingRoleIsGivenToTheOneStepThatHasNone(string evaluate) => Verify.FixAsync(
        "ORC1004", Critic(evaluate: evaluate), Critic(evaluate: "[Evaluate, Prompt(\"Judge {draft} of {text}.\"), Model(nameof(judge))]"));

    [Fact]
    public Task TheSecondPromptIsRemoved() => Verify.FixAsync(
        "ORC1004",
        new Scenario(Chain("[Step, Prompt(\"Outline {topic}.\"), {|ORC1004:PromptFile(\"outline.prompt.md\")|}]" + Outline)) { AdditionalFiles = { ["outline.prompt.md"] = "Outline {topic}." } },
        Chain("[Step, Prompt(\"Outline {topic}.\")]" + Outline));

    [Fact]
    public async Task EitherThePromptOrTheBodyGoes()
    {
        string before = Chain("[Step, {|ORC1004:Prompt(\"Outline {topic}.\")|}]\n    private async Task<string> Outline(string topic) => await Task.FromResult(topic);");

        await Verify.FixAsync("ORC1004", before, Chain("[Step]\n    private async Task<string> Outline(string topic) => await Task.FromResult(topic);"), "Remove [Prompt]");
        await Verify.FixAsync("ORC1004", before, Chain("[Step, Prompt(\"Outline {topic}.\")]" + Outline), "Leave the body to the generator");
    }

    [Theory]
    [InlineData("ORC1004", "{|ORC1004:Prompt(\"Outline {topic}.\")|}")]
    [InlineData("CS0501", "Prompt(\"Outline {topic}.\")")]
    public Task AModelStepIsMadePartial(string id, string prompt) => Verify.FixAsync(
        id,
        Chain($"[Step, {prompt}]\n    Task<string> {{|CS0501:Outline|}}(string topic);"),
        Chain("[Step, Prompt(\"Outline {topic}.\")]" + Outline));

    [Fact]
    public Task FixAllMakesEveryModelStepPartial() => Verify.FixAllAsync(
        "CS0501",
        Chain("[Step, Prompt(\"Outline {topic}.\")]\n    private Task<string> {|CS0501:Outline|}(string topic);\n\n    [Step, Prompt(\"{outline}\")]\n    private Task<string> {|CS0501:Draft|}(string outline);"),
        Chain("[Step, Prompt(\"Outline {topic}.\")]" + Outline + "\n\n    [Step, Prompt(\"{outline}\")]\n    private partial Task<string> Draft(string outline);"));

    [Fact]
    public Task ARoleThatNothingElseFitsIsTakenOffACodeStep() => Verify.FixAsync(
        "ORC1004",
        Critic(more: "[{|ORC1004:Classify|}]\n    private static string Trim(string draft) => draft.Trim();"),
        Critic(more: "private static string Trim(string draft) => draft.Trim();"));

    [Fact]
    public Task AMissingCaseSaysItsValuesItself() => Verify.NoFixAsync("ORC1004", """
        [Route]
        public partial class Triage(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Classify, Prompt("Is {message} a question?")]
            private partial Task<bool> IsQuestion(string message);

            [Prompt("Answer {message}.")]
            private partial Task<string> {|ORC1004:Answer|}(string message);
        }
        """);

    [Fact]
    public Task WhereSeveralRolesFitTheAuthorChooses() => Verify.NoFixAsync("ORC1004", Critic(more: """
        [Prompt("Improve {text}."), Model(nameof(writer))]
            private partial Task<string> {|ORC1004:Improve|}(string text);
        """));
}
