using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.CodeFixes.ModelCode;

public sealed class UnboundedFanOutFixTests
{
    [Theory]
    [InlineData("q => AskAsync(q)", "q", "return await AskAsync(q);")]
    [InlineData("async q => q + await AskAsync(q)", "q", "return q + await AskAsync(q);")]
    [InlineData("AskAsync", "question", "return await AskAsync(question);")]
    [InlineData("(q, i) => AskAsync(q + i)", "(q, i)", "return await AskAsync(q + i);")]
    [InlineData("q => q.Length > 5 ? AskAsync(q) : Task.FromResult(q)", "q", "return await (q.Length > 5 ? AskAsync(q) : Task.FromResult(q));")]
    public Task AFewCallsRunAtATime(string before, string parameters, string result) => Verify.FixAsync(
        "ORC9005",
        Asking($"string[] answers = await [|Task.WhenAll|](questions.Select({before}));"),
        Asking($"using var gate = new SemaphoreSlim(4);\nstring[] answers = await Task.WhenAll(questions.Select({Throttled(parameters, "gate", result)}));"));

    [Fact]
    public Task ABlockIsKept() => Verify.FixAsync(
        "ORC9005",
        Asking("""
            var tasks = questions.Select(async q =>
            {
                string answer = await AskAsync(q);

                if (answer.Length > 10)
                {
                    return q;
                }

                return answer;
            });
            string[] answers = await [|Task.WhenAll|](tasks).ConfigureAwait(false);
            """),
        Asking($"""
            using var gate = new SemaphoreSlim(4);
            var tasks = questions.Select({Throttled("q", "gate", "string answer = await AskAsync(q);", "", "if (answer.Length > 10)", "{", "    return q;", "}", "", "return answer;")});
            string[] answers = await Task.WhenAll(tasks).ConfigureAwait(false);
            """));

    [Fact]
    public Task TheTokenOfTheMethodIsWaitedWith() => Verify.FixAsync(
        "ORC9005",
        Asking("string[] answers = await [|Task.WhenAll|](questions.Select(q => AskAsync(q)));", "IReadOnlyList<string> questions, CancellationToken stop"),
        Asking(
            $"using var gate = new SemaphoreSlim(4);\nstring[] answers = await Task.WhenAll(questions.Select({Throttled("q", "gate", "return await AskAsync(q);").Replace("WaitAsync()", "WaitAsync(stop)", StringComparison.Ordinal)}));",
            "IReadOnlyList<string> questions, CancellationToken stop"));

    [Fact]
    public Task FixAllGivesEachItsOwnSemaphore() => Verify.FixAllAsync(
        "ORC9005",
        Asking("""
            string[] answers = await [|Task.WhenAll|](questions.Select(q => AskAsync(q)));
            answers = await [|Task.WhenAll|](questions.Select(q => AskAsync(q)));
            """),
        Asking($"""
            using var gate = new SemaphoreSlim(4);
            string[] answers = await Task.WhenAll(questions.Select({Throttled("q", "gate", "return await AskAsync(q);")}));
            using var gate2 = new SemaphoreSlim(4);
            answers = await Task.WhenAll(questions.Select({Throttled("q", "gate2", "return await AskAsync(q);")}));
            """));

    [Theory]
    [InlineData("string[] answers = []; Task all = [|Task.WhenAll|](questions.Select(q => AskAsync(q))); await all;")]
    [InlineData("var tasks = new List<Task<string>>(); foreach (var q in questions) { tasks.Add(AskAsync(q)); } string[] answers = await [|Task.WhenAll|](tasks);")]
    [InlineData("string[] answers = await [|Task.WhenAll|](from q in questions select AskAsync(q));")]
    [InlineData("string[] answers = await [|Task.WhenAll|](questions.Select(q => { Console.WriteLine(q); return AskAsync(q); }));")]
    public Task WhatCannotBeSaidPlainlyIsLeftAlone(string body) => Verify.NoFixAsync("ORC9005", Asking(body));

    private static string Throttled(string parameters, string gate, params string[] statements) => string.Join(
        "\n",
        [
            $"async {parameters} =>",
            "{",
            $"    await {gate}.WaitAsync();",
            "    try",
            "    {",
            .. statements.Select(line => line.Length == 0 ? "" : "        " + line),
            "    }",
            "    finally",
            "    {",
            $"        {gate}.Release();",
            "    }",
            "}",
        ]);

    private static Scenario Asking(string body, string parameters = "IReadOnlyList<string> questions") => $$"""
        public sealed class Answers(IChatClient client)
        {
            public async Task<int> AskAllAsync({{parameters}})
            {
        {{string.Join("\n", body.Split('\n').Select(line => line.Length == 0 ? "" : "        " + line))}}
                return answers.Length;
            }

            private async Task<string> AskAsync(string question) => (await client.GetResponseAsync(question)).Text;
        }
        """;
}
