using Orchestration.Compiler.Rules.Termination;
using Orchestration.Compiler.Tests.Rules.Termination;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Termination;

public sealed class BoundsNotRecordedFixTests
{
    private const string Header = """
        # The most model calls that one run of each pipeline can make, and the longest row of calls that wait for one another.
        # Checked by ORC2010, whose code fix brings this file up to date.


        """;

    [Fact]
    public Task AnEmptyFileGetsAllPipelinesInTheOrderOfNames() => Verify.FixAsync(
        "ORC2010",
        Two("", "[|Chain|]", "[|Chain|]"),
        Two(Header + "Alpha: MaxCalls = 1, Depth = 1\nBeta: MaxCalls = 1, Depth = 1\n"));

    [Fact]
    public Task WhatIsGoneGoesAndCommentsOfWhatIsThereStay() => Verify.FixAsync(
        "ORC2010",
        Two("# Ours\n\n# as cheap as can be\nBeta: MaxCalls = 1, Depth = 1\n[|Gone: MaxCalls = 2, Depth = 2|]\n# the end\n", "[|Chain|]", "Chain"),
        Two("# Ours\n\nAlpha: MaxCalls = 1, Depth = 1\n# as cheap as can be\nBeta: MaxCalls = 1, Depth = 1\n# the end\n"));

    [Fact]
    public Task ADifferentFigureIsWrittenAnew() => Verify.FixAllAsync(
        "ORC2010",
        Two("Alpha: MaxCalls = 3, Depth = 1\nBeta: MaxCalls = 1, Depth = 7\n", "[|Chain|]", "[|Chain|]"),
        Two("Alpha: MaxCalls = 1, Depth = 1\nBeta: MaxCalls = 1, Depth = 1\n"));

    [Fact]
    public void LineEndsStayAsTheyAre() => Assert.Equal(
        "# x\r\n\r\nA: 1\r\nB: 2\r\n",
        BoundsFile.Parse("# x\r\n\r\nB: 1\r\n").With(new Dictionary<string, string> { ["B"] = "B: 2", ["A"] = "A: 1" }));

    [Fact]
    public void WritingItAgainChangesNothing()
    {
        var lines = new Dictionary<string, string> { ["B"] = "B: 2", ["A"] = "A: 1" };
        string once = BoundsFile.Parse("").With(lines);

        Assert.Equal(once, BoundsFile.Parse(once).With(lines));
    }

    private static Scenario Two(string file, string alpha = "Chain", string beta = "Chain") => new($$"""
        [{{alpha}}, Unverified("a test")]
        public partial class Alpha(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);
        }

        [{{beta}}, Unverified("a test")]
        public partial class Beta(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Write about {topic}.")]
            private partial Task<string> Write(string topic);
        }
        """)
    {
        AdditionalFiles = { [BoundsNotRecordedTests.File] = file },
    };
}
