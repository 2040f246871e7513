namespace Orchestration.Tests.Running;

public class PathTests
{
    private static readonly PipelineDefinition Outer = new("Tests.Outer", "chain");
    private static readonly PipelineDefinition Inner = new("Tests.Inner", "mapreduce");
    private static readonly PipelineDefinition Innermost = new("Tests.Innermost", "critic");

    [Fact]
    public void A_path_says_round_attempt_and_stead()
    {
        PathNode root = Outer.Root;

        Assert.Equal("Draft", default(StepPlace).Below(root).PathOf("Draft"));
        Assert.Equal("Improve[2]", At.Round(2).Below(root).PathOf("Improve"));
        Assert.Equal("Draft~1", At.Attempt(1).Below(root).PathOf("Draft"));
        Assert.Equal("Draft", At.Attempt(0).Below(root).PathOf("Draft"));
        Assert.Equal("Improve[2]~1", At.Round(2).Attempt(1).Below(root).PathOf("Improve"));
        Assert.Equal("Weak/Strong", At.InsteadOf("Weak").Below(root).PathOf("Strong"));
        Assert.Equal("Summarize[17]", At.Item(17).Below(root).PathOf("Summarize"));
        Assert.Equal("Expert[0][2]~1", At.Item(0).Round(2).Attempt(1).Below(root).PathOf("Expert"));
        Assert.Equal("Weak[2]~1/Strong", At.InsteadOf("Weak").Round(2).Attempt(1).Below(root).PathOf("Strong"));
    }

    [Fact]
    public void A_nested_run_and_an_item_are_levels_of_the_path()
    {
        Run run = Begin.Run(Outer, null, default);
        CodeStep<object, Ask.Question, int> polish = new(Outer, "Polish") { Body = static (_, _, _) => new(1) };
        CodeStep<object, Ask.Question, int> map = new(Inner, "Map") { Body = static (_, _, _) => new(1) };

        Run nested = run.At(polish, At.Round(3)).Enter(Inner);
        Run item = nested.At(map, At.Item(17)).Enter(Innermost);

        Assert.Equal("Polish[3]/Judge[1]", At.Round(1).Below(nested.Node).PathOf("Judge"));
        Assert.Equal("Polish[3]/Map[17]/Judge[1]", At.Round(1).Below(item.Node).PathOf("Judge"));
        Assert.Equal("Map[0]/Judge", default(StepPlace).Below(run.At(map, At.Item(0)).Enter(Innermost).Node).PathOf("Judge"));
        Assert.Equal(("Polish[3]", "Tests.Inner"), (nested.Node.ToString(), nested.Node.Pipeline.Name));
    }

    [Fact]
    public void A_label_that_leads_nowhere_names_the_classifier_and_the_label()
    {
        Run run = Begin.Run(Outer, null, default);
        CodeStep<object, Ask.Question, string> classify = new(Outer, "Classify") { Body = static (_, _, _) => new("") };

        StepOutputException failure = run.UnknownRoute(classify, "refunds");

        Assert.Equal(("refunds", "Classify", "Tests.Outer"), (failure.RawReply, failure.StepPath, failure.Pipeline));
    }
}
