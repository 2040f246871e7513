using Orchestration.Compiler.Tests.Rules.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Verification;

public sealed class UnverifiedEffectFixTests
{
    private static readonly string Before = UnverifiedEffectTests.Chain("Step, [|SideEffect|]");
    private static readonly string After = UnverifiedEffectTests.Chain("Step, SideEffect, Approve");

    [Fact]
    public Task APersonApprovesWhatIsSent() => Verify.FixAsync("ORC3002", Before, After);

    [Fact]
    public Task FixAllHasEveryEffectApproved() => Verify.FixAllAsync("ORC3002", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Mail", "class Second", StringComparison.Ordinal);
}
