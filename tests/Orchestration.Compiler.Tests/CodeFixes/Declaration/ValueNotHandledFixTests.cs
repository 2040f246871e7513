using Orchestration.Compiler.Tests.Rules.Declaration;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.Declaration;

public sealed class ValueNotHandledFixTests
{
    private const string Cases = "Add a [Case] for every missing value";
    private const string Otherwise = "Add [Otherwise]";
    private const string Workers = "Add a [Worker] for every missing kind";

    [Fact]
    public Task EveryMissingValueGetsACase() => Verify.FixAsync(
        "ORC1010",
        ValueNotHandledTests.Desk("[|Classify|]", "[Case(Topic.Bill)]"),
        ValueNotHandledTests.Desk("Classify", "[Case(Topic.Bill)]", more: """


                [Case(Topic.Outage), Prompt("Answer where Classify says Outage.\n\n{message}")]
                private partial Task<string> Outage(string message);

                [Case(Topic.Other), Prompt("Answer where Classify says Other.\n\n{message}")]
                private partial Task<string> Other(string message);
            """),
        Cases);

    [Fact]
    public Task TheRestGetsAnOtherwise() => Verify.FixAsync(
        "ORC1010",
        ValueNotHandledTests.Desk("[|Classify|]", "[Case(Topic.Bill)]"),
        ValueNotHandledTests.Desk("Classify", "[Case(Topic.Bill)]", more: """


                [Otherwise, Prompt("Answer what no other case handles.\n\n{message}")]
                private partial Task<string> Other(string message);
            """),
        Otherwise);

    [Fact]
    public Task NamesThatAreTakenAndSeveralClients() => Verify.FixAsync("ORC1010", Reply("""


            [Case(Tone.Warm), Prompt("Answer where Judge says Warm.\n\n{message}\n\n{hint}"), Model(nameof(strong))]
            private partial Task<Reply> HandleWarm(string message, string? hint);

            [Case(Tone.@event), Prompt("Answer where Judge says event.\n\n{message}\n\n{hint}"), Model(nameof(strong))]
            private partial Task<Reply> Event(string message, string? hint);
        """, "Judge", "[|Judge|]").Before, Reply("""


            [Case(Tone.Warm), Prompt("Answer where Judge says Warm.\n\n{message}\n\n{hint}"), Model(nameof(strong))]
            private partial Task<Reply> HandleWarm(string message, string? hint);

            [Case(Tone.@event), Prompt("Answer where Judge says event.\n\n{message}\n\n{hint}"), Model(nameof(strong))]
            private partial Task<Reply> Event(string message, string? hint);
        """, "Judge", "[|Judge|]").After, Cases);

    [Theory]
    [InlineData("string", "\"steady\"")]
    [InlineData("IFormattable", "1")]
    public Task WhereNoModelCanGiveTheResultTheCaseIsCode(string type, string value) => Verify.FixAsync(
        "ORC1010", Code(type, value, "[|IsHigh|]", ""), Code(type, value, "IsHigh", $"\n\n    [Case(false)]\n    private static {type} WhenFalse(int level) => throw new System.NotImplementedException();"), Cases);

    [Fact]
    public Task ARouteThatGivesNothing() => Verify.FixAsync("ORC1010", Code("void", null, "[|IsHigh|]", ""), Code("void", null, "IsHigh", "\n\n    [Otherwise]\n    private static void Other(int level) => throw new System.NotImplementedException();"), Otherwise);

    [Fact]
    public Task EveryMissingKindGetsAWorkerThatReadsWhatTheFirstOneReads() => Verify.FixAsync(
        "ORC1010",
        ValueNotHandledTests.Office("[|Plan|]", "[Worker(Kind.Read)]"),
        ValueNotHandledTests.Office("Plan", "[Worker(Kind.Read)]", more: """


                [Worker(Kind.Write), Prompt("Do this work of the kind Write.\n\n{wish}\n\n{job}")]
                private partial Task<string> Write(string wish, [From("task")] Job job);

                [Worker(Kind.Print), Prompt("Do this work of the kind Print.\n\n{wish}\n\n{job}")]
                private partial Task<string> Print(string wish, [From("task")] Job job);
            """),
        Workers);

    [Fact]
    public async Task AWorkerForTheRestIsNotOffered() =>
        Assert.Equal([Workers], await Verify.FixTitlesAsync("ORC1010", ValueNotHandledTests.Office("[|Plan|]", "[Worker(Kind.Read)]")));

    [Fact]
    public Task FixAllCompletesEveryOrchestrator() => Verify.FixAllAsync("ORC1010", TwoOffices("[|Plan|]", ""), TwoOffices("Plan", """


            [Worker(Kind.Print), Prompt("Do this work of the kind Print.\n\n{task}")]
            private partial Task<string> Print(Job task);
        """), Workers);

    [Fact]
    public Task AKindDoneTwiceIsRemoved() => Verify.FixAsync(
        "ORC1010",
        ValueNotHandledTests.Office("Plan", "[Worker(Kind.Read)]", "[Worker(Kind.Write, [|Kind.Read|], Kind.Print)]"),
        ValueNotHandledTests.Office("Plan", "[Worker(Kind.Read)]", "[Worker(Kind.Write, Kind.Print)]"));

    [Fact]
    public Task AValueHandledTwiceIsRemoved() => Verify.FixAsync(
        "ORC1010",
        ValueNotHandledTests.Desk("Classify", "[Case(Topic.Bill)]", "[Case(Topic.Outage, [|Topic.Bill|], Topic.Other)]"),
        ValueNotHandledTests.Desk("Classify", "[Case(Topic.Bill)]", "[Case(Topic.Outage, Topic.Other)]"));

    [Fact]
    public Task TheOnlyValueOfACaseIsNotRemoved() =>
        Verify.NoFixAsync("ORC1010", ValueNotHandledTests.Desk("Classify", "[Case(Topic.Bill, Topic.Outage, Topic.Other)]", "[Case([|Topic.Bill|])]"));

    [Fact]
    public Task FixAllCompletesEveryRoute() => Verify.FixAllAsync("ORC1010", Two("[|Classify|]", ""), Two("Classify", """


            [Otherwise, Prompt("Answer what no other case handles.\n\n{message}")]
            private partial Task<string> Other(string message);
        """), Otherwise);

    private static string Two(string classify, string more)
    {
        string one = ValueNotHandledTests.Desk(classify, "[Case(Topic.Bill)]", more: more);
        return one + "\n\n" + one[one.IndexOf("[Route]", StringComparison.Ordinal)..].Replace("class Desk", "class Second", StringComparison.Ordinal);
    }

    private static string TwoOffices(string plan, string more)
    {
        string one = ValueNotHandledTests.Office(plan, "[Worker(Kind.Read, Kind.Write)]", more: more).Replace("string wish, [From(\"task\")] Job job) => wish + job.What", "Job task) => task.What", StringComparison.Ordinal);
        return one + "\n\n" + one[one.IndexOf("[Orchestrator", StringComparison.Ordinal)..].Replace("class Office", "class Second", StringComparison.Ordinal);
    }

    private static (string Before, string After) Reply(string added, string name, string marked)
    {
        string text(string classify, string more) => $$"""
            namespace Mail
            {
                public enum Tone { Warm, Cold, @event }
            }

            public sealed record Reply(string Text);

            [Route]
            public partial class Answering(IChatClient weak, IChatClient strong)
            {
                public partial Task<Outcome<Reply>> RunAsync(string message, string? hint, RunOptions? options = null);

                [Classify, Prompt("What tone has {message}?"), Model(nameof(weak))]
                private partial Task<Mail.Tone> {{classify}}(string message);

                [Case(Mail.Tone.Cold), Prompt("Answer {message}."), Model(nameof(strong))]
                private partial Task<Reply> Answer(string message);{{more}}

                private static int Warm => 37;
            }
            """;
        return (text(marked, ""), text(name, added.Replace("Case(Tone.", "Case(Mail.Tone.", StringComparison.Ordinal)));
    }

    private static string Code(string type, string? value, string classify, string more) => $$"""
        [Route]
        public partial class Alarm
        {
            public partial Task{{(value is null ? "" : $"<{type}>")}} RunAsync(int level);

            [Classify]
            private static bool {{classify}}(int level) => level > 9;

            [Case(true)]
            private static {{type}} Ring(int level) => {{value ?? "Console.Beep()"}};{{more}}
        }
        """;
}
