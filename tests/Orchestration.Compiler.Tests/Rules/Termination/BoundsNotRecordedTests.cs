using Orchestration.Compiler.Rules.Termination;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Termination;

public sealed class BoundsNotRecordedTests
{
    internal const string File = "orchestration.bounds.txt";

    [Fact]
    public Task ARaisedBound_Triggers() => Verify.RuleAsync("ORC2010", Kept("Haiku: MaxCalls = 9, Depth = 9\n", "[|Critic(MaxRounds = 10)|]") with
    {
        Messages = ["'Haiku' now has MaxCalls = 30, Depth = 30, but orchestration.bounds.txt says 'Haiku: MaxCalls = 9, Depth = 9'; if the change is meant, let it say 'Haiku: MaxCalls = 30, Depth = 30'."],
    });

    [Fact]
    public Task APipelineThatTheFileDoesNotName_Triggers() => Verify.RuleAsync("ORC2010", Kept("", "[|Critic(MaxRounds = 3)|]") with
    {
        Messages = ["'Haiku' is not in orchestration.bounds.txt; add the line 'Haiku: MaxCalls = 9, Depth = 9'."],
    });

    [Fact]
    public Task ALineWithoutAPipelineAndASecondLine_Triggers() => Verify.RuleAsync("ORC2010", Kept(
        "Haiku: MaxCalls = 9, Depth = 9\r\n\r\n# It is gone.\r\n{|ORC2010:Old.Haiku: MaxCalls = 3, Depth = 3|}\r\n{|ORC2010:Haiku: MaxCalls = 12, Depth = 12|}\r\n{|ORC2010:nonsense|}\r\n"));

    [Fact]
    public Task ABoundThatAnInnerPipelineRaises_Triggers() => Verify.RuleAsync("ORC2010", new Scenario(Haiku() + """

        [[|Chain|]]
        public partial class Outer(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Pipeline<Haiku>]
            private partial Task<string> Write(string topic);
        }
        """)
    {
        AdditionalFiles = { [File] = "Haiku: MaxCalls = 9, Depth = 9\nOuter: MaxCalls = 7, Depth = 7" },
    });

    [Theory]
    [InlineData("Haiku: MaxCalls = 9, Depth = 9")]
    [InlineData("\n# Poems\n\n  Haiku: MaxCalls = 9, Depth = 9  \r\n\r\n")]
    public Task WhatTheFileSays_DoesNotTrigger(string file) => Verify.RuleAsync("ORC2010", Kept(file));

    [Fact]
    public Task ANestedPipelineIsNamedWithDots_DoesNotTrigger() => Verify.RuleAsync("ORC2010", new Scenario("""
        namespace Shop
        {
            public partial class Poems
            {
                [Critic(MaxRounds = 3)]
                public partial class Haiku(IChatClient client)
                {
                    public partial Task<string> RunAsync(string topic);

                    [Produce, Prompt("Write a haiku about {topic}.")]
                    private partial Task<string> Write(string topic);

                    [Evaluate]
                    private static bool IsShort(string draft) => draft.Length < 100;
                }
            }
        }
        """)
    {
        AdditionalFiles = { [File] = "Shop.Poems.Haiku: MaxCalls = 3, Depth = 3" },
    });

    [Fact]
    public Task WithoutTheFile_DoesNotTrigger() => Verify.RuleAsync("ORC2010", Haiku());

    [Fact]
    public Task AnotherFileOfASimilarName_DoesNotTrigger() => Verify.RuleAsync("ORC2010", new Scenario(Haiku()) { AdditionalFiles = { ["my-orchestration.bounds.txt"] = "x" } });

    [Fact]
    public Task APipelineWithAMistake_DoesNotTrigger() => Verify.OnlyAsync(Kept("", "{|ORC1015:Critic(MaxRounds = 0)|}").Edit("{|ORC1015:Critic(MaxRounds = 0)|}", "Critic({|ORC1015:MaxRounds = 0|})"));

    [Theory]
    [InlineData("orchestration.bounds.txt", true)]
    [InlineData("/src/Orchestration.Bounds.txt", true)]
    [InlineData("C:\\src\\orchestration.bounds.txt", true)]
    [InlineData("/src/x.orchestration.bounds.txt", false)]
    [InlineData("bounds.txt", false)]
    public void TheFileIsKnownByItsName(string path, bool isFile) => Assert.Equal(isFile, BoundsFile.Is(path));

    internal static Scenario Kept(string file, string pattern = "Critic(MaxRounds = 3)") => new(Haiku(pattern)) { AdditionalFiles = { [File] = file } };

    internal static string Haiku(string pattern = "Critic(MaxRounds = 3)") => $$"""
        [{{pattern}}]
        public partial class Haiku(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write a haiku about {topic}.")]
            private partial Task<string> Write(string topic);

            [Evaluate, Prompt("Judge {draft} against {topic}.")]
            private partial Task<Verdict> Judge(string topic, string draft);

            [Revise, Prompt("Improve {draft}: {verdict.Feedback} It is about {topic}.")]
            private partial Task<string> Improve(string topic, string draft, Verdict verdict);
        }
        """;
}
