using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class UnreadableReplyTests
{
    [Fact]
    public Task PassForAReplyThatCannotBeRead_Triggers() => Verify.RuleAsync("ORC9003", new Scenario(Method("""
        public async Task<Review> ReviewAsync(string text)
        {
            var reply = (await client.GetResponseAsync(text)).Text;
            try
            {
                return JsonSerializer.Deserialize<Review>(reply)!;
            }
            {|ORC9003:catch|} (JsonException)
            {
                return new Review(true, "");
            }
        }
        """))
    {
        Messages = ["A reply that cannot be read becomes 'new Review(true, \"\")', so what nobody has checked passes; throw, ask the model again, or say that it could not be read."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task ResultOfTryParseThatNobodyAsks_Triggers() => Verify.RuleAsync("ORC9003", new Scenario(Method("""
        public async Task<int> ScoreAsync(string text)
        {
            var reply = await AskAsync(text);
            {|ORC9003:int.TryParse(reply.Trim(), out var score)|};
            return score;
        }
        """))
    {
        Messages = ["Whether 'TryParse' could read the reply is never asked, and where it could not, 'score' goes on with its default as if the model had said it; ask, and throw or ask the model again."],
    });

    [Fact]
    public Task ValueByDefaultBesideTryParse_Triggers() => Verify.RuleAsync("ORC9003", new Scenario(Method("""
        public async Task<Mood> MoodAsync(string text)
        {
            var reply = await AskAsync(text);
            return Enum.TryParse<Mood>(reply, ignoreCase: true, out var mood) ? mood : {|ORC9003:Mood.Neutral|};
        }
        """))
    {
        Messages = ["A reply that cannot be read becomes 'Mood.Neutral' as if the model had said it; throw, ask the model again, or say that it could not be read."],
    });

    [Theory]
    [InlineData("public async Task<Plan> PlanAsync(string text) { try { return JsonSerializer.Deserialize<Plan>(await AskAsync(text))!; } {|ORC9003:catch|} { return new Plan(); } }")]
    [InlineData("public async Task<Plan?> PlanAsync(string text) { var reply = await AskAsync(text); try { return JsonSerializer.Deserialize<Plan>(reply); } {|ORC9003:catch|} (JsonException) { return null; } }")]
    [InlineData("public async Task<string> NameAsync(string text) { var reply = await AskAsync(text); try { return JsonDocument.Parse(reply).RootElement.GetProperty(\"name\").GetString()!; } {|ORC9003:catch|} (Exception ex) { Console.WriteLine(ex.Message); return \"\"; } }")]
    [InlineData("public async Task<bool> IsFineAsync(string text) { var review = new Review(true, \"\"); try { review = JsonSerializer.Deserialize<Review>(await AskAsync(text))!; } {|ORC9003:catch|} (JsonException) { } return review.Accepted; }")]
    [InlineData("public async Task<Plan> PlanAsync(string text) => JsonSerializer.Deserialize<Plan>(await AskAsync(text)) ?? {|ORC9003:new Plan()|};")]
    [InlineData("public async Task<Plan> PlanAsync(string text) => Read(await AskAsync(text)); static Plan Read(string json) { try { return JsonSerializer.Deserialize<Plan>(json)!; } {|ORC9003:catch|} (JsonException) { return new(); } }")]
    [InlineData("public async Task<Mood> MoodAsync(string text) { {|ORC9003:Enum.TryParse((await AskAsync(text)).Trim(), out Mood mood)|}; return mood; }")]
    [InlineData("public async Task<int> ScoreAsync(string text) { if (int.TryParse(await AskAsync(text), out var score)) { return score; } return {|ORC9003:5|}; }")]
    [InlineData("public async Task<int> ScoreAsync(string text) { if (!int.TryParse(await AskAsync(text), out var score)) return {|ORC9003:10|}; return score; }")]
    [InlineData("public async Task<int> ScoreAsync(string text) { try { return int.Parse(await AskAsync(text)); } {|ORC9003:catch|} (FormatException) { return 5; } }")]
    [InlineData("public async Task<bool> IsFineAsync(string text) => (await AskAsync(text)) switch { \"REJECT\" => false, _ => {|ORC9003:true|} };")]
    public Task DefaultForAReplyThatCannotBeRead_Triggers(string method) => Verify.RuleAsync("ORC9003", Method(method));

    [Theory]
    [InlineData("public async Task<Review> ReviewAsync(string text) { var response = await client.GetResponseAsync<Review>(text); {|ORC9003:response.TryGetResult(out var review)|}; return review!; }")]
    [InlineData("public async Task<Review> ReviewAsync(string text) { var response = await client.GetResponseAsync<Review>(text); return response.TryGetResult(out var review) ? review : {|ORC9003:new Review(true, \"\")|}; }")]
    [InlineData("public async Task<Review> ReviewAsync(string text) { try { return (await client.GetResponseAsync<Review>(text)).Result; } {|ORC9003:catch|} (JsonException) { return new Review(true, \"\"); } }")]
    public Task TypedReplyThatCannotBeRead_Triggers(string method) => Verify.RuleAsync("ORC9003", new Scenario(Method(method)).Using(ModelApis.FunctionInvocation));

    [Theory]
    [InlineData("throw;")]
    [InlineData("throw new InvalidOperationException(\"The judge gave no verdict.\");")]
    [InlineData("return new Review(false, \"the verdict could not be read\");")]
    [InlineData("return new Review(false, reply);")]
    [InlineData("Console.WriteLine(\"asking again\"); return await ReviewAsync(text + \" Answer in JSON only.\");")]
    public Task UnreadableReplyThatIsAnswered_DoesNotTrigger(string handler) => Verify.RuleAsync("ORC9003", Method($$"""
        public async Task<Review> ReviewAsync(string text)
        {
            var reply = await AskAsync(text);
            try
            {
                return JsonSerializer.Deserialize<Review>(reply)!;
            }
            catch (JsonException)
            {
                {{handler}}
            }
        }
        """));

    [Theory]
    [InlineData("public async Task<Review> ReviewAsync(string text) { for (var i = 0; i < 3; i++) { var reply = await AskAsync(text); try { return JsonSerializer.Deserialize<Review>(reply)!; } catch (JsonException) { continue; } } throw new FormatException(); }")]
    [InlineData("public async Task<Review> ReviewAsync(string text) => JsonSerializer.Deserialize<Review>(await AskAsync(text)) ?? throw new FormatException();")]
    [InlineData("public async Task<List<string>> TagsAsync(string text) => JsonSerializer.Deserialize<List<string>>(await AskAsync(text)) ?? [];")]
    [InlineData("public async Task<int?> ScoreAsync(string text) => int.TryParse(await AskAsync(text), out var score) ? score : null;")]
    [InlineData("public async Task<int> ScoreAsync(string text) => int.TryParse(await AskAsync(text), out var score) ? score : throw new FormatException();")]
    [InlineData("public async Task<int> ScoreAsync(string text) => int.TryParse(await AskAsync(text), out var score) ? score : -1;")]
    [InlineData("public async Task<Mood> MoodAsync(string text) => Enum.TryParse<Mood>(await AskAsync(text), out var mood) ? mood : Mood.Unknown;")]
    [InlineData("public async Task<int> ScoreAsync(string text) { int.TryParse(await AskAsync(text), out var score); if (score == 0) throw new FormatException(); return score; }")]
    [InlineData("public async Task<Plan> PlanAsync(string text) => TryRead(await AskAsync(text)) ?? throw new FormatException(); static Plan? TryRead(string json) { try { return JsonSerializer.Deserialize<Plan>(json); } catch (JsonException) { return null; } }")]
    [InlineData("public async Task<Plan> PlanAsync(string text) { var plan = Read(await AskAsync(text)); if (plan is null) throw new FormatException(); return plan; } static Plan? Read(string json) { try { return JsonSerializer.Deserialize<Plan>(json); } catch (JsonException) { return null; } }")]
    [InlineData("public async Task<List<Plan>> PlansAsync(string text) { var plans = new List<Plan>(); foreach (var line in (await AskAsync(text)).Split('\\n')) { try { plans.Add(JsonSerializer.Deserialize<Plan>(line)!); } catch (JsonException) { } } return plans; }")]
    [InlineData("public async Task<Plan> PlanAsync(string text) { var reply = await AskAsync(text); try { return JsonSerializer.Deserialize<Plan>(reply)!; } catch (JsonException) { } return JsonSerializer.Deserialize<Plan>(reply.Trim('`'))!; }")]
    [InlineData("public Plan Load(string path) { try { return JsonSerializer.Deserialize<Plan>(System.IO.File.ReadAllText(path))!; } catch (JsonException) { return new Plan(); } }")]
    [InlineData("public async Task<bool> IsFineAsync(string text) { var reply = await AskAsync(text); try { return JsonSerializer.Deserialize<Review>(reply)!.Accepted; } catch (JsonException) { return false; } }")]
    [InlineData("public async Task<bool> IsFineAsync(string text) => (await AskAsync(text)) switch { \"ACCEPT\" => true, _ => false };")]
    public Task UnreadableReplyThatIsKnownAsSuch_DoesNotTrigger(string method) => Verify.RuleAsync("ORC9003", Method(method));

    private static string Method(string members) => $$"""
        using System.Text.Json;
        record Review(bool Accepted, string Why);
        class Plan
        {
            public List<string> Steps { get; set; } = [];
        }
        enum Mood { Neutral, Good, Bad, Unknown }
        class Work(IChatClient client)
        {
            {{members}}
            async Task<string> AskAsync(string question) => (await client.GetResponseAsync(question)).Text;
        }
        """;
}
