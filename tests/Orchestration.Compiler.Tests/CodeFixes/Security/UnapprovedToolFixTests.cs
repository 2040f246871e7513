using Orchestration.Compiler.Tests.Rules.Security;

namespace Orchestration.Compiler.Tests.CodeFixes.Security;

public sealed class UnapprovedToolFixTests
{
    private static readonly string Before = UnapprovedToolTests.Agent("Tool, [|SideEffect(IdempotencyKey = nameof(file))|]");
    private static readonly string After = UnapprovedToolTests.Agent("Tool, SideEffect(IdempotencyKey = nameof(file)), Approve");

    [Fact]
    public Task APersonApprovesEachCall() => Verify.FixAsync("ORC6003", Before, After);

    [Fact]
    public Task FixAllHasEveryToolApproved() => Verify.FixAllAsync("ORC6003", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Clerk", "class Second", StringComparison.Ordinal);
}
