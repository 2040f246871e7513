using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Tests.Code;

/// <summary>Each <c>Is(kind, value)</c> of a snippet says what of a reply the value is known to hold.</summary>
public sealed class ReplyFlowTests
{
    [Theory]
    [InlineData("var response = await client.GetResponseAsync(text); Is(Reply, response); Is(Text, response.Text); Is(Text, response.Messages[^1].Text); Is(None, response.ModelId);")]
    [InlineData("var reply = (await client.GetResponseAsync(text)).Text; Is(Text, reply.Trim().ToLowerInvariant()); Is(Text, reply.Split('\\n')[0]); Is(None, reply.Length);")]
    [InlineData("var task = client.GetResponseAsync(text); Is(Text, task.Result.Text); Is(Text, (await task.ConfigureAwait(false)).Text);")]
    [InlineData("var all = await Task.WhenAll(new[] { 1, 2 }.Select(i => client.GetResponseAsync(\"\" + i))); Is(Text, string.Join(\", \", all.Select(one => one.Text))); Is(None, all.Length);")]
    [InlineData("var words = new System.Text.StringBuilder(); await foreach (var update in client.GetStreamingResponseAsync(text)) { words.Append(update.Text); } Is(Text, words.ToString());")]
    [InlineData("var verdict = System.Text.Json.JsonSerializer.Deserialize<Opinion>((await client.GetResponseAsync(text)).Text); Is(Value, verdict); Is(Field, verdict!.Why); Is(None, verdict.Accepted);")]
    [InlineData("var prompt = $\"Improve {(await client.GetResponseAsync(text)).Text}\"; Is(Text, prompt);")]
    [InlineData("Is(Text, await AskAsync(text)); Is(Text, Clean(await AskAsync(text))); Is(None, text);")]
    [InlineData("Is(Text, (await TwiceAsync(text)).Item2); Is(None, (await TwiceAsync(text)).Item1); var (ok, words) = await TwiceAsync(text); Is(Text, words); Is(None, ok);")]
    [InlineData("var answer = await AskAsync(text); if (answer is { Length: > 3 } longer) { Is(Text, longer); }")]
    [InlineData("var input = Console.ReadLine(); Is(None, input); input = await AskAsync(input!); Is(None, input);")]
    [InlineData("last = await AskAsync(text); Is(Text, last);")]
    [InlineData("var draft = new Draft(await AskAsync(text)); Is(Text, draft.Words);")]
    [InlineData("string? reply = null; reply ??= await AskAsync(text); Is(Text, reply?.Trim() ?? \"\");")]
    [InlineData("Is(None, Enum.Parse<DayOfWeek>(await AskAsync(text))); Is(None, int.TryParse(await AskAsync(text), out var n)); Is(None, n);")]
    [InlineData("List<string> drafts = [await AskAsync(text)]; Is(Text, drafts[0]);")]
    [InlineData("async Task<string> Local(string s) => (await client.GetResponseAsync(s)).Text; Is(Text, await Local(text));")]
    [InlineData("ISay say = new Say(); say.Words(await AskAsync(text)); static void After(string words) => Is(Text, words); After(say.Words(text));")]
    public void Values_hold_what_comes_from_a_reply(string body)
    {
        var file = Read(body);

        var questions = file.Operations.OfType<IInvocationOperation>().Where(call => call.TargetMethod.Name == "Is").ToList();
        Assert.NotEmpty(questions);
        Assert.All(questions, question => Assert.Equal(
            $"{question.Arguments[0].Value.Syntax} {question.Arguments[1].Value.Syntax}",
            $"{file.Replies.KindOf(question.Arguments[1].Value)} {question.Arguments[1].Value.Syntax}"));
    }

    [Fact]
    public void Methods_that_ask_a_model_are_known_to_their_callers()
    {
        var file = Read("await AskAsync(text); Clean(text);");

        Assert.Equal(["AskAsync", "GetResponseAsync"], file.Operations.OfType<IInvocationOperation>().Where(file.Calls.CallsModel).Select(call => call.TargetMethod.Name).Distinct().Order());
    }

    [Fact]
    public void A_file_that_names_nothing_of_models_is_not_read()
    {
        var compilation = ScenarioCompiler.Compile("class Plain { int Add(int a, int b) => a + b; }", CompilerParts.UnderTest);
        var apis = ModelLibraries.In(compilation);

        Assert.NotNull(apis);
        Assert.Null(CodeFile.Read(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), apis, TestContext.Current.CancellationToken));
    }

    private static CodeFile Read(string body)
    {
        var compilation = ScenarioCompiler.Compile(
            $$"""
            enum Kind { None, Value, Field, Reply, Text }
            record Opinion(string Why, bool Accepted);
            record Draft(string Words);
            interface ISay { string Words(string reply); }
            class Say : ISay
            {
                public string Words(string reply) => reply.Trim();
            }

            class Work(IChatClient client)
            {
                const Kind None = Kind.None, Value = Kind.Value, Field = Kind.Field, Reply = Kind.Reply, Text = Kind.Text;
                string last = "";

                public static void Is(Kind kind, object? value) { }

                public async Task RunAsync(string text)
                {
                    {{body}}
                }

                async Task<string> AskAsync(string question) => (await client.GetResponseAsync(question)).Text;

                async Task<(bool, string)> TwiceAsync(string question)
                {
                    var reply = await AskAsync(question);
                    return (reply.Length > 3, reply);
                }

                static string Clean(string text) => text.Trim('`');
            }
            """,
            CompilerParts.UnderTest);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), problem => problem.Severity == DiagnosticSeverity.Error);
        var apis = ModelLibraries.In(compilation);
        Assert.NotNull(apis);
        var file = CodeFile.Read(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), apis, TestContext.Current.CancellationToken);
        Assert.NotNull(file);
        return file;
    }
}
