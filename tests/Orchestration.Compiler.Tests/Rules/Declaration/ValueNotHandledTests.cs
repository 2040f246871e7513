using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Declaration;

public sealed class ValueNotHandledTests
{
    [Fact]
    public Task EnumValueWithoutCase_Triggers() => Verify.RuleAsync("ORC1010", new Scenario(Desk("[|Classify|]", "[Case(Topic.Bill)]"))
    {
        Messages = ["'Classify' can give 'Topic.Outage', 'Topic.Other', which no case handles; add a [Case] or an [Otherwise]."],
    });

    [Fact]
    public Task MissingCaseIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Desk("{|ORC1010:Classify|}", "[Case(Topic.Bill, Topic.Other)]"));

    [Fact]
    public Task BoolWithoutFalse_Triggers() => Verify.RuleAsync("ORC1010", new Scenario(Bool("[|IsUrgent|]", "[Case(true)]"))
    {
        Messages = ["'IsUrgent' can give 'false', which no case handles; add a [Case] or an [Otherwise]."],
    });

    [Fact]
    public Task ValueHandledTwice_Triggers() => Verify.OnlyAsync(new Scenario(Desk("Classify", "[Case(Topic.Bill)]", "[Case(Topic.Outage, {|ORC1010:Topic.Bill|})]")));

    [Fact]
    public Task ValueNamedTwiceByOneCase_Triggers() => Verify.RuleAsync("ORC1010", new Scenario(Desk("Classify", "[Case(Topic.Bill, [|Topic.Bill|], Topic.Other, Topic.Outage)]"))
    {
        Messages = ["'Topic.Bill' is handled here already."],
    });

    [Fact]
    public Task ValueOfAnotherType_Triggers() => Verify.OnlyAsync(new Scenario(Desk("Classify", "[Case({|ORC1010:\"Bill\"|}, Topic.Outage)]"))
    {
        Messages = [],
    });

    [Fact]
    public Task NumberForAnEnum_Triggers() => Verify.RuleAsync("ORC1010", new Scenario(Desk("Classify", "[Case(Topic.Bill, [|1|], Topic.Other)]"))
    {
        Messages = ["'1' is no 'Topic', which is what the classifier gives."],
    });

    [Fact]
    public Task CaseWithoutValue_Triggers() => Verify.OnlyAsync(Desk("Classify", "[Case(Topic.Bill, Topic.Outage)]", "[{|ORC1010:Case|}]"));

    [Fact]
    public Task TextHandledTwice_Triggers() => Verify.RuleAsync("ORC1010", Text("[Case(\"bill\")]", "[Case([|\"bill\"|])]"));

    [Fact]
    public Task MisspeltEnumMemberIsTheCompilersMessage_DoesNotTrigger() => Verify.OnlyAsync(Desk("Classify", "[Case(Topic.Bill, Topic.{|CS0117:Outtage|}, Topic.Other)]"));

    [Fact]
    public Task EveryValueHandled_DoesNotTrigger() => Verify.RuleAsync("ORC1010", Desk("Classify", "[Case(Topic.Bill)]", "[Case(Topic.Outage, Topic.Other)]"));

    [Fact]
    public Task RestHandledByOtherwise_DoesNotTrigger() => Verify.RuleAsync("ORC1010", Desk("Classify", "[Case(Topic.Bill)]", "[Otherwise]"));

    [Fact]
    public Task BothBoolsHandled_DoesNotTrigger() => Verify.RuleAsync("ORC1010", Bool("IsUrgent", "[Case(true, false)]"));

    [Fact]
    public Task TextsThatTheCasesSpell_DoesNotTrigger() => Verify.RuleAsync("ORC1010", Text("[Case(\"bill\", \"invoice\")]", "[Case(\"outage\")]"));

    [Fact]
    public Task TwoNamesForOneValue_DoesNotTrigger() => Verify.RuleAsync("ORC1010", """
        public enum Size { Small, Little = Small, Large }

        [Route]
        public partial class Box(IChatClient client)
        {
            public partial Task<string> RunAsync(string thing);

            [Classify, Prompt("How large is {thing}?")]
            private partial Task<Size> Measure(string thing);

            [Case(Size.Little)]
            private static string Bag(string thing) => thing + " in a bag";

            [Case(Size.Large)]
            private static string Crate(string thing) => thing + " in a crate";
        }
        """);

    [Fact]
    public Task ValueWithoutAName_DoesNotTrigger() => Verify.RuleAsync("ORC1010", Desk("Classify", "[Case(Topic.Bill, (Topic)7)]", "[Otherwise]"));

    [Fact]
    public Task KindOfWorkWithoutWorker_Triggers() => Verify.RuleAsync("ORC1010", new Scenario(Office("[|Plan|]", "[Worker(Kind.Read)]"))
    {
        Messages = ["'Plan' can ask for 'Kind.Write', 'Kind.Print', which no worker does; add a [Worker]."],
    });

    [Fact]
    public Task MissingWorkerIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Office("{|ORC1010:Plan|}", "[Worker(Kind.Read, Kind.Print)]"));

    [Fact]
    public Task KindDoneTwice_Triggers() => Verify.RuleAsync("ORC1010", new Scenario(Office("Plan", "[Worker(Kind.Read)]", "[Worker(Kind.Write, [|Kind.Read|], Kind.Print)]"))
    {
        Messages = ["'Kind.Read' is done by 'Read' already."],
    });

    [Fact]
    public Task KindOfAnotherType_Triggers() => Verify.RuleAsync("ORC1010", new Scenario(Office("Plan", "[Worker(Kind.Read, Kind.Write, [|\"Print\"|])]"))
    {
        Messages = ["'\"Print\"' is no 'Kind', which is the kind of work that 'Plan' asks for."],
    });

    [Fact]
    public Task WorkerWithoutKind_Triggers() => Verify.RuleAsync("ORC1010", new Scenario(Office("Plan", "[Worker(Kind.Read, Kind.Write, Kind.Print)]", "[[|Worker|]]"))
    {
        Messages = ["'Rest' does no kind of work; name one in [Worker(…)]."],
    });

    [Fact]
    public Task OtherwiseIsNoWorker_Triggers() => Verify.OnlyAsync(Office("{|ORC1010:Plan|}", "[Worker(Kind.Read)]", more: "\n    [Otherwise] private static string None() => \"\";"));

    [Fact]
    public Task EveryKindDone_DoesNotTrigger() => Verify.RuleAsync("ORC1010", Office("Plan", "[Worker(Kind.Read)]", "[Worker(Kind.Write, Kind.Print)]"));

    internal static string Office(string plan, string first, string? second = null, string more = "") => $$"""
        public enum Kind { Read, Write, Print }

        public sealed record Job(Kind Kind, string What);

        [Orchestrator(MaxTasks = 3)]
        public partial class Office(IChatClient client)
        {
            public partial Task<string> RunAsync(string wish, CancellationToken cancellationToken = default);

            [Plan, Prompt("What is to be done? {wish}")]
            private partial Task<IReadOnlyList<Job>> {{plan}}(string wish);

            {{first}}
            private static string Read(string wish, [From("task")] Job job) => wish + job.What;{{(second is null ? "" : $"\n\n    {second}\n    private static string Rest(Job task) => task.What;")}}{{more}}

            [Synthesize]
            private static string Join(IReadOnlyList<TaskResult<Job, string>> results) => string.Join(", ", results.Select(result => result.Result));
        }
        """;

    internal static string Desk(string classify, string first, string? second = null, string more = "") => $$"""
        public enum Topic { Bill, Outage, Other }

        [Route]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string message, CancellationToken cancellationToken = default);

            [Classify, Prompt("What is this about? {message}")]
            private partial Task<Topic> {{classify}}(string message);

            {{first}}
            private static string Bills(string message) => "Thank you for: " + message;{{(second is null ? "" : $"\n\n    {second}\n    private static string Rest(string message) => \"Please call us: \" + message;")}}{{more}}
        }
        """;

    private static string Bool(string classify, string first) => $$"""
        [Route]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Classify, Prompt("Is this urgent? {message}")]
            private partial Task<bool> {{classify}}(string message);

            {{first}}
            private static string Call(string message) => "Please call us: " + message;
        }
        """;

    private static string Text(string first, string second) => $$"""
        [Route]
        public partial class Desk(IChatClient client)
        {
            public partial Task<string> RunAsync(string message);

            [Classify, Prompt("Is this about a bill or an outage? {message}")]
            private partial Task<string> Classify(string message);

            {{first}}
            private static string Bills(string message) => "Thank you for: " + message;

            {{second}}
            private static string Rest(string message) => "Please call us: " + message;
        }
        """;
}
