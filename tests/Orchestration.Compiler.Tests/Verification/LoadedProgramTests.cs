namespace Orchestration.Compiler.Tests.Verification;

public sealed class LoadedProgramTests
{
    [Fact]
    public async Task Generated_code_runs()
    {
        using var program = Toys.Verifier.Load("[Chain, System(\"dear\")] public partial class Demo(int number = 7) { public int Number => number; }");
        var demo = program.Create("Demo");

        Assert.Equal("Hello dear Ada", await program.CallAsync<string>(demo, "GreetAsync", "Ada"));
        Assert.Equal(7, program.Call(demo, "get_Number"));
        Assert.Equal(0, program.Constant("Demo", "PromptFiles"));
    }

    [Fact]
    public async Task Exceptions_are_those_that_were_thrown()
    {
        using var program = Toys.Verifier.Load("[Chain] public partial class Demo;");
        var demo = program.Create("Demo");

        await Assert.ThrowsAsync<OperationCanceledException>(() => program.CallAsync<string>(demo, "GreetAsync", "Ada", new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Referenced_projects_are_loaded_too()
    {
        using var program = Toys.Verifier.Load(new Scenario("public class User { public Task<string> Ask() => new Library().GreetAsync(\"you\"); }")
        {
            References = ["[Chain] public partial class Library;"],
        });

        Assert.Equal("Hello  you", await program.CallAsync<string>(program.Create("User"), "Ask"));
    }

    [Fact]
    public void Types_of_the_library_are_the_tests_own()
    {
        using var program = Toys.Verifier.Load("public class User { public Verdict Judge() => Verdict.Reject(\"no\"); }");

        Assert.Equal(Verdict.Reject("no"), program.Call(program.Create("User"), "Judge"));
    }

    [Fact]
    public async Task Code_that_does_not_compile_fails_and_shows_where() =>
        Assert.Contains("<--- CS0103", await VerifierTests.FailureOf(() => Toys.Verifier.Load("[Chain] public partial class Breaks;")), StringComparison.Ordinal);
}
