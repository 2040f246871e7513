namespace Orchestration.Compiler.Tests.Parsing;

/// <summary>Bounds that are too large for a number, that there are none of, and that come from other assemblies; and where they stand in the code.</summary>
public sealed class BoundLimitTests
{
    private const string Runs = "[Step, Pipeline<Work>] private partial Task<string> Run(string text);";

    [Fact]
    public void ABoundTooLargeForANumberIsTheLargest()
    {
        string work = BoundTests.Critic(int.MaxValue, BoundTests.Revise);
        string outer = Outer("[Step, Pipeline<Work>, Retry(int.MaxValue)] private partial Task<string> Run(string text);");
        string outermost = BoundTests.Pipeline("Chain", "Outermost", "[Step, Pipeline<Outer>, Retry(9)] private partial Task<string> Run(string text);");
        using var program = Verify.Load(work + outer + outermost);

        Assert.Equal(1L + (2L * int.MaxValue) + (int.MaxValue - 1L), program.Constant("Work", "MaxCalls"));
        Assert.Equal(long.MaxValue, program.Constant("Outer", "MaxCalls"));
        Assert.Equal(long.MaxValue, program.Constant("Outermost", "Depth"));
    }

    [Fact]
    public void WithoutABoundThereIsNoConstantAndTheCauseIsNamed()
    {
        using var program = Verify.Load(Boundless + Outer(Runs));

        AssertUnbounded(program, "Work", "the critic loop has no MaxRounds");
        AssertUnbounded(program, "Outer", "the critic loop has no MaxRounds");
    }

    [Fact]
    public void APipelineThatReachesItselfHasNoBound()
    {
        using var program = Verify.Load(BoundTests.Chain("[Step, Pipeline<Outer>] private partial Task<string> Again(string text);") + Outer(Runs));

        AssertUnbounded(program, "Outer", "Outer reaches itself");
        AssertUnbounded(program, "Work", "Outer reaches itself");
    }

    [Fact]
    public void ABranchWithoutABoundLeavesTheRouteWithoutOne()
    {
        using var program = Verify.Load(Boundless + BoundTests.Pipeline("Route", "Outer", """
            [Classify] private static bool IsHard(string text) => text.Length > 9;
            [Case(false)] private static string Echo(string text) => text;
            [Case(true), Pipeline<Work>] private partial Task<string> Run(string text);
            """));

        AssertUnbounded(program, "Outer", "the critic loop has no MaxRounds");
    }

    [Fact]
    public void ABoundOfAnotherAssemblyIsReadFromItsAttribute()
    {
        using var program = Verify.Load(new Scenario(Outer("[Step, Pipeline<Work>, Retry(1)] private partial Task<string> Run(string text);"))
        {
            References = [BoundTests.Critic(2, BoundTests.Revise)],
        });

        Assert.Equal(2L * 6, program.Constant("Outer", "MaxCalls"));
    }

    [Fact]
    public void ThreeAssembliesAreNoDifferent()
    {
        var work = new Scenario(BoundTests.Critic(2, BoundTests.Revise)) { AssemblyName = "Innermost" };
        var outer = new Scenario(Outer(Runs)) { AssemblyName = "Middle", References = [work] };
        using var program = Verify.Load(new Scenario(BoundTests.Pipeline("Chain", "Outermost", "[Step, Pipeline<Outer>] private partial Task<string> Run(string text); [Step, Prompt(\"{run}\")] private partial Task<string> Polish(string run);"))
        {
            References = [work, outer],
        });

        Assert.Equal(6L + 1, program.Constant("Outermost", "MaxCalls"));
    }

    [Fact]
    public void DepthIsCarriedOnItsOwn()
    {
        var scenario = new Scenario(Outer("[Step, Pipeline<Work>, Retry(2)] private partial Task<string> Run(string text); [Step, Prompt(\"{run}\")] private partial Task<string> Polish(string run);"))
        {
            References = [HandWritten("GeneratedPipeline(MaxCalls = 10, Depth = 4)")],
        };
        using var program = Verify.Load(scenario);

        Assert.Equal((31L, 13L), (program.Constant("Outer", "MaxCalls"), program.Constant("Outer", "Depth")));
        Assert.Contains("31 model calls, at most 13 of them one after the other", Verify.Generated(scenario)["Outer.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GeneratedPipeline(UnboundedBy = \"its author knows of none\")", "its author knows of none")]
    [InlineData("Obsolete(\"Not made by the generator\")", "the bound of 'Work' is not known")]
    public void AnotherAssemblysPipelineWithoutABoundNamesItsCause(string attribute, string cause)
    {
        using var program = Verify.Load(new Scenario("#pragma warning disable CS0618\n" + Outer(Runs)) { References = [HandWritten(attribute)] });

        AssertUnbounded(program, "Outer", cause);
    }

    [Fact]
    public void TheAttributeSaysWhatTheConstantsSay()
    {
        using var program = Verify.Load(BoundTests.Critic(3, BoundTests.Revise));
        GeneratedPipelineAttribute generated = AttributeOf(program, "Work");

        Assert.Equal((9L, 9L, null), (generated.MaxCalls, generated.Depth, generated.UnboundedBy));
    }

    [Fact]
    public void AMemberOfThatNameTakesThePlaceOfTheConstantOnly()
    {
        using var program = Verify.Load(BoundTests.Critic(3, BoundTests.Revise + "public string MaxCalls => \"many\";"));

        Assert.Null(program.Type("Work").GetField("MaxCalls"));
        Assert.Equal(9L, AttributeOf(program, "Work").MaxCalls);
        Assert.Equal(9L, program.Constant("Work", "Depth"));
    }

    [Fact]
    public void TheRemarksOfTheClassSayItInWords()
    {
        Assert.Contains("Worst case: 9 model calls.", Verify.Generated(BoundTests.Critic(3, BoundTests.Revise))["Work.g.cs"], StringComparison.Ordinal);
        Assert.Contains("without bound, because the critic loop has no MaxRounds.", Verify.Generated(Boundless)["Work.g.cs"], StringComparison.Ordinal);
    }

    private static string Boundless => BoundTests.Critic(1, BoundTests.Revise).Replace("(MaxRounds = 1)", "", StringComparison.Ordinal);

    private static string Outer(string members) => BoundTests.Pipeline("Chain", "Outer", members);

    /// <summary>A pipeline as another version of the generator might have left it.</summary>
    private static string HandWritten(string attribute) => $$"""
        [Chain, {{attribute}}]
        public class Work(IChatClient client)
        {
            public IChatClient Client => client;

            public Task<string> RunAsync(string text) => Task.FromResult(text);

            public Task<string> RunInAsync(Run outer, string text) => Task.FromResult(text);
        }
        """;

    private static void AssertUnbounded(LoadedProgram program, string pipeline, string cause)
    {
        GeneratedPipelineAttribute generated = AttributeOf(program, pipeline);

        Assert.Equal((-1L, -1L, cause), (generated.MaxCalls, generated.Depth, generated.UnboundedBy));
        Assert.Null(program.Type(pipeline).GetField("MaxCalls"));
        Assert.Null(program.Type(pipeline).GetField("Depth"));
    }

    private static GeneratedPipelineAttribute AttributeOf(LoadedProgram program, string pipeline) =>
        Assert.IsType<GeneratedPipelineAttribute>(Assert.Single(program.Type(pipeline).GetCustomAttributes(typeof(GeneratedPipelineAttribute), inherit: false)));
}
