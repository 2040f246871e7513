using Orchestration.Compiler.Tests.Rules.Declaration;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class CheckSignatureFixTests
{
    [Fact]
    public Task VerifierReturnsAVerdict() => Verify.FixAsync(
        "ORC1014",
        CheckSignatureTests.Chain("[Verify, Prompt(\"Is this a haiku? {write}\")]\n    private partial [|Task<string>|] Check(string write);"),
        CheckSignatureTests.Chain("[Verify, Prompt(\"Is this a haiku? {write}\")]\n    private partial Task<Verdict> Check(string write);"));

    [Fact]
    public Task JudgeReturnsAVerdictAndItsReaderTakesOne() => Verify.FixAsync(
        "ORC1014",
        CheckSignatureTests.Critic(Judge("[|Task<string>|]"), "string draft, string verdict", "{draft}: {verdict}"),
        CheckSignatureTests.Critic(Judge("Task<Verdict>"), "string draft, Verdict verdict", "{draft}: {verdict}"));

    [Fact]
    public Task MembersInAPromptAreOfTheOldType() => Verify.NoFixAsync(
        "ORC1014", CheckSignatureTests.Critic(Judge("[|Task<Grade>|]"), "string draft, Grade verdict", "{draft}: {verdict.Points}"));

    [Fact]
    public Task BodyIsOfTheOldType() => Verify.NoFixAsync(
        "ORC1014", CheckSignatureTests.Chain("[Verify]\n    private static [|string|] Check(string write) => write;"));

    [Fact]
    public Task FallbackGivesTheSame() => Verify.FixAsync(
        "ORC1014",
        CheckSignatureTests.Chain("", "Fallback([|nameof(Again)|])", "[Prompt(\"Write a haiku about {topic}.\")]\n    private partial Task<string[]> Again(string topic);"),
        CheckSignatureTests.Chain("", "Fallback(nameof(Again))", "[Prompt(\"Write a haiku about {topic}.\")]\n    private partial Task<string> Again(string topic);"));

    [Fact]
    public Task FallbackNamesTheStepThatWasMeant() => Verify.FixAsync(
        "ORC1014",
        CheckSignatureTests.Chain("", "Fallback([|\"Canend\"|])", "[Step]\n    private static string Canned() => \"\";"),
        CheckSignatureTests.Chain("", "Fallback(nameof(Canned))", "[Step]\n    private static string Canned() => \"\";"));

    [Fact]
    public Task FixAllMendsEveryVerifier() => Verify.FixAllAsync("ORC1014", Two("[|Task<string>|]"), Two("Task<Verdict>"));

    private static string Judge(string type) => $"[Evaluate, Prompt(\"Grade {{draft}}.\")]\n    private partial {type} Judge(string draft);";

    private static string Two(string type) => CheckSignatureTests.Chain(
        $"[Verify, Prompt(\"Is this a haiku? {{write}}\")]\n    private partial {type} Check(string write);",
        more: $"[Verify, Prompt(\"Is this decent? {{write}}\")]\n    private partial {type} IsDecent(string write);");
}
