namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class VerdictByWordsTests
{
    [Theory]
    [InlineData("if ([|reply.Contains(\"APPROVED\")|]) { return draft; } throw new InvalidOperationException();")]
    [InlineData("var good = [|reply.ToLowerInvariant().Contains(\"yes\")|]; if (!good) { draft = await AskAsync(draft); } return draft;")]
    [InlineData("for (int i = 0; i < 3 && ![|reply.Trim().EndsWith(\"DONE\")|]; i++) { reply = await AskAsync(reply); } return reply;")]
    [InlineData("return [|reply.StartsWith(\"yes\", StringComparison.OrdinalIgnoreCase)|] ? await AskAsync(draft) : draft;")]
    [InlineData("if ([|reply.Trim() == \"OK\"|]) { return draft; } return \"\";")]
    [InlineData("if ([|reply.Trim() is \"yes\" or \"Yes\"|]) { return draft; } return \"\";")]
    [InlineData("if ([|reply.IndexOf(\"approve\", StringComparison.OrdinalIgnoreCase)|] >= 0) { return draft; } return \"\";")]
    [InlineData("if ([|System.Text.RegularExpressions.Regex.IsMatch(reply, @\"\\bapproved?\\b\")|]) { return draft; } return \"\";")]
    [InlineData("if ([|string.Equals(reply, \"pass\", StringComparison.OrdinalIgnoreCase)|]) { return draft; } return \"\";")]
    [InlineData("var verdict = new Opinion(reply, [|reply.Contains(\"good\")|]); return verdict.Why;")]
    [InlineData("if ([|reply.Contains(\"refund\")|]) { await RefundAsync(); } return draft;")]
    [InlineData("bool done = false; if ([|reply.Contains(Stop)|]) { done = true; } return done ? draft : \"\";")]
    [InlineData("string[] votes = [await AskAsync(draft), await AskAsync(draft)]; if (votes.Count(vote => [|vote.Contains(\"approve\")|]) > 1) { return draft; } return \"\";")]
    [InlineData("for (int i = 0; i < 5; i++) { reply = await AskAsync(reply); if ([|reply.StartsWith(\"Final Answer:\")|]) { return reply[13..]; } } return draft;")]
    public Task AWordThatDecides_Triggers(string body) => Verify.RuleAsync("ORC9002", Work(body));

    [Fact]
    public Task AMethodThatReturnsTheDecision_Triggers() => Verify.RuleAsync("ORC9002", Work("return Good(reply) ? draft : \"\";", "private static bool Good(string text) => [|text.Contains(\"looks good\")|];"));

    [Fact]
    public Task AStrategyBehindAnInterface_Triggers() => Verify.RuleAsync("ORC9002", Work("IStrategy strategy = new Words(); return strategy.Ends(reply) ? draft : \"\";") + """

        public interface IStrategy { bool Ends(string reply); }

        public class Words : IStrategy
        {
            public bool Ends(string reply) => [|reply.Contains("TERMINATE")|];
        }
        """);

    [Fact]
    public Task AFrameworksStrategy_Triggers() => Verify.RuleAsync("ORC9002", new Scenario("""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.Agents.Chat;

        public sealed class Approval : TerminationStrategy
        {
            protected override Task<bool> ShouldAgentTerminateAsync(Agent agent, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken) =>
                Task.FromResult([|history[history.Count - 1].Content?.Contains("approve", StringComparison.OrdinalIgnoreCase)|] ?? false);
        }
        """).Using(ModelApis.SemanticKernel));

    [Fact]
    public Task APredicateThatAFrameworkIsGiven_Triggers() => Verify.RuleAsync("ORC9002", new Scenario("""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Workflows;

        public static class Team
        {
            public static GroupChatManager Manage(IReadOnlyList<AIAgent> agents) => new RoundRobinGroupChatManager(
                agents,
                (manager, messages, cancellationToken) => ValueTask.FromResult([|messages.Last().Text.Contains("APPROVED")|]));
        }
        """).Using(ModelApis.Agents));

    [Fact]
    public Task TheMessageSaysWhatGoesWrong_Triggers() => Verify.RuleAsync("ORC9002", new Scenario(Work("if ([|reply.Contains(\"approved\")|]) { return draft; } if ([|reply.Trim() == \"fine\"|]) { return reply; } return \"\";"))
    {
        Messages =
        [
            "A decision is read out of the model's text by the word \"approved\", and \"not approved\" holds it as well; ask for a typed reply, such as GetResponseAsync<Verdict>, and read its flag.",
            "A decision is read out of the model's text by the word \"fine\", and \"It is: fine\" is then none; ask for a typed reply, such as GetResponseAsync<Verdict>, and read its flag.",
        ],
    });

    [Theory]
    [InlineData("if (reply.StartsWith(\"```json\")) { reply = reply[7..]; } return reply;")]
    [InlineData("if (reply.Contains(\"```\")) { reply = reply.Replace(\"```\", \"\"); } return reply;")]
    [InlineData("if (reply.StartsWith(\"Sure\")) { reply = reply.Substring(5); } return reply;")]
    [InlineData("foreach (var line in reply.Split('\\n')) { if (line.StartsWith(\"Title:\")) { return line[6..].Trim(); } } return \"\";")]
    [InlineData("if (!reply.TrimStart().StartsWith(\"{\")) { throw new FormatException(reply); } return reply;")]
    [InlineData("return string.IsNullOrEmpty(reply) || reply == \"\" ? draft : reply;")]
    public Task TidyingAndFormats_DoNotTrigger(string body) => Verify.RuleAsync("ORC9002", Work(body));

    [Theory]
    [InlineData("int hits = 0; if (reply.Contains(\"refund\")) { hits++; } Console.WriteLine(hits); return reply;")]
    [InlineData("if (reply.Contains(\"warning\")) { Console.ForegroundColor = ConsoleColor.Yellow; } Console.WriteLine(reply); return reply;")]
    [InlineData("Console.WriteLine(reply.Contains(\"Paris\") ? \"ok\" : \"wrong\"); return reply;")]
    [InlineData("var share = new[] { reply, await AskAsync(draft) }.Count(one => one.Contains(\"sorry\")) / 2.0; Console.WriteLine(share); return reply;")]
    [InlineData("bool polite = reply.Contains(\"please\"); LogTone(polite); return reply;")]
    public Task CountingAndShowing_DoNotTrigger(string body) => Verify.RuleAsync("ORC9002", Work(body));

    [Theory]
    [InlineData("if (draft.Contains(\"urgent\")) { return draft; } return reply;")]
    [InlineData("var line = Console.ReadLine(); if (line == \"quit\") { return draft; } return reply;")]
    [InlineData("return Enum.Parse<DayOfWeek>(reply) == DayOfWeek.Monday ? draft : reply;")]
    [InlineData("var opinion = System.Text.Json.JsonSerializer.Deserialize<Opinion>(reply); return opinion!.Accepted ? draft : opinion.Why;")]
    [InlineData("var response = await client.GetResponseAsync(draft); return response.FinishReason == ChatFinishReason.Stop ? response.Text : \"\";")]
    [InlineData("return reply.Trim() switch { \"billing\" => \"a\", \"sales\" => \"b\", _ => throw new FormatException(reply) };")]
    [InlineData("var sources = new[] { draft }; foreach (var source in sources) { if (!reply.Contains(source)) { throw new FormatException(); } } return reply;")]
    public Task WhatIsNoVerdictInAReplysText_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9002", Work(body));

    /// <summary>A class that calls a model by hand, with a method of which the body is given; <c>draft</c> is its task and <c>reply</c> what a model said.</summary>
    public static string Work(string body, string more = "") => $$"""
        public class Work(IChatClient client)
        {
            private const string Stop = "STOP";

            public async Task<string> RunAsync(string draft)
            {
                var reply = await AskAsync("Judge this: " + draft);
                {{body}}
            }

            private async Task<string> AskAsync(string question) => (await client.GetResponseAsync(question)).Text;

            private Task RefundAsync() => Task.CompletedTask;

            private static void LogTone(bool polite) => Console.WriteLine(polite + Stop);

            {{more}}
        }

        public record Opinion(string Why, bool Accepted);
        """;
}
