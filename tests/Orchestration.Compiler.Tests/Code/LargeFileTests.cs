using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Code;

/// <summary>Shapes whose number of ways grows out of hand if each is followed: they must neither hang nor overflow the stack. A hang shows as a test that does not end in time.</summary>
public sealed class LargeFileTests
{
    private const int Longest = 60_000;

    [Fact(Timeout = Longest)]
    public Task ListsThatAreAddedToEachOther_End() => EndAsync("""
        public async Task RunAsync(IEnumerable<string> texts)
        {
            var open = texts.ToList();
            var next = new List<string>();
            foreach (var text in open)
            {
                next.Add(text);
                next.AddRange(open);
                open.AddRange(next);
                open.AddRange(open);
            }

            await Task.WhenAll(open.Select(text => client.GetResponseAsync(text)));
        }
        """);

    [Fact(Timeout = Longest)]
    public Task MethodsThatCallManyOthersWithAConversation_End() => EndAsync(string.Join("\n", Enumerable.Range(0, 60).Select(i =>
        $$"""
        private async Task Step{{i}}Async(List<ChatMessage> history, string text)
        {
            history.Add(new ChatMessage(ChatRole.User, text));
            await client.GetResponseAsync(history);
            {{string.Join("\n    ", Enumerable.Range(1, 20).Select(j => $"if (text == \"{j}\") {{ await Step{(i + j) % 60}Async(history, text); }}"))}}
        }
        """)));

    [Fact(Timeout = Longest)]
    public Task CallsThatRunBesideManyStatements_End() => EndAsync($$"""
        public async Task RunAsync(List<ChatMessage> history, string text)
        {
            {{string.Join("\n    ", Enumerable.Range(0, 10).Select(i => $"var task{i} = client.GetResponseAsync(history);"))}}
            {{string.Join("\n    ", Enumerable.Range(0, 600).Select(i => $"Console.WriteLine(text + \"{i}\" + text.Length + text.Trim().ToUpperInvariant());"))}}
            await Task.WhenAll({{string.Join(", ", Enumerable.Range(0, 10).Select(i => $"task{i}"))}});
        }
        """);

    [Fact(Timeout = Longest)]
    public Task VariablesThatAreAllMadeOfEachOther_End() => EndAsync($$"""
        public async Task RunAsync(string text)
        {
            {{string.Join("\n    ", Enumerable.Range(0, 14).Select(i => $"string part{i} = \"\";"))}}
            part0 = (await client.GetResponseAsync(text)).Text;
            for (int i = 0; i < 3; i++)
            {
                {{string.Join("\n        ", Enumerable.Range(0, 14).Select(i => $"part{i} = {string.Join(" + ", Enumerable.Range(0, 14).Where(j => j != i).Select(j => $"part{j}"))};"))}}
            }

            System.IO.File.Delete(part13);
        }
        """);

    private static async Task EndAsync(string members)
    {
        var found = await Task.Run(() => Verify.DiagnosticsAsync($$"""
            class Work(IChatClient client)
            {
                {{members}}
            }
            """), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, d => Verifier.IsCompilerError(d) || Verifier.IsCrash(d));
    }
}
