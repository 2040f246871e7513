using Orchestration.Compiler.Tests.Rules.Security;

namespace Orchestration.Compiler.Tests.CodeFixes.Security;

public sealed class LethalTrifectaFixTests
{
    private static readonly string Before = LethalTrifectaTests.Agent("Tool, [|SideEffect|]");
    private static readonly string After = LethalTrifectaTests.Agent("Tool, SideEffect, Approve");

    [Fact]
    public Task APersonApprovesWhatLeaves() => Verify.FixAsync("ORC6002", Before, After);

    [Fact]
    public Task FixAllHasEveryWayOutApproved() => Verify.FixAllAsync("ORC6002", Before + "\n" + Second(Before), After + "\n" + Second(After));

    private static string Second(string source) => source.Replace("class Desk", "class Second", StringComparison.Ordinal);
}
