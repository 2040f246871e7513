using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Verification;

public sealed class AnnotationsUncheckedTests
{
    internal const string OnProperties = """
        public sealed record Invoice
        {
            [Range(0, 10_000)]
            public decimal Total { get; init; }

            [EmailAddress, StringLength(100)]
            public string? Contact { get; init; }
        }
        """;

    internal const string OnParameters = "public sealed record Invoice([Range(0, 10_000)] decimal Total, [Description(\"Whom to ask.\"), EmailAddress] string Contact);";

    private const string Validation = """
        System.ComponentModel.DataAnnotations.Validator.ValidateObject(invoice, new System.ComponentModel.DataAnnotations.ValidationContext(invoice), true);
        """;

    [Theory]
    [InlineData(OnProperties)]
    [InlineData(OnParameters)]
    public Task AttributesOfAModelsResult_Triggers(string type) => Verify.RuleAsync("ORC3009", Reading(type));

    [Fact]
    public Task WhatIsSaid_Triggers() => Verify.RuleAsync("ORC3009", new Scenario(Reading(OnProperties))
    {
        Messages = ["'Invoice' has [Range] on 'Total' and [EmailAddress] on 'Contact' and more, but the model is told nothing of it and nothing checks what 'Extract' gives; check it with a [Verify] step."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task ElementsOfAList_Triggers() => Verify.RuleAsync("ORC3009", Reading(OnParameters, "IReadOnlyList<Invoice>"));

    [Theory]
    [InlineData("public sealed class Invoice { [Required] public string Number { get; set; } = \"\"; }")]
    [InlineData("public sealed class Invoice { [Required] public required string? Number { get; set; } }")]
    public Task RequiredThatAReplyMayLeaveOut_Triggers(string type) => Verify.RuleAsync("ORC3009", Reading(type));

    [Fact]
    public Task AttributeOfOnesOwn_Triggers() => Verify.RuleAsync("ORC3009", Reading("""
        public sealed class EvenAttribute : ValidationAttribute;

        public sealed record Invoice([property: Even] int Pages);
        """));

    [Fact]
    public Task AModelThatReadsItFurther_Triggers() => Verify.RuleAsync("ORC3009", Reading(OnProperties, entry: "string", steps: """
        [Step, Prompt("Explain this invoice.\n\n{extract}")]
        private partial Task<string> Explain(Invoice extract);

        [Verify]
        private static bool IsShort(string explain) => explain.Length < 1000;
        """));

    [Theory]
    [InlineData("[Verify]\nprivate static bool IsSound(Invoice extract) => extract.Total >= 0;")]
    [InlineData("[Verify, Prompt(\"Is {extract} a plausible invoice?\")]\nprivate partial Task<Verdict> Judge(Invoice extract);")]
    [InlineData("[Step]\nprivate static Invoice Correct(Invoice extract) => extract;")]
    public Task StepThatLooksAtIt_DoesNotTrigger(string step) => Verify.RuleAsync("ORC3009", Unmarked(Reading(OnProperties, steps: step)));

    [Theory]
    [InlineData("[Approve]")]
    [InlineData("[Unverified(\"a clerk reads every invoice\")]")]
    public Task ResultThatAPersonAnswersFor_DoesNotTrigger(string attribute) =>
        Verify.RuleAsync("ORC3009", Unmarked(Reading(OnProperties)).Replace("[Step,", attribute + "\n    [Step,", StringComparison.Ordinal));

    [Theory]
    [InlineData("public sealed record Invoice([Required] string Number);")]
    [InlineData("public sealed class Invoice { [Required] public required string Number { get; init; } }")]
    [InlineData("public sealed class Invoice { [Required] public DateOnly Date { get; init; } }")]
    [InlineData("public sealed record Invoice([property: Display(Name = \"No.\"), DataType(DataType.MultilineText)] string Number);")]
    [InlineData("public sealed record Invoice([property: EnumDataType(typeof(DayOfWeek))] DayOfWeek Day);")]
    [InlineData("public sealed record Invoice([property: Range(1, 9), System.Text.Json.Serialization.JsonIgnore] int Copies);")]
    public Task WhatTheReadingSeesTo_DoesNotTrigger(string type) => Verify.RuleAsync("ORC3009", Unmarked(Reading(type)));

    [Fact]
    public Task ResultThatTheCallerValidates_DoesNotTrigger() => Verify.RuleAsync("ORC3009", new Scenario(Unmarked(Reading(OnProperties)))
    {
        Files =
        {
            ["Desk.cs"] = $$"""
                public static class Desk
                {
                    public static void Post(Invoice invoice) => {{Validation}}
                }
                """,
        },
    });

    [Fact]
    public Task ResultOfAnInnerPipeline_DoesNotTrigger() => Verify.RuleAsync("ORC3009", Unmarked(Reading(OnProperties)) + """


        [Chain]
        public partial class Ledger(Reading reading)
        {
            public partial Task<Invoice> RunAsync(string text);

            [Step, Pipeline<Reading>]
            private partial Task<Invoice> Read(string text);

            [Verify]
            private static bool IsSound(Invoice read) => read.Total >= 0;
        }
        """);

    [Fact]
    public Task WhatTheRunIsGiven_DoesNotTrigger() => Verify.RuleAsync("ORC3009", Using + OnProperties + """


        [Chain]
        public partial class Reminder(IChatClient client)
        {
            public partial Task<string> RunAsync(Invoice invoice);

            [Step, Prompt("Write a reminder for {invoice}.")]
            private partial Task<string> Write(Invoice invoice);
        }
        """);

    [Fact]
    public Task VerdictOfAJudge_DoesNotTrigger() => Verify.RuleAsync("ORC3009", Using + """
        public sealed record Grade(string Reason, [property: Range(1, 5)] int Points)
        {
            [Accept]
            public bool IsGood => Points >= 4;
        }

        [Critic(MaxRounds = 2)]
        public partial class Writing(IChatClient client, IChatClient judge)
        {
            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write about {topic}."), Model(nameof(client))]
            private partial Task<string> Write(string topic);

            [Evaluate, Prompt("Grade this text about {topic}.\n\n{draft}"), Model(nameof(judge))]
            private partial Task<Grade> Judge(string topic, string draft);

            [Revise, Prompt("Improve this text about {topic}.\n\n{draft}\n\n{verdict.Reason}"), Model(nameof(client))]
            private partial Task<string> Improve(string topic, string draft, Grade verdict);
        }
        """);

    internal const string Using = "using System.ComponentModel.DataAnnotations;\n\n";

    /// <summary>A pipeline that reads an invoice.</summary>
    internal static string Reading(string type, string result = "Invoice", string? entry = null, string steps = "") => Using + $$"""
        {{type}}

        [Chain]
        public partial class Reading(IChatClient client)
        {
            public partial Task<{{entry ?? result}}> RunAsync(string text);

            [Step, Prompt("Read this invoice.\n\n{text}")]
            private partial {|ORC3009:Task<{{result}}>|} Extract(string text);

            {{steps.Replace("\n", "\n    ", StringComparison.Ordinal)}}
        }
        """;

    private static string Unmarked(string source) => source.Replace("{|ORC3009:", "", StringComparison.Ordinal).Replace(">|}", ">", StringComparison.Ordinal);
}
