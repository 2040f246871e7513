using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>What a parallel's declaration may say, and what is said of one that cannot work.</summary>
public sealed class ParallelDeclarationTests
{
    private const string Two = """
        [Section, Prompt("One of {text}")] private partial Task<string> One(string text);
        [Section, Prompt("Two of {text}")] private partial Task<int> Two(string text);
        """;

    [Theory]
    [InlineData("Task<(string One, int Two)>")]
    [InlineData("Task<(int Two, string One)>")]
    [InlineData("Task<(string, int)>")]
    [InlineData("Task<(object, long)>")]
    [InlineData("Task<Outcome<(string, int)>>")]
    [InlineData("Task<Pair>")]
    [InlineData("Task<Outcome<Pair>>")]
    [InlineData("Task<Turned>")]
    public Task WithoutACombineATupleOrAConstructorTakesTheResults(string entry) => Verify.OnlyAsync(Parallel(Two, entry));

    [Theory]
    [InlineData("Task<string>")]
    [InlineData("Task<(int, string)>")]
    [InlineData("Task<(string One, int Three)>")]
    [InlineData("Task<(string, int, int)>")]
    [InlineData("Task<Other>")]
    public Task AResultThatTheSectionsDoNotFillIsSaid(string entry) => Verify.OnlyAsync(Parallel(Two, "{|ORC1003:" + entry + "|}"));

    [Fact]
    public Task TheMessageSaysWhatTheSectionsGive() => Verify.RuleAsync("ORC1003", new Scenario(Parallel(Two, "[|Task<string>|]"))
    {
        Messages = ["RunAsync returns 'string', but the sections of 'Both' give '(string one, int two)'; return that, or a type whose constructor takes them by these names, or add a [Combine] step."],
    });

    [Fact]
    public Task SectionsDoNotSeeEachOther() => Verify.OnlyAsync(Parallel("""
        [Section, Prompt("One of {text}")] private partial Task<string> One(string text);
        [Section, Prompt("Two of {one}")] private partial Task<int> Two(string {|ORC1005:one|});
        """, "Task<(string, int)>"));

    [Fact]
    public Task AKeptSectionIsReadAsAnAttempt() => Verify.OnlyAsync(Parallel(
        Two + "[Combine] private static string Join(Attempt<string> one, int {|ORC1005:two|}) => $\"{one} {two}\";",
        settings: "(OnFailure = FailurePolicy.KeepOthers)"));

    [Theory]
    [InlineData("MaxConcurrency = -1", "MaxConcurrency of 'Both' is -1, but at least one section runs at once; set it to 1 or more, or leave it out to run all.")]
    [InlineData("OnFailure = FailurePolicy.KeepOthers, MinSucceeded = 3", "MinSucceeded of 'Both' is 3, but it is the number of sections that must succeed; set it from 1 to 2.")]
    [InlineData("OnFailure = FailurePolicy.KeepOthers, MinSucceeded = 0", "MinSucceeded of 'Both' is 0, but it is the number of sections that must succeed; set it from 1 to 2.")]
    public Task ALimitOutOfRangeIsSaid(string setting, string message)
    {
        int last = setting.LastIndexOf(", ", StringComparison.Ordinal) + 2;
        string marked = setting.Contains(", ", StringComparison.Ordinal) ? setting[..last] + "[|" + setting[last..] + "|]" : "[|" + setting + "|]";
        string combine = setting.Contains("Keep", StringComparison.Ordinal)
            ? "[Combine] private static string Join(Attempt<string> one, Attempt<int> two) => $\"{one} {two}\";"
            : "[Combine] private static string Join(string one, int two) => $\"{one} {two}\";";
        return Verify.RuleAsync("ORC1015", new Scenario(Parallel(Two + combine, settings: "(" + marked + ")")) { Messages = [message] });
    }

    [Fact]
    public Task AVerifierOfWhatWasCombinedMayReadTheSectionsToo() => Verify.OnlyAsync(Parallel(
        Two + "[Verify] private static bool Agree(string join, string one, int two) => join.Length == one.Length + two; [Combine] private static string Join(string one, int two) => $\"{one} {two}\";"));

    [Fact]
    public Task AVerifierOfOneSectionDoesNotSeeTheOthers() => Verify.OnlyAsync(Parallel(
        Two + "[Verify] private static bool Agree(string {|ORC1017:one|}, int two) => one.Length == two; [Combine] private static string Join(string one, int two) => $\"{one} {two}\";"));

    [Theory]
    [InlineData(1 + 2, 2, "")]
    [InlineData(1 + 2 + 1, 3, "[Combine, Prompt(\"Join {one} and {two}\")] private partial Task<string> Join(string one, int two);")]
    public void TheSumOfAllSectionsIsTheBoundAndTheDeepestOneTheDepth(long calls, long depth, string combine)
    {
        using LoadedProgram program = Verify.Load(Parallel(Two + combine, combine.Length > 0 ? "Task<string>" : "Task<Pair>"));

        Assert.Equal(calls, program.Constant("Both", "MaxCalls"));
        Assert.Equal(depth, program.Constant("Both", "Depth"));
    }

    private static string Parallel(string members, string entry = "Task<string>", string settings = "") => $$"""
        [Parallel{{settings}}, Unverified("a test")]
        public partial class Both(IChatClient client)
        {
            public partial {{entry}} RunAsync(string text);

            {{members}}

            public sealed record Pair(string One, int Two);
        }

        public sealed record Turned(int Two, string One);

        public sealed record Other(string One);
        """;
}
