using Orchestration.Compiler.Tests.Rules.Verification;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Verification;

public sealed class SelfJudgingFixTests
{
    private const string Take = "Take a separate client for the judge";

    [Fact]
    public Task TheConstructorTakesAClientForTheJudge() => Verify.FixAsync(
        "ORC3003",
        SelfJudgingTests.Critic("IChatClient client", judge: "{|ORC3003:Judge|}"),
        SelfJudgingTests.Critic("IChatClient client, IChatClient judge", ofJudge: ", Model(nameof(judge))", ofClass: ", Model(nameof(client))"),
        Take);

    [Fact]
    public Task OptionsOfTheJudgeAndTheClassStay() => Verify.FixAsync(
        "ORC3003",
        SelfJudgingTests.Critic("IChatClient client", ofJudge: ", Model(Temperature = 0)", judge: "{|ORC3003:Judge|}", ofClass: ", Model(Seed = 7)"),
        SelfJudgingTests.Critic("IChatClient client, IChatClient judge", ofJudge: ", Model(nameof(judge), Temperature = 0)", ofClass: ", Model(nameof(client), Seed = 7)"),
        Take);

    [Fact]
    public Task StepsThatNameTheirClientNeedNothingOnTheClass() => Verify.FixAsync(
        "ORC3003",
        SelfJudgingTests.Critic("IChatClient writer", ofWriter: ", Model(nameof(writer))", ofJudge: ", Model({|ORC3003:nameof(writer)|})"),
        SelfJudgingTests.Critic("IChatClient writer, IChatClient judge", ofWriter: ", Model(nameof(writer))", ofJudge: ", Model(nameof(judge))"),
        Take);

    [Fact]
    public Task AClassWithoutConstructorGetsOne() => Verify.FixAsync(
        "ORC3003",
        SelfJudgingTests.Critic("", judge: "{|ORC3003:Judge|}").Replace("Translation()", "Translation", StringComparison.Ordinal),
        SelfJudgingTests.Critic("IChatClient client, IChatClient judge", ofJudge: ", Model(nameof(judge))", ofClass: ", Model(nameof(client))"),
        Take);

    [Fact]
    public Task AClientThatIsThereIsTaken() => Verify.FixAsync(
        "ORC3003",
        SelfJudgingTests.Critic("IChatClient writer, IChatClient other", ofWriter: ", Model(nameof(writer))", ofJudge: ", Model({|ORC3003:nameof(writer)|})"),
        SelfJudgingTests.Critic("IChatClient writer, IChatClient other", ofWriter: ", Model(nameof(writer))", ofJudge: ", Model(nameof(other))"),
        "Judge on 'other'");

    [Fact]
    public Task FixAllMendsEveryPipelineAndEveryJudge() => Verify.FixAllAsync(
        "ORC3003",
        Two("{|ORC3003:Judge|}", "{|ORC3003:Check|}", "IChatClient client", "", ""),
        Two("Judge", "Check", "IChatClient client, IChatClient judge", ", Model(nameof(judge))", ", Model(nameof(client))"),
        Take);

    [Theory]
    [InlineData("_ = new Translation(client);")]
    [InlineData("Translation made = new(client);")]
    public Task WhereOtherCodeMakesInstancesNothingIsOffered(string statement) => Verify.NoFixAsync(
        "ORC3003",
        SelfJudgingTests.Critic("IChatClient client", judge: "{|ORC3003:Judge|}") + $$"""


        public static class Program
        {
            public static void Start(IChatClient client)
            {
                {{statement}}
            }
        }
        """);

    [Fact]
    public Task WhereAnInnerPipelineGetsTheOnlyClientNothingIsOffered() => Verify.NoFixAsync("ORC3003", """
        [Chain]
        public partial class Release(IChatClient client)
        {
            public partial Task<string> RunAsync(string notes);

            [Step, Pipeline<Facts>]
            private partial Task<string> Find(string notes);

            [Step, Prompt("Write a release from {find}.")]
            private partial Task<string> Draft(string find);

            [Verify, Prompt("Is {draft} true to {find}?")]
            private partial Task<Verdict> {|ORC3003:Check|}(string draft, string find);
        }

        [Chain]
        public partial class Facts(IChatClient model)
        {
            public partial Task<string> RunAsync(string notes);

            [Step, Prompt("List the facts of {notes}.")]
            private partial Task<string> List(string notes);
        }
        """);

    private static string Two(string judge, string check, string constructor, string ofJudge, string ofClass)
    {
        string first = SelfJudgingTests.Critic(constructor, ofJudge: ofJudge, judge: judge, ofClass: ofClass);
        string second = $$"""
            [Chain{{ofClass}}]
            public partial class Release({{constructor}})
            {
                public partial Task<string> RunAsync(string notes);

                [Step, Prompt("Write a release from {notes}.")]
                private partial Task<string> Draft(string notes);

                [Verify, Prompt("Is {draft} true to {notes}?"){{ofJudge}}]
                private partial Task<Verdict> {{check}}(string draft, string notes);

                [Verify, Prompt("Is {draft} polite, given {notes}?"){{ofJudge}}]
                private partial Task<Verdict> {{check.Replace("Check", "CheckTone", StringComparison.Ordinal)}}(string draft, string notes);
            }
            """;
        return first + "\n\n" + second;
    }
}
