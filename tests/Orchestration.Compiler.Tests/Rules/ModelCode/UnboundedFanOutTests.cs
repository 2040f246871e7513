using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class UnboundedFanOutTests
{
    [Theory]
    [InlineData("return await [|Task.WhenAll|](questions.Select(q => AskAsync(q)));")]
    [InlineData("return await [|Task.WhenAll|](questions.Select(AskAsync));")]
    [InlineData("var tasks = questions.Where(q => q.Length > 3).Select(async q => await AskAsync(q)).ToList(); return await [|Task.WhenAll|](tasks);")]
    [InlineData("var tasks = new List<Task<string>>(); foreach (var q in questions) { tasks.Add(AskAsync(q)); } return await [|Task.WhenAll|](tasks);")]
    [InlineData("var tasks = new List<Task<string>>(); foreach (var q in questions) { var task = Task.Run(() => AskAsync(q)); tasks.Add(task); } return await [|Task.WhenAll|](tasks);")]
    [InlineData("var tasks = new Task<string>[questions.Count]; for (int i = 0; i < questions.Count; i++) { tasks[i] = AskAsync(questions[i]); } return await [|Task.WhenAll|](tasks);")]
    [InlineData("return await [|Task.WhenAll|](from q in questions where q.Length > 0 select AskAsync(q));")]
    [InlineData("return await [|Task.WhenAll|]([.. questions.Select(q => AskAsync(q))]);")]
    [InlineData("var lines = await System.IO.File.ReadAllLinesAsync(\"questions.txt\"); return await [|Task.WhenAll|](lines.Select(AskAsync));")]
    [InlineData("return await [|Task.WhenAll|](Enumerable.Range(0, questions.Count).Select(i => AskAsync(questions[i])));")]
    [InlineData("return await [|Task.WhenAll|](questions.Chunk(10).Select(some => AskAsync(string.Join(\"; \", some))));")]
    [InlineData("var plan = System.Text.Json.JsonSerializer.Deserialize<List<string>>(await AskAsync(\"Plan.\"))!; return await [|Task.WhenAll|](plan.Select(t => AskAsync(t)));")]
    [InlineData("var items = new List<string>(); foreach (var q in questions) { items.Add(q.Trim()); } return await [|Task.WhenAll|](items.Select(AskAsync));")]
    [InlineData("if (questions.Count > 0) { return await [|Task.WhenAll|](questions.Select(AskAsync)); }")]
    [InlineData("await foreach (var done in [|Task.WhenEach|](questions.Select(AskAsync))) { Console.WriteLine(await done); }")]
    [InlineData("Func<string, Task<string>> ask = async q => (await client.GetResponseAsync(q)).Text; return await [|Task.WhenAll|](questions.Select(ask));")]
    [InlineData("return await [|Task.WhenAll|](questions.Select(q => AskAsync(q).WaitAsync(TimeSpan.FromSeconds(5))));")]
    public Task AWholeSequenceAtOnce_Triggers(string body) => Verify.RuleAsync("ORC9005", Asking(body));

    [Fact]
    public Task TheMessageSaysWhatToDo_Triggers() => Verify.RuleAsync("ORC9005", Asking("return await [|Task.WhenAll|](questions.Select(q => AskAsync(q)));") with
    {
        Messages =
        [
            "A model is called for every element of 'questions' at once, however many there are: where a rate limit refuses one call, the results of all are lost. "
            + "Let a few run at a time, with a SemaphoreSlim or Parallel.ForEachAsync.",
        ],
    });

    [Theory]
    [InlineData("return await Task.WhenAll(AskAsync(\"a\"), AskAsync(\"b\"), AskAsync(questions[0]));")]
    [InlineData("string[] sides = [\"law\", \"cost\", \"risk\"]; return await Task.WhenAll(sides.Select(s => AskAsync(s)));")]
    [InlineData("return await Task.WhenAll(Sides.Select(AskAsync));")]
    [InlineData("return await Task.WhenAll(new[] { \"law\", \"cost\" }.Select(AskAsync));")]
    [InlineData("return await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AskAsync(\"Vote.\")));")]
    [InlineData("return await Task.WhenAll(Enumerable.Range(0, voters).Select(_ => AskAsync(\"Vote.\")));")]
    [InlineData("return await Task.WhenAll(Enumerable.Repeat(\"Vote.\", Math.Min(questions.Count, 5)).Select(AskAsync));")]
    [InlineData("return await Task.WhenAll(questions.Take(5).Select(q => AskAsync(q)));")]
    [InlineData("return await Task.WhenAll(Enum.GetValues<DayOfWeek>().Select(d => AskAsync($\"{d}\")));")]
    [InlineData("var all = new List<string>(); foreach (var some in questions.Chunk(5)) { all.AddRange(await Task.WhenAll(some.Select(AskAsync))); } return [.. all];")]
    [InlineData("for (int i = 0; i < questions.Count; i += 5) { await Task.WhenAll(questions.Skip(i).Take(5).Select(AskAsync)); }")]
    [InlineData("using var gate = new SemaphoreSlim(3); return await Task.WhenAll(questions.Select(async q => { await gate.WaitAsync(); try { return await AskAsync(q); } finally { gate.Release(); } }));")]
    [InlineData("return await Task.WhenAll(questions.Select(LimitedAsync));")]
    [InlineData("var tasks = new List<Task<string>>(); foreach (var q in questions) { await slots.WaitAsync(); tasks.Add(AskAsync(q)); } return await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); foreach (var q in questions) { tasks.Add(AskAsync(q)); if (tasks.Count == 5) { await Task.WhenAll(tasks); tasks.Clear(); } } await Task.WhenAll(tasks);")]
    [InlineData("if (questions.Count > 20) { throw new ArgumentException(\"Too many.\"); } return await Task.WhenAll(questions.Select(AskAsync));")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfGreaterThan(questions.Count, 20); return await Task.WhenAll(questions.Select(AskAsync));")]
    [InlineData("await Parallel.ForEachAsync(questions, async (q, _) => Console.WriteLine(await AskAsync(q)));")]
    [InlineData("return await Task.WhenAll(clients.Select(async c => (await c.GetResponseAsync(questions[0])).Text));")]
    [InlineData("return await Task.WhenAll(experts.Select(e => AskAsync(e, questions[0])));")]
    [InlineData("return await Task.WhenAll(questions.Select(q => System.IO.File.ReadAllTextAsync(q)));")]
    [InlineData("var sent = new List<Task>(); foreach (var q in questions) { sent.Add(SendAsync(await AskAsync(q))); } await Task.WhenAll(sent);")]
    [InlineData("var found = await SearchAsync(questions[0], top: 4); return await Task.WhenAll(found.Select(AskAsync));")]
    [InlineData("return await Task.WhenAll(perspectives.Select(AskAsync));")]
    [InlineData("return await EachAsync([\"a\", \"b\"]); async Task<string[]> EachAsync(string[] few) => await Task.WhenAll(few.Select(AskAsync));")]
    public Task AFewAtATime_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9005", Asking(body));

    internal static Scenario Asking(string body) => $$"""
        public sealed record Expert(string Name, IChatClient Client);

        public sealed class Answers(IChatClient client, IReadOnlyList<string> perspectives)
        {
            private static readonly string[] Sides = ["law", "cost", "risk"];

            private readonly SemaphoreSlim slots = new(4);

            public async Task<string[]> AskAllAsync(IReadOnlyList<string> questions, IEnumerable<IChatClient> clients, Expert[] experts, int voters)
            {
                {{body}}
                return [];
            }

            public int Settings => Sides.Length + perspectives.Count;

            private async Task<string> AskAsync(string question) => (await client.GetResponseAsync(question)).Text;

            private static async Task<string> AskAsync(Expert expert, string question) => (await expert.Client.GetResponseAsync(question)).Text;

            private async Task<string> LimitedAsync(string question)
            {
                await slots.WaitAsync();
                try
                {
                    return await AskAsync(question);
                }
                finally
                {
                    slots.Release();
                }
            }

            private static Task SendAsync(string text) => Task.FromResult(text);

            private static Task<List<string>> SearchAsync(string query, int top) => Task.FromResult(new List<string> { query + top });
        }
        """;
}
