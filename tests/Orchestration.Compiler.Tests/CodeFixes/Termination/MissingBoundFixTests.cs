using Orchestration.Compiler.Tests.Rules.Termination;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Termination;

public sealed class MissingBoundFixTests
{
    [Fact]
    public Task TheBoundIsSet() => Verify.FixAsync(
        "ORC2001",
        MissingBoundTests.Critic("[{|ORC2001:Critic|}]"),
        MissingBoundTests.Critic("[Critic(MaxRounds = 3)]"));

    [Fact]
    public Task OtherSettingsStay() => Verify.FixAsync(
        "ORC2001",
        MissingBoundTests.Critic("[{|ORC2001:Critic(StopWhenUnchanged = true)|}]"),
        MissingBoundTests.Critic("[Critic(StopWhenUnchanged = true, MaxRounds = 3)]"));

    [Fact]
    public Task FixAllSetsEveryBound() => Verify.FixAllAsync(
        "ORC2001",
        Two("[{|ORC2001:Critic|}]"),
        Two("[Critic(MaxRounds = 3)]"));

    private static string Two(string attribute) =>
        MissingBoundTests.Critic(attribute) + "\n" + MissingBoundTests.Critic(attribute).Replace("class Translation", "class Second", StringComparison.Ordinal);
}
