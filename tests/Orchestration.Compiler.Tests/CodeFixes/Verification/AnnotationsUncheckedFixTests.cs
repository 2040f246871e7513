using Microsoft.Extensions.AI;
using Orchestration.Compiler.Tests.Rules.Verification;
using Orchestration.Compiler.Tests.Verification;
using Orchestration.Testing;

namespace Orchestration.Compiler.Tests.CodeFixes.Verification;

public sealed class AnnotationsUncheckedFixTests
{
    private const string Check = """


            [Verify]
            private static Verdict CheckExtract(Invoice extract)
            {
                var problems = new List<ValidationResult>();
                Validator.TryValidateObject(extract, new ValidationContext(extract), problems, validateAllProperties: true);

                return problems.Count == 0 ? Verdict.Accept() : Verdict.Reject(string.Join(" ", problems));
            }
        """;

    private const string CheckOfAll = """


            [Verify]
            private static Verdict CheckExtract(List<Invoice> extract)
            {
                var problems = new List<ValidationResult>();
                foreach (Invoice item in extract)
                {
                    Validator.TryValidateObject(item, new ValidationContext(item), problems, validateAllProperties: true);
                }

                return problems.Count == 0 ? Verdict.Accept() : Verdict.Reject(string.Join(" ", problems));
            }
        """;

    private const string CheckOfAny = """


            [Verify]
            private static Verdict CheckExtract(Invoice? extract)
            {
                var problems = new List<ValidationResult>();
                if (extract is not null)
                {
                    Validator.TryValidateObject(extract, new ValidationContext(extract), problems, validateAllProperties: true);
                }

                return problems.Count == 0 ? Verdict.Accept() : Verdict.Reject(string.Join(" ", problems));
            }
        """;

    private const string OnParametersSeen = "public sealed record Invoice([property: Range(0, 10_000)] decimal Total, [property: Description(\"Whom to ask.\"), EmailAddress] string Contact);";

    [Theory]
    [InlineData("Invoice", Check)]
    [InlineData("List<Invoice>", CheckOfAll)]
    [InlineData("Invoice?", CheckOfAny)]
    public Task TheResultIsValidated(string result, string check) => Verify.FixAsync(
        "ORC3009",
        Reading(AnnotationsUncheckedTests.OnProperties, result),
        Reading(AnnotationsUncheckedTests.OnProperties, result, check));

    [Fact]
    public Task AttributesOfParametersAreMovedToWhereAValidatorSeesThem() => Verify.FixAsync(
        "ORC3009",
        Reading(AnnotationsUncheckedTests.OnParameters, "Invoice"),
        Reading(OnParametersSeen, "Invoice", Check));

    [Fact]
    public Task FixAllChecksEveryPipeline() => Verify.FixAllAsync(
        "ORC3009",
        Two(AnnotationsUncheckedTests.OnParameters, ""),
        Two(OnParametersSeen, Check));

    [Fact]
    public Task EachItemOfAMapIsValidated() => Verify.FixAsync("ORC3009", Mapping("{|ORC3009:Task<Invoice>|}", ""), Mapping("Task<Invoice>", Check));

    [Fact]
    public async Task WhatIsOutOfRangeIsRefused()
    {
        using var program = Verify.Load(Reading(OnParametersSeen, "Invoice", Check));
        var right = new ScriptedChatClient().Otherwise("""{"total": 12, "contact": "a@b.example"}""");
        var wrong = new ScriptedChatClient().Otherwise("""{"total": -12, "contact": "nobody"}""");

        Assert.NotNull(await program.CallAsync<object>(program.Create("Reading", right), "RunAsync", "…"));
        var refusal = await Assert.ThrowsAsync<RejectedException>(() => program.CallAsync<object>(program.Create("Reading", wrong), "RunAsync", "…"));
        Assert.Contains("Total", refusal.Message, StringComparison.Ordinal);

        // That the model is not told is what the rule says.
        Assert.DoesNotContain("10000", Assert.IsType<ChatResponseFormatJson>(right.Calls[0].Options?.ResponseFormat).Schema.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public readonly record struct Invoice([property: Range(0, 9)] int Pages);", "text")]
    [InlineData("public sealed record Invoice([property: Range(0, 9)] int Pages);", "extract")]
    public Task ValueTypeOrAnEntryParameterInTheWay_GetsNoFix(string type, string parameter) => Verify.NoFixAsync(
        "ORC3009",
        Reading(type, "Invoice").Replace("text}", parameter + "}", StringComparison.Ordinal).Replace("string text", "string " + parameter, StringComparison.Ordinal));

    private static string Mapping(string returns, string check) => AnnotationsUncheckedTests.Using + AnnotationsUncheckedTests.OnProperties + $$"""


        [MapReduce(MaxItems = 10)]
        public partial class Ledger(IChatClient client)
        {
            public partial Task<IReadOnlyList<Invoice>> RunAsync(IReadOnlyList<string> texts);

            [Map, Prompt("Read this invoice.\n\n{item}")]
            private partial {{returns}} Extract(string item);{{check}}
        }
        """;

    private static string Two(string type, string check)
    {
        string one = Reading(type, "Invoice", check);
        string pipeline = one[one.IndexOf("[Chain]", StringComparison.Ordinal)..];
        return one + "\n\n" + pipeline.Replace("class Reading", "class Second", StringComparison.Ordinal);
    }

    private static string Reading(string type, string result, string check = "") => AnnotationsUncheckedTests.Using + $$"""
        {{type}}

        [Chain]
        public partial class Reading(IChatClient client)
        {
            public partial Task<{{result}}> RunAsync(string text);

            [Step, Prompt("Read this invoice.\n\n{text}")]
            private partial {{(check.Length == 0 ? "{|ORC3009:Task<" + result + ">|}" : "Task<" + result + ">")}} Extract(string text);{{check}}
        }
        """;
}
