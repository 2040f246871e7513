using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class UnboundedLoopTests
{
    [Theory]
    [InlineData("[|while|] (true) { var r = await client.GetResponseAsync(text); if (r.Text.Contains(\"DONE\")) { return r.Text; } text += r.Text; }")]
    [InlineData("[|while|] (true) { var r = await client.GetResponseAsync(text); if (r.FinishReason == ChatFinishReason.ToolCalls) { text += \"tool\"; continue; } return r.Text; }")]
    [InlineData("bool done = false; string draft = \"\"; [|do|] { draft = await AskAsync(text); done = draft.EndsWith(\"OK\"); } while (!done); return draft;")]
    [InlineData("bool done = false; string draft = \"\"; [|while|] (!done) { draft = await AskAsync(text); if (draft.StartsWith(\"OK\")) { done = true; } } return draft;")]
    [InlineData("string? result = null; [|while|] (result is null) { result = Other.Parse(await AskAsync(text)); } return result;")]
    [InlineData("[|for|] (; ;) { var r = await AskAsync(text); if (Good(r)) { return r; } }")]
    [InlineData("[|for|] (int i = 0; ; i++) { var r = await AskAsync(text + i); if (Good(r)) { return r; } }")]
    [InlineData("[|while|] (true) { try { return await AskAsync(text); } catch (InvalidOperationException) { await Task.Delay(100); } }")]
    [InlineData("[|while|] (true) { try { return await AskAsync(text); } catch (System.Net.Http.HttpRequestException problem) when (problem.StatusCode == System.Net.HttpStatusCode.TooManyRequests) { await Task.Delay(100); } }")]
    [InlineData("string r; [|do|] { r = await AskAsync(text); } while (!Good(r) || r.Length < 10); return r;")]
    [InlineData("var opinion = new Opinion(\"\", false); [|while|] (!opinion.Accepted) { opinion = System.Text.Json.JsonSerializer.Deserialize<Opinion>(await AskAsync(text))!; } return \"\";")]
    [InlineData("while (Console.ReadLine() is { } line) { [|while|] (true) { var r = await AskAsync(line); if (Good(r)) { break; } } } return \"\";")]
    [InlineData("[|while|] (true) { var r = await Task.Run(() => client.GetResponseAsync(text)); switch (r.Text) { case \"yes\": return r.Text; } }")]
    [InlineData("[|while|] (true) { if (await JudgeAsync(text)) { return text; } text = await AskAsync(text); }")]
    public Task ALoopThatOnlyTheModelEnds_Triggers(string body) => Verify.RuleAsync("ORC9001", Work(body));

    [Theory]
    [InlineData("var r = await AskAsync(text); if (Good(r)) { return r; } return await [|RunAsync|](text);")]
    [InlineData("try { return await AskAsync(text); } catch (InvalidOperationException) { return await this.[|RunAsync|](text); }")]
    [InlineData("async Task<string> Again(string s) { var r = await AskAsync(s); return Good(r) ? r : await [|Again|](s + r); } return await Again(text);")]
    public Task ARecursionThatOnlyTheModelEnds_Triggers(string body) => Verify.RuleAsync("ORC9001", Work(body));

    [Fact]
    public Task TwoMethodsThatCallEachOther_Triggers() => Verify.RuleAsync("ORC9001", """
        public class Pair(IChatClient client)
        {
            public async Task<string> DraftAsync(string text) => await [|JudgeAsync|]((await client.GetResponseAsync(text)).Text);

            private async Task<string> JudgeAsync(string draft) => (await client.GetResponseAsync("Good? " + draft)).Text.Length > 3 ? draft : await DraftAsync(draft);
        }
        """);

    [Fact]
    public Task TwoMethodsThatCallEachOtherToADepth_DoesNotTrigger() => Verify.RuleAsync("ORC9001", """
        public class Pair(IChatClient client)
        {
            public async Task<string> DraftAsync(string text, int depth) => depth > 3 ? text : await JudgeAsync((await client.GetResponseAsync(text)).Text, depth + 1);

            private async Task<string> JudgeAsync(string draft, int depth) => (await client.GetResponseAsync("Good? " + draft)).Text.Length > 3 ? draft : await DraftAsync(draft, depth);
        }
        """);

    [Theory]
    [InlineData("[|while|] (!token.IsCancellationRequested) { text = await AskAsync(text); await Task.Delay(1000, token); } return text;")]
    [InlineData("[|while|] (true) { token.ThrowIfCancellationRequested(); text = await AskAsync(text); }")]
    [InlineData("[|while|] (running) { text = await AskAsync(text); } return text;")]
    public Task ALoopThatOnlyItsTokenEnds_TriggersAsInfo(string body) => Verify.RuleAsync("ORC9001", new Scenario(Work(body)) { Severity = DiagnosticSeverity.Info });

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) { var r = await AskAsync(text); if (Good(r)) { return r; } } throw new InvalidOperationException();")]
    [InlineData("int n = 0; while (true) { var r = await AskAsync(text); if (Good(r)) { return r; } if (++n >= 3) { throw new TimeoutException(); } }")]
    [InlineData("int n = 0; string r; do { r = await AskAsync(text); n++; } while (!Good(r) && n < options.MaxRounds); return r;")]
    [InlineData("int attempt = 0; while (true) { try { return await AskAsync(text); } catch (InvalidOperationException) when (attempt < 3) { attempt++; } }")]
    [InlineData("int attempt = 0; while (true) { try { return await AskAsync(text); } catch (InvalidOperationException) { if (attempt++ > 3) { throw; } } }")]
    [InlineData("var end = DateTime.UtcNow.AddMinutes(1); while (DateTime.UtcNow < end) { var r = await AskAsync(text); if (Good(r)) { return r; } } return \"\";")]
    [InlineData("using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1)); while (true) { var r = await client.GetResponseAsync(text, cancellationToken: limit.Token); if (Good(r.Text)) { return r.Text; } }")]
    [InlineData("long used = 0; while (used < 10_000) { var r = await client.GetResponseAsync(text); used += r.Usage?.TotalTokenCount ?? 0; } return \"\";")]
    [InlineData("var drafts = new List<string>(); while (drafts.Count < 5) { drafts.Add(await AskAsync(text)); } return drafts[0];")]
    public Task ALoopWithABoundOfItsOwn_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9001", Work(body));

    [Theory]
    [InlineData("while (true) { var line = Console.ReadLine(); if (line is null or \"quit\") { break; } Console.WriteLine(await AskAsync(line)); } return \"\";")]
    [InlineData("while (true) { Console.Write(\"> \"); Console.WriteLine(await AskAsync(Console.ReadLine() ?? \"\")); }")]
    [InlineData("while (true) { Console.WriteLine(await AskAsync(Line())); }")]
    [InlineData("await foreach (var line in lines.Reader.ReadAllAsync()) { text = await AskAsync(line); } return text;")]
    [InlineData("while (await lines.Reader.WaitToReadAsync()) { while (lines.Reader.TryRead(out var line)) { text = await AskAsync(line); } } return text;")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromHours(1)); while (await timer.WaitForNextTickAsync()) { text = await AskAsync(text); } return text;")]
    [InlineData("var queue = new Queue<string>([text]); while (queue.Count > 0) { text = await AskAsync(queue.Dequeue()); } return text;")]
    [InlineData("using var reader = new System.IO.StringReader(text); string? line; while ((line = reader.ReadLine()) != null) { await AskAsync(line); } return text;")]
    public Task ALoopThatWaitsForOthers_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9001", Work(body));

    [Theory]
    [InlineData("return depth > 3 ? text : await RunAsync(await AskAsync(text), token, depth + 1);")]
    [InlineData("if (depth >= options.MaxRounds) { throw new TimeoutException(); } var r = await AskAsync(text); return Good(r) ? r : await RunAsync(text, token, depth + 1);")]
    [InlineData("foreach (var part in text.Split(';').Skip(1)) { await RunAsync(part); } return await AskAsync(text);")]
    [InlineData("var parts = await Task.WhenAll(text.Split(';').Skip(1).Select(part => RunAsync(part))); return await AskAsync(string.Concat(parts));")]
    [InlineData("while (true) { text += \".\"; if (text.Length > 10) { break; } } return await AskAsync(text);")]
    [InlineData("return await next.RunAsync(await AskAsync(text));")]
    public Task ARecursionOverDataOrToADepth_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9001", Work(body));

    [Fact]
    public Task AWrapperThatCallsWhatItWraps_DoesNotTrigger() => Verify.RuleAsync("ORC9001", """
        public sealed class Logged(IChatClient inner) : DelegatingChatClient(inner)
        {
            public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            {
                var response = await base.GetResponseAsync(messages, options, cancellationToken);
                Console.WriteLine(response.Text);
                return response;
            }
        }
        """);

    [Fact]
    public Task TheMessagesSayWhatEndsItAndWhatToDo_Triggers() => Verify.RuleAsync("ORC9001", new Scenario(Work("""
        [|while|] (true)
        {
            try
            {
                [|while|] (true)
                {
                    if (Good(await AskAsync(text)))
                    {
                        break;
                    }
                }

                return await AskAsync(text);
            }
            catch (InvalidOperationException)
            {
                [|while|] (running)
                {
                    await AskAsync(text);
                }
            }
        }
        """))
    {
        Messages =
        [
            "Nothing ends this loop around 'AskAsync' as long as it does not succeed, so the model is asked, and paid, without end; count the rounds, and say what holds when they have run out.",
            "Only what the model says ends this loop around 'AskAsync', so a model that never says it is asked, and paid, without end; count the rounds, and say what holds when they have run out.",
            "Only a token or a flag ends this loop around 'AskAsync', so one that nobody stops asks the model on and on; count the rounds as well, or limit the time.",
        ],
    });

    /// <summary>A class that calls a model by hand, with a method of which the body is given.</summary>
    public static string Work(string body) => $$"""
        public class Work(IChatClient client, Options options, Work next, System.Threading.Channels.Channel<string> lines)
        {
            private bool running = true;

            public async Task<string> RunAsync(string text, CancellationToken token = default, int depth = 0)
            {
                {{body}}
            }

            public void Stop() => running = false;

            private async Task<string> AskAsync(string question) => (await client.GetResponseAsync(question)).Text;

            private async Task<bool> JudgeAsync(string draft) => (await AskAsync("Good? " + draft)).StartsWith("yes");

            private static bool Good(string reply) => reply.Contains("OK");

            private static string Line() => Console.ReadLine() ?? "";

            public override string ToString() => $"{options} {next} {lines} {running}";
        }

        public record Options(int MaxRounds);

        public record Opinion(string Why, bool Accepted);

        public static class Other
        {
            public static string? Parse(string text) => text.Length > 0 ? text : null;
        }
        """;
}
