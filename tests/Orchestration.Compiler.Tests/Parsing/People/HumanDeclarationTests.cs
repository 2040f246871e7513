using Orchestration.Compiler.Model;
using Orchestration.Compiler.Tests.Rules;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Parsing.People;

public sealed class HumanDeclarationTests
{
    [Fact]
    public Task AQuestionIsCleanWithoutAClientOrAFurtherStep() => Verify.CleanAsync(Chain("[Step, Human(\"What of {topic}?\")]"));

    [Theory]
    [InlineData("[Step, Human(\"What of {{|ORC1007:topci|}}?\")]")]
    [InlineData("[Step, Human(\"What of {topic.{|ORC1007:Lenght|}}?\")]")]
    [InlineData("[Step, Human(\"What of {topic} {|ORC1008:{|} now?\")]")]
    [InlineData("[Step, {|ORC1008:Human(null!)|}]")]
    public Task AQuestionIsCheckedLikeAPrompt(string attributes) => Verify.OnlyAsync(Chain(attributes));

    [Fact]
    public Task AValueThatThePersonIsNotShown_Triggers() => Verify.RuleAsync("ORC4001", new Scenario(Chain("[Step, Human(\"What now?\")]", parameter: "{|ORC4001:topic|}"))
    {
        Messages = ["'Decide' takes 'topic', but its question does not show it to the person, who answers without it; put '{topic}' into the question, or remove the parameter."],
    });

    [Fact]
    public Task TheFixPutsAParameterIntoTheQuestion() => Verify.FixAsync(
        "ORC4001",
        Chain("[Step, Human(\"What now?\")]", parameter: "{|ORC4001:topic|}"),
        Chain("[Step, Human(\"What now?\\n\\n{topic}\")]"),
        "Add the parameter to the prompt");

    [Fact]
    public Task TheFixMendsAMisspeltPlaceholder() => Verify.FixAsync(
        "ORC1007", Chain("[Step, Human(\"What of {{|ORC1007:topci|}}?\")]"), Chain("[Step, Human(\"What of {topic}?\")]"));

    [Theory]
    [InlineData("Task")]
    [InlineData("string")]
    [InlineData("Task<Outcome<string>>")]
    public Task WhatAPersonCannotGiveIsSaidOfTheReturnType(string type) =>
        Verify.RuleAsync("ORC1003", Chain("[Step, Human(\"What of {topic}?\")]", $"{{|ORC1003:{type}|}}", "Task"));

    [Fact]
    public Task ATypeThatNoTextIsReadInto_Triggers() =>
        Verify.RuleAsync("ORC1012", Chain("[Step, Human(\"What of {topic}?\")]", "{|ORC1012:Task<IDisposable>|}", "Task"));

    [Fact]
    public Task AStepDoesOneThing_Triggers() => Verify.RuleAsync("ORC1004", new Scenario(Chain("[Step, Prompt(\"{topic}\"), {|ORC1004:Human(\"What of {topic}?\")|}]"))
    {
        Messages = ["'Decide' has [Prompt] and [Human]; a step does one thing, so keep one."],
    });

    [Fact]
    public Task AQuestionWithoutARoleIsNoStepOfTheRun_Triggers() =>
        Verify.RuleAsync("ORC1004", Chain("[Step, Prompt(\"{topic}\")]").Replace("// more", "[Human(\"Why?\")] private partial Task<string> {|ORC1004:Why|}();", StringComparison.Ordinal));

    [Theory]
    [InlineData("string", ReplyKind.Text)]
    [InlineData("bool", ReplyKind.Boolean)]
    [InlineData("Verdict", ReplyKind.Verdict)]
    [InlineData("DayOfWeek", ReplyKind.Choice)]
    [InlineData("int", ReplyKind.Json)]
    internal void AnAnswerIsReadAsTheStepsTypeAndCostsNothing(string type, ReplyKind kind)
    {
        PipelineModel pipeline = Models.Read("Form", Chain("[Step, Human(\"What of {topic}?\"), Retry(2)]", $"Task<{type}>", $"Task<{type}>"));

        StepModel step = pipeline.Step("Decide")!;
        Assert.Equal(kind, step.Human!.Reply.Kind);
        Assert.Equal((true, null), (step.Human is not null, step.Model));
        Assert.Equal(Bound.Zero, step.OwnCalls);
        Assert.Equal(Bound.Zero, PipelineBoundsOf.Model(pipeline).MaxCalls);
    }

    [Fact]
    public void APersonWhoClassifiesChoosesAmongTheCases()
    {
        PipelineModel pipeline = Models.Read("Desk", """
            [Route]
            public partial class Desk
            {
                public partial Task<string> RunAsync(string text);

                [Classify, Human("Which desk for {text}?")]
                private partial Task<string> Choose(string text);

                [Case("sales")]
                private static string Sales(string text) => text;

                [Otherwise]
                private static string Rest(string text) => text;
            }
            """);

        Assert.Equal(["sales", "otherwise"], pipeline.Step("Choose")!.Human!.Reply.Choices.Select(choice => choice.Label));
    }

    [Fact]
    public Task WhatAPersonGivesNeedsNoCheck() => Verify.RuleAsync("ORC3001", """
        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            [Step, Prompt("Write {outline}.")]
            private partial Task<string> Draft(string outline);

            [Step, Human("Finish this:\n{draft}")]
            private partial Task<string> Finish(string draft);
        }
        """);

    [Fact]
    public Task AnAnswerThatNobodyReads_Triggers() => Verify.RuleAsync("ORC4002", new Scenario(Chain("[Step, Human(\"What of {topic}?\")]", name: "[|Decide|]").Replace("// more", """
        [Step]
            private static string Other(string topic) => topic;
        """, StringComparison.Ordinal))
    {
        Messages = ["Nobody reads what 'Decide' gives, and the run does not return it; pass it to a later step, or remove this one and ask nobody."],
    });

    private static string Chain(string attributes, string type = "Task<string>", string entry = "Task<string>", string parameter = "topic", string name = "Decide") => $$"""
        [Chain]
        public partial class Form{{(attributes.Contains("Prompt", StringComparison.Ordinal) ? "(IChatClient client)" : "")}}
        {
            public partial {{entry}} RunAsync(string topic);

            {{attributes}}
            private partial {{type}} {{name}}(string {{parameter}});

            // more
        }
        """;
}
