using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class ReturnTypeUnusableTests
{
    [Theory]
    [InlineData("public partial {|ORC1003:string|} RunAsync(string topic);")]
    [InlineData("partial {|ORC1003:void|} RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:ValueTask<string>|} RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:Outcome<string>|} RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:IAsyncEnumerable<RunEvent>|} RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:ref readonly int|} RunAsync(string topic);")]
    public Task EntryThatReturnsNoTask_Triggers(string entry) => Verify.OnlyAsync(Chain(entry));

    [Theory]
    [InlineData("public partial {|ORC1003:Task<int>|} RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:Task<Outcome<int>>|} RunAsync(string topic);")]
    [InlineData("public partial {|ORC1003:Task<Task<string>>|} RunAsync(string topic);")]
    public Task EntryThatReturnsSomethingElseThanTheLastStep_Triggers(string entry) => Verify.OnlyAsync(Chain(entry));

    [Theory]
    [InlineData("public static partial Task<string> {|ORC1003:RunAsync|}(string topic);")]
    [InlineData("public partial Task<string> {|ORC1003:RunAsync|}<T>(string topic, T other) where T : class?, IComparable<T>, new();")]
    [InlineData("public partial Task<string> {|ORC1003:RunAsync|}<T>(string topic) where T : unmanaged;")]
    [InlineData("public partial Task<string> RunAsync(in string {|ORC1003:topic|});")]
    [InlineData("public partial Task<string> RunAsync(string topic, out int {|ORC1003:words|});")]
    [InlineData("public partial Task<string> RunAsync(string topic, scoped ref int {|ORC1003:words|});")]
    [InlineData("public partial Task<string> RunAsync(string topic, ref readonly int {|ORC1003:words|});")]
    public Task EntryThatCannotBeRun_Triggers(string entry) => Verify.OnlyAsync(Chain(entry));

    [Theory]
    [InlineData("public partial {|ORC1003:IEnumerable<RunEvent>|} StreamAsync(string topic);")]
    [InlineData("public partial {|ORC1003:IAsyncEnumerable<string>|} StreamAsync(string topic);")]
    [InlineData("public static partial IAsyncEnumerable<RunEvent> {|ORC1003:StreamAsync|}(string topic);")]
    [InlineData("public partial IAsyncEnumerable<RunEvent> StreamAsync(in string {|ORC1003:topic|});")]
    public Task StreamOfSomethingElse_Triggers(string stream) => Verify.OnlyAsync(Chain("public partial Task<string> RunAsync(string topic);\n\n" + stream));

    [Theory]
    [InlineData("private partial {|ORC1003:string|} Outline(string topic);")]
    [InlineData("partial {|ORC1003:void|} Outline(string topic);")]
    [InlineData("private partial {|ORC1003:Task|} Outline(string topic);")]
    [InlineData("private partial {|ORC1003:Task<Outcome<string>>|} Outline(string topic);")]
    [InlineData("private static partial Task<string> {|ORC1003:Outline|}(string topic);")]
    [InlineData("private partial Task<string> {|ORC1003:Outline|}<T>(string topic) where T : notnull;")]
    [InlineData("private partial Task<string> Outline(ref string {|ORC1003:topic|});")]
    public Task ModelStepThatCannotBeAwaitedForAReply_Triggers(string step) =>
        Verify.OnlyAsync(Chain("public partial Task RunAsync(string topic);", step));

    [Theory]
    [InlineData("private async {|ORC1003:void|} Save(string outline) => await Task.Delay(outline.Length);")]
    [InlineData("private static Task {|ORC1003:Save|}<T>(string outline) => Task.Delay(outline.Length);")]
    [InlineData("private static void Save(in string {|ORC1003:outline|}) => Console.WriteLine(outline);")]
    public Task CodeStepThatCannotBeAwaited_Triggers(string step) => Verify.OnlyAsync(Chain(
        "public partial Task RunAsync(string topic);",
        "private partial Task<string> Outline(string topic);\n\n    [Step]\n    " + step));

    [Fact]
    public Task ProducerOfNothing_Triggers() => Verify.OnlyAsync(Critic("Task<string>", "{|ORC1003:Task|}", "Task<string>"));

    [Fact]
    public Task ReviserOfAnotherType_Triggers() => Verify.RuleAsync("ORC1003", new Scenario(Critic("Task<string>", "Task<string>", "[|Task<int>|]"))
    {
        Messages = ["'Improve' revises the draft of 'Translate', so it returns 'string' too."],
        Severity = DiagnosticSeverity.Error,
    });

    /// <summary>The draft is what does not fit the run's result, and the revision does.</summary>
    [Fact]
    public Task ProducerOfAnotherTypeThanTheEntryAndTheReviser_Triggers() => Verify.OnlyAsync(Critic("Task<string>", "{|ORC1003:Task<int>|}", "Task<string>"));

    [Theory]
    [InlineData("Task<int>")]
    [InlineData("Task<Topic?>")]
    [InlineData("Task<List<Topic>>")]
    [InlineData("Task")]
    public Task ClassifierOverAnOpenSet_Triggers(string type) => Verify.OnlyAsync(Route($"{{|ORC1003:{type}|}}", "Task<string>"));

    [Theory]
    [InlineData("Task<int>")]
    [InlineData("Task<string?>")]
    public Task CaseThatGivesSomethingElseThanTheOthers_Triggers(string type) => Verify.OnlyAsync(Route("Task<Topic>", $"{{|ORC1003:{type}|}}"));

    [Fact]
    public Task PipelineStepOfAnotherType_Triggers() => Verify.OnlyAsync(Nested("{|ORC1003:Task<int>|}", "Task<string>"));

    [Fact]
    public Task PipelineStepOfAPipelineThatGivesNothing_Triggers() => Verify.OnlyAsync(Nested("{|ORC1003:Task<string>|}", "Task", "[Step]\n    private static void Log(string outline) => Console.WriteLine(outline);"));

    [Theory]
    [InlineData("{|ORC1003:string|}")]
    [InlineData("{|ORC1003:int|}")]
    public Task PipelineStepThatIsNotAwaited_Triggers(string type) => Verify.OnlyAsync(Nested(type, "Task<string>"));

    [Fact]
    public Task UnknownTypesAreTheCompilersToName_DoNotTrigger() => Verify.RuleAsync("ORC1003", Chain(
        "public partial Task<{|CS0246:Missing|}> {|CS8795:RunAsync|}(string topic);",
        "private partial Task<{|CS0246:Missing|}> {|CS8795:Outline|}(string topic);"));

    [Theory]
    [InlineData("public partial Task<string> RunAsync(string topic);")]
    [InlineData("public partial Task<object> RunAsync(string topic);")]
    [InlineData("public partial Task<string?> RunAsync(string topic);")]
    [InlineData("public partial Task RunAsync(string topic);")]
    [InlineData("public partial Task<Outcome<string>> RunAsync(string topic);")]
    public Task EntryToWhichTheLastStepConverts_DoesNotTrigger(string entry) => Verify.RuleAsync("ORC1003", Chain(entry));

    [Fact]
    public Task CodeStepsOfEveryAwaitableKind_DoNotTrigger() => Verify.RuleAsync("ORC1003", Chain("public partial Task<int> RunAsync(string topic);", """
        private partial ValueTask<string> Outline(string topic);

            [Step]
            private static string Trim(string outline) => outline.Trim();

            [Step]
            private void Log(string trim) => Console.WriteLine(trim);

            [Step]
            private async Task SaveAsync(string trim) => await Task.Delay(trim.Length);

            [Step]
            private ValueTask<int> Count(string trim) => new(trim.Length);
        """));

    [Fact]
    public Task PipelineStepThatDropsTheResult_DoesNotTrigger() => Verify.RuleAsync("ORC1003", Nested("Task", "Task<string>"));

    [Fact]
    public Task CasesOfOneBaseType_DoNotTrigger() => Verify.RuleAsync("ORC1003", Route("Task<Topic>", "Task<object>").Replace("public partial Task<string> RunAsync", "public partial Task<object> RunAsync", StringComparison.Ordinal));

    internal static string Chain(string entry, string step = "private partial Task<string> Outline(string topic);") => $$"""
        [Chain]
        public partial class Report(IChatClient client)
        {
            {{entry}}

            [Step, Prompt("Outline {topic}.")]
            {{step}}
        }
        """;

    internal static string Critic(string entry, string produce, string revise) => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Translation(IChatClient client)
        {
            public partial {{entry}} RunAsync(string text);

            [Produce, Prompt("Translate: {text}")]
            private partial {{produce}} Translate(string text);

            [Evaluate]
            private static bool Judge(object draft) => draft is not null;

            [Revise, Prompt("Translate once more: {text}, {draft}")]
            private partial {{revise}} Improve(string text, object draft);
        }
        """;

    internal static string Route(string classify, string rare) => $$"""
        public enum Topic { Bill, Outage }

        [Route]
        public partial class Triage(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Classify, Prompt("What is {message} about?")]
            private partial {{classify}} Classify(string message);

            [Case(Topic.Bill), Prompt("Answer {message}.")]
            private partial Task<string> Bill(string message);

            [Case(Topic.Outage), Prompt("Count what is out: {message}.")]
            private partial {{rare}} Outage(string message);
        }
        """;

    internal static string Nested(string step, string inner, string more = "") => $$"""
        [Chain]
        public partial class Inner
        {
            public partial {{inner}} RunAsync(string topic);

            [Step, Prompt("Outline {topic}.")]
            private partial Task<string> Outline(string topic);

            {{more}}
        }

        [Chain]
        public partial class Report
        {
            public partial Task RunAsync(string topic);

            [Step, Pipeline<Inner>]
            private partial {{step}} Help(string topic);
        }
        """;
}
