using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class ExhaustedAsAcceptedTests
{
    [Fact]
    public Task DraftReturnedInsideAndAfterTheRounds_Triggers() => Verify.RuleAsync("ORC9004", new Scenario(Method("""
        var draft = await AskAsync(task);
        for (var round = 0; round < 3; round++)
        {
            var review = await ReviewAsync(draft);
            if (review.Accepted)
            {
                return draft;
            }

            draft = await AskAsync($"Improve {draft}: {review.Why}");
        }

        return {|ORC9004:draft|};
        """))
    {
        Messages = ["When the rounds have run out, 'draft' goes on as if it had been accepted, and nobody can tell; throw, or return something that says that it was not."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Theory]
    [InlineData("var draft = \"\"; for (var i = 0; i < 3; i++) { draft = await AskAsync(task); if ((await ReviewAsync(draft)).Accepted) break; } return {|ORC9004:draft|};")]
    [InlineData("var draft = \"\"; var round = 0; var accepted = false; while (!accepted && round < 3) { draft = await AskAsync(task); accepted = (await ReviewAsync(draft)).Accepted; round++; } return {|ORC9004:draft|};")]
    [InlineData("var draft = \"\"; var round = 0; Review review; do { draft = await AskAsync(task); review = await ReviewAsync(draft); } while (!review.Accepted && ++round < 3); Console.WriteLine(round); return {|ORC9004:draft|};")]
    [InlineData("string? draft = null; foreach (var _ in Enumerable.Range(0, 3)) { draft = await AskAsync(task); var critique = await AskAsync(\"Criticise \" + draft); if (critique.Contains(\"PERFECT\")) break; task += critique; } return {|ORC9004:draft|}!;")]
    [InlineData("var draft = \"\"; for (var i = 0; i < 3; i++) { draft = await AskAsync(task); if (draft.EndsWith(\"DONE\")) { return draft; } } return {|ORC9004:draft|};")]
    [InlineData("var draft = \"\"; for (var i = 0; i < 3; i++) { draft = await AskAsync(task); if ((await ReviewAsync(draft)).Accepted) break; } await {|ORC9004:SendAsync(draft)|}; return \"sent\";")]
    [InlineData("var draft = \"\"; for (var i = 0; i < 3; i++) { draft = await AskAsync(task); var score = int.Parse(await AskAsync(\"Score \" + draft)); if (score >= 8) return draft.Trim(); } return {|ORC9004:draft.Trim()|};")]
    public Task RefusedDraftThatLooksAccepted_Triggers(string body) => Verify.RuleAsync("ORC9004", Method(body));

    [Theory]
    [InlineData("var draft = \"\"; for (var i = 0; i < 3; i++) { draft = await AskAsync(task); if ((await ReviewAsync(draft)).Accepted) return draft; } throw new InvalidOperationException(\"No draft was accepted.\");")]
    [InlineData("var draft = \"\"; for (var i = 0; i < 3; i++) { draft = await AskAsync(task); if ((await ReviewAsync(draft)).Accepted) return draft; } return \"Not accepted: \" + draft;")]
    [InlineData("var draft = \"\"; var accepted = false; for (var i = 0; i < 3 && !accepted; i++) { draft = await AskAsync(task); accepted = (await ReviewAsync(draft)).Accepted; } return accepted ? draft : throw new InvalidOperationException();")]
    [InlineData("var draft = \"\"; var accepted = false; for (var i = 0; i < 3; i++) { draft = await AskAsync(task); accepted = (await ReviewAsync(draft)).Accepted; if (accepted) break; } if (!accepted) { throw new InvalidOperationException(); } return draft;")]
    [InlineData("var draft = await AskAsync(task); for (var i = 0; i < 3; i++) { var critique = await AskAsync(\"Criticise \" + draft); draft = await AskAsync($\"Improve {draft}: {critique}\"); } return draft;")]
    [InlineData("var draft = await AskAsync(task); for (var i = 0; i < 3; i++) { var next = await AskAsync(\"Improve \" + draft); if (next == draft) break; draft = next; } return draft;")]
    [InlineData("var draft = \"\"; for (var i = 0; i < 3; i++) { try { draft = await AskAsync(task); break; } catch (HttpRequestException) when (i < 2) { } } return draft;")]
    [InlineData("var best = \"\"; var top = 0; for (var i = 0; i < 3; i++) { var draft = await AskAsync(task); var score = int.Parse(await AskAsync(\"Score \" + draft)); if (score > top) { best = draft; top = score; } if (score > 8) break; } return best;")]
    [InlineData("var text = \"\"; for (var i = 0; i < 5; i++) { var response = await client.GetResponseAsync(task + text); text += response.Text; if (response.FinishReason != ChatFinishReason.Length) break; } return text;")]
    [InlineData("var all = new List<string>(); foreach (var item in new[] { \"a\", \"b\" }) { var reply = await AskAsync(item); if (reply.Contains(\"none\")) continue; all.Add(reply); } return string.Join(\"\\n\", all);")]
    [InlineData("var draft = \"\"; var score = 0; while (score < 8) { draft = await AskAsync(task); score = int.Parse(await AskAsync(\"Score \" + draft)); } return draft;")]
    public Task RoundsWhoseEndIsTold_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9004", Method(body));

    [Theory]
    [InlineData("var draft = \"\"; for (var i = 0; i < 3; i++) { draft = await AskAsync(task); if ((await ReviewAsync(draft)).Accepted) return (draft, true); } return (draft, false);")]
    [InlineData("var draft = \"\"; Review review = new(false, \"\"); for (var i = 0; i < 3; i++) { draft = await AskAsync(task); review = await ReviewAsync(draft); if (review.Accepted) break; } return (draft, review.Accepted);")]
    public Task ResultWithAFlag_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9004", Method(body, "(string, bool)"));

    private static string Method(string body, string type = "string") => $$"""
        using System.Net.Http;
        record Review(bool Accepted, string Why);
        class Work(IChatClient client)
        {
            public async Task<{{type}}> RunAsync(string task)
            {
                {{body}}
            }

            async Task<string> AskAsync(string question) => (await client.GetResponseAsync(question)).Text;
            async Task<Review> ReviewAsync(string draft) => System.Text.Json.JsonSerializer.Deserialize<Review>(await AskAsync("Review " + draft))!;
            Task SendAsync(string draft) => Task.CompletedTask;
        }
        """;
}
