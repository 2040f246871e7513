using Orchestration.Compiler.Tests.Rules.ModelCode;

namespace Orchestration.Compiler.Tests.CodeFixes.ModelCode;

public sealed class UnboundedLoopFixTests
{
    private const string Endless = """
        [|while|] (true)
                {
                    var draft = await AskAsync(text);
                    if (Good(draft))
                    {
                        return draft;
                    }
                }
        """;

    private const string Bounded = """
        for (int round = 0; round < 10; round++)
                {
                    var draft = await AskAsync(text);
                    if (Good(draft))
                    {
                        return draft;
                    }
                }

                throw new InvalidOperationException("The task was not finished in 10 rounds.");
        """;

    [Fact]
    public Task ALoopThatOnlyReturns_IsFollowedByItsExhaustion() => FixAsync(Endless, Bounded);

    [Fact]
    public Task AForWithoutACondition_GetsOne() => FixAsync(Endless.Replace("[|while|] (true)", "[|for|] (; ;)", StringComparison.Ordinal), Bounded);

    [Fact]
    public Task ALoopThatIsLeft_ChecksItsRoundsInside() => FixAsync(
        """
        [|while|] (true)
                {
                    text = await AskAsync(text);
                    if (Good(text))
                    {
                        break;
                    }
                }

                return text;
        """,
        """
        for (int round = 0; ; round++)
                {
                    if (round == 10)
                    {
                        throw new InvalidOperationException("The task was not finished in 10 rounds.");
                    }

                    text = await AskAsync(text);
                    if (Good(text))
                    {
                        break;
                    }
                }

                return text;
        """);

    [Fact]
    public Task AConditionStays() => FixAsync(
        """
        [|while|] (!Good(text))
                {
                    text = await AskAsync(text);
                }

                return text;
        """,
        """
        for (int round = 0; !Good(text); round++)
                {
                    if (round == 10)
                    {
                        throw new InvalidOperationException("The task was not finished in 10 rounds.");
                    }

                    text = await AskAsync(text);
                }

                return text;
        """);

    [Fact]
    public Task ADoLoopIsLeftAtItsEnd() => FixAsync(
        """
        string draft;
                [|do|]
                {
                    draft = await AskAsync(text);
                }
                while (!Good(draft));

                return draft;
        """,
        """
        string draft;
                for (int round = 0; ; round++)
                {
                    if (round == 10)
                    {
                        throw new InvalidOperationException("The task was not finished in 10 rounds.");
                    }

                    draft = await AskAsync(text);
                    if (Good(draft))
                    {
                        break;
                    }
                }

                return draft;
        """);

    [Fact]
    public Task FixAllMendsLoopsBesideAndInsideOneAnother() => Verify.FixAllAsync(
        "ORC9001",
        UnboundedLoopTests.Work("""
            [|while|] (!Good(text))
                    {
                        text = await AskAsync(text);
                    }

                    [|while|] (true)
                    {
                        [|do|]
                        {
                            text = await AskAsync(text);
                        } while (!Good(text) || text.Length < 9);
                    }
            """),
        UnboundedLoopTests.Work("""
            for (int round = 0; !Good(text); round++)
                    {
                        if (round == 10)
                        {
                            throw new InvalidOperationException("The task was not finished in 10 rounds.");
                        }

                        text = await AskAsync(text);
                    }

                    for (int round = 0; round < 10; round++)
                    {
                        for (int round2 = 0; ; round2++)
                        {
                            if (round2 == 10)
                            {
                                throw new InvalidOperationException("The task was not finished in 10 rounds.");
                            }

                            text = await AskAsync(text);
                            if (!(!Good(text) || text.Length < 9))
                            {
                                break;
                            }
                        }
                    }

                    throw new InvalidOperationException("The task was not finished in 10 rounds.");
            """));

    [Theory]
    [InlineData("var r = await AskAsync(text); return Good(r) ? r : await [|RunAsync|](text);")]
    [InlineData("[|do|] { text = await AskAsync(text); if (text.Length < 3) { continue; } text += \".\"; } while (!Good(text)); return text;")]
    [InlineData("[|while|] (!Good(text)) text = await AskAsync(text); return text;")]
    [InlineData("[|while|] (!token.IsCancellationRequested) { text = await AskAsync(text); await Task.Delay(1000, token); } return text;")]
    [InlineData("int round = 0; [|while|] (!Good(text)) { text = await AskAsync(text); } return text + round;")]
    public Task WhatWouldMeanSomethingElse_HasNoFix(string body) => Verify.NoFixAsync("ORC9001", UnboundedLoopTests.Work(body));

    [Fact]
    public Task ANameThatAnotherTopLevelStatementHas_HasNoFix() => Verify.NoFixAsync("ORC9001", new Scenario("""
        IChatClient client = null!;
        int round = 0;
        string reply = "";
        {|ORC9001:while|} (true)
        {
            reply = (await client.GetResponseAsync("x" + reply)).Text;
            if (reply.Length > 10) { break; }
        }
        return round;
        """) { IsProgram = true });

    private static Task FixAsync(string before, string after) => Verify.FixAsync("ORC9001", UnboundedLoopTests.Work(before), UnboundedLoopTests.Work(after));
}
