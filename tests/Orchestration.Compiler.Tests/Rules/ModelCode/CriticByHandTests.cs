using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class CriticByHandTests
{
    [Theory]
    [InlineData("var draft = await AskAsync(topic); [|for|] (int i = 0; i < 3; i++) { var review = await AskAsync(\"Judge: \" + draft); if (review.Length < 10) { return draft; } draft = await AskAsync(draft + review); } return draft;")]
    [InlineData("string draft = await AskAsync(topic); int n = 0; [|while|] (n++ < 5) { if (await GoodAsync(draft)) { break; } draft = (await client.GetResponseAsync($\"Better: {draft}\")).Text; } return draft;")]
    [InlineData("var text = await AskAsync(topic); var rounds = 0; [|do|] { var (good, why) = await JudgeAsync(text); if (good) { return text; } text = await AskAsync(text + why); } while (++rounds < 4); throw new TimeoutException();")]
    public Task ALoopThatJudgesAndRevises_Triggers(string body) =>
        Verify.RuleAsync("ORC9015", new Scenario(Work(body)) { Severity = DiagnosticSeverity.Hidden });

    [Fact]
    public Task TheMessageNamesTheDraft_Triggers() => Verify.RuleAsync("ORC9015", new Scenario(
        Work("var essay = await AskAsync(topic); [|for|] (int i = 0; i < 3; i++) { if (await GoodAsync(essay)) { return essay; } essay = await AskAsync(essay); } return essay;"))
    {
        Messages = ["This loop judges 'essay' and revises it, as a [Critic] states it; declared, its bound, its cost and what holds when it is exhausted are known before it runs."],
    });

    [Theory]
    [InlineData("var draft = await AskAsync(topic); for (int i = 0; i < 3; i++) { draft = await AskAsync(\"Better: \" + draft); } return draft;")]
    [InlineData("var all = \"\"; for (int i = 0; i < 3; i++) { var part = await AskAsync(topic + i); if (part.Length == 0) { break; } all += part; } return all;")]
    [InlineData("for (int attempt = 0; attempt < 3; attempt++) { var reply = await AskAsync(topic); if (reply.Length > 0) { return reply; } } throw new TimeoutException();")]
    [InlineData("var draft = await AskAsync(topic); while (true) { if (await GoodAsync(draft)) { return draft; } draft = await AskAsync(draft); }")]
    [InlineData("var draft = await AskAsync(topic); foreach (var wish in topic.Split(';')) { if (await GoodAsync(draft)) { return draft; } draft = await AskAsync(draft + wish); } return draft;")]
    public Task WhatOnlyRepeats_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9015", Work(body));

    private static string Work(string body) => $$"""
        public class Work(IChatClient client)
        {
            public async Task<string> RunAsync(string topic)
            {
                {{body}}
            }

            private async Task<string> AskAsync(string question) => (await client.GetResponseAsync(question)).Text;

            private async Task<bool> GoodAsync(string draft) => (await AskAsync("Good? " + draft)).Length > 3;

            private async Task<(bool, string)> JudgeAsync(string draft)
            {
                var reply = await AskAsync("Good? " + draft);
                return (reply.Length > 3, reply);
            }
        }
        """;
}
