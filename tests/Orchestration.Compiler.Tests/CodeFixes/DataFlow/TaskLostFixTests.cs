using Orchestration.Compiler.Tests.Rules.DataFlow;

namespace Orchestration.Compiler.Tests.CodeFixes.DataFlow;

public sealed class TaskLostFixTests
{
    private static readonly string Before = TaskLostTests.Loop("[|Improve|]", "string? improve", "Improve this: {improve}");
    private static readonly string After = TaskLostTests.Loop("Improve", "string? improve, string question", "Improve this: {improve}\\n\\nQuestion:\\n{question}");

    [Fact]
    public Task TheTaskIsShown() => Verify.FixAsync("ORC4005", Before, After);

    [Fact]
    public Task FixAllShowsItEverywhere() => Verify.FixAllAsync("ORC4005", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Work", "class Second", StringComparison.Ordinal);
}
