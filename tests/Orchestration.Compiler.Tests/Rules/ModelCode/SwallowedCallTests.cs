using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class SwallowedCallTests
{
    [Fact]
    public Task EmptyTextForEveryFailure_Triggers() => Verify.RuleAsync("ORC9010", new Scenario(Method("""
        public async Task<string> SummarizeAsync(string text, CancellationToken cancellationToken)
        {
            try
            {
                return (await client.GetResponseAsync(text, cancellationToken: cancellationToken)).Text;
            }
            {|ORC9010:catch|} (Exception ex)
            {
                Log.Error(ex, "The summary failed");
                return "";
            }
        }
        """))
    {
        Messages = ["This takes every failure, a cancelled run's too, of 'GetResponseAsync', and '\"\"' goes on as if the model had said it; let OperationCanceledException through, and throw or return something that says it failed."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task FailureThatIsOnlyLogged_Triggers() => Verify.RuleAsync("ORC9010", new Scenario(Method("""
        public async Task IndexAsync(string text)
        {
            try
            {
                Save(await AskAsync(text));
            }
            {|ORC9010:catch|} (Exception ex)
            {
                Log.Error(ex, "The index failed");
            }
        }
        """))
    {
        Messages = ["This takes every failure, a cancelled run's too, of 'AskAsync', and the program goes on as if nothing had happened; let OperationCanceledException through, and throw or return something that says it failed."],
    });

    [Fact]
    public Task CancellationLetThroughAndTheRestIgnored_Triggers() => Verify.RuleAsync("ORC9010", new Scenario(Method("""
        public async Task<string> AnswerAsync(string text)
        {
            try
            {
                return await AskAsync(text);
            }
            {|ORC9010:catch|} (Exception ex) when (ex is not OperationCanceledException)
            {
                return string.Empty;
            }
        }
        """))
    {
        Messages = ["This takes every failure of 'AskAsync', and 'string.Empty' goes on as if the model had said it; throw, or return something that says it failed."],
    });

    [Theory]
    [InlineData("public async Task<bool> IsSafeAsync(string text) { try { return (await AskAsync(text)) == \"x\"; } {|ORC9010:catch|} { return true; } }")]
    [InlineData("public async Task<bool> IsToxicAsync(string text) { try { return (await AskAsync(text)) == \"x\"; } {|ORC9010:catch|} (Exception) { return false; } }")]
    [InlineData("public async Task<bool> IsGroundedAsync(string text) { try { return (await AskAsync(text)) == \"x\"; } {|ORC9010:catch|} (Exception ex) { Log.Error(ex, text); return false; } }")]
    [InlineData("public async Task<string?> NameAsync(string text) { try { return await AskAsync(text); } {|ORC9010:catch|} { return null; } }")]
    [InlineData("public async Task<string> ImproveAsync(string draft) { try { draft = await AskAsync(draft); } {|ORC9010:catch|} (Exception) { } return draft; }")]
    [InlineData("public async Task<string> NameAsync(string text) { var name = \"\"; try { name = await AskAsync(text); } {|ORC9010:catch|} (Exception ex) { Log.Error(ex, text); } return name; }")]
    [InlineData("public async Task<List<string>> AllAsync(string[] texts) { var all = new List<string>(); foreach (var text in texts) { try { all.Add(await AskAsync(text)); } {|ORC9010:catch|} (Exception ex) { Log.Error(ex, text); } } return all; }")]
    [InlineData("public async Task<string> AskTwiceAsync(string text) { for (var i = 0; i < 2; i++) { try { return await AskAsync(text); } {|ORC9010:catch|} (Exception ex) { Log.Error(ex, text); } } return \"\"; }")]
    [InlineData("public Task<string[]> EachAsync(string[] texts) => Task.WhenAll(texts.Select(async text => { try { return await AskAsync(text); } {|ORC9010:catch|} { return \"\"; } }));")]
    [InlineData("public async Task<Review> ReviewAsync(string text) { try { return new Review(await AskAsync(text) == \"x\", \"\"); } {|ORC9010:catch|} (Exception) { return new Review(true, \"\"); } }")]
    [InlineData("public async Task WarmAsync() { try { await foreach (var update in client.GetStreamingResponseAsync(\"hi\")) { Save(update.Text); } } {|ORC9010:catch|} { } }")]
    public Task ClauseThatHidesTheFailure_Triggers(string method) => Verify.RuleAsync("ORC9010", Method(method));

    [Theory]
    [InlineData("catch (Exception ex) { Log.Error(ex, text); throw; }")]
    [InlineData("catch (Exception ex) { throw new InvalidOperationException(\"The model could not be asked.\", ex); }")]
    [InlineData("catch (HttpRequestException) { return new Review(true, \"\"); }")]
    [InlineData("catch (Exception ex) when (ex is HttpRequestException or TimeoutException) { return new Review(true, \"\"); }")]
    [InlineData("catch (OperationCanceledException) { throw; } catch (Exception ex) { Log.Error(ex, text); return new Review(false, \"the judge could not be asked\"); }")]
    [InlineData("catch (Exception ex) when (ex is not OperationCanceledException) { Log.Error(ex, text); return new Review(false, ex.Message); }")]
    [InlineData("catch (Exception ex) when (ex is not OperationCanceledException) { Log.Error(ex, text); return Last; }")]
    [InlineData("catch (Exception ex) { return new Review(false, ex.Message); }")]
    [InlineData("catch (Exception ex) { Log.Error(ex, text); return await BackupAsync(text); }")]
    [InlineData("catch (Exception ex) { Log.Error(ex, text); return new Review(false, \"\"); }")]
    [InlineData("catch (Exception ex) { errors.Add(ex); return new Review(true, \"\"); }")]
    public Task ClauseThatAnswersForTheFailure_DoesNotTrigger(string clause) => Verify.RuleAsync("ORC9010", Method($$"""
        public Review Last = new(false, "");
        readonly List<Exception> errors = [];
        public async Task<Review> ReviewAsync(string text) { try { return new Review(await AskAsync(text) == "x", ""); } {{clause}} }
        public async Task<Review> BackupAsync(string text) => new(await AskAsync(text) == "x", "");
        """));

    [Theory]
    [InlineData("public async Task<string> AskTwiceAsync(string text) { for (var i = 0; i < 2; i++) { try { return await AskAsync(text); } catch (Exception ex) { Log.Error(ex, text); await Task.Delay(100); } } throw new TimeoutException(); }")]
    [InlineData("public async Task<string> AskTwiceAsync(string text) { Exception? last = null; for (var i = 0; i < 2; i++) { try { return await AskAsync(text); } catch (Exception ex) { last = ex; } } throw last!; }")]
    [InlineData("public async Task<(List<string> Done, int Failed)> AllAsync(string[] texts) { var all = new List<string>(); var failed = 0; foreach (var text in texts) { try { all.Add(await AskAsync(text)); } catch (Exception ex) { Log.Error(ex, text); failed++; } } return (all, failed); }")]
    [InlineData("public async Task AllAsync(string[] texts) { foreach (var text in texts) { try { Save(await AskAsync(text)); } catch (Exception ex) when (ex is not OperationCanceledException) { Log.Error(ex, text); } } }")]
    [InlineData("public async Task WorkAsync(CancellationToken token) { while (!token.IsCancellationRequested) { try { Save(await AskAsync(await NextAsync())); } catch (Exception ex) { Log.Error(ex, \"\"); } } } Task<string> NextAsync() => Task.FromResult(\"\");")]
    [InlineData("public async Task ChatAsync() { while (Console.ReadLine() is { } line) { try { Console.WriteLine(await AskAsync(line)); } catch (Exception ex) { Console.WriteLine($\"Error: {ex.Message}\"); } } }")]
    [InlineData("public async Task<int> RunAsync(string text) { try { Save(await AskAsync(text)); return 0; } catch (Exception ex) { Console.Error.WriteLine(ex); return -1; } }")]
    [InlineData("public async Task ShowAsync(string text) { try { Console.WriteLine(await AskAsync(text)); } catch (Exception ex) { Console.WriteLine(\"Failed: \" + ex.Message); } }")]
    [InlineData("public async void Clicked(object? sender, EventArgs e) { try { Save(await AskAsync(\"\")); } catch (Exception ex) { Log.Error(ex, \"\"); } }")]
    [InlineData("public void Start(string text) { _ = Task.Run(async () => { try { Save(await AskAsync(text)); } catch (Exception ex) { Log.Error(ex, text); } }); }")]
    [InlineData("public async Task<string> NameAsync(string text) { string? name = null; try { name = await AskAsync(text); } catch (Exception ex) { Log.Error(ex, text); } if (name is null) throw new InvalidOperationException(); return name; }")]
    [InlineData("public async Task<string> NameAsync(string text) { var ok = false; var name = \"\"; try { name = await AskAsync(text); ok = true; } catch (Exception ex) { Log.Error(ex, text); } return ok ? name : throw new InvalidOperationException(); }")]
    [InlineData("public async Task<bool> NeedsReviewAsync(string text) { try { return (await AskAsync(text)) == \"x\"; } catch { return true; } }")]
    [InlineData("public async Task<bool> SendAsync(string text) { try { Save(await AskAsync(text)); return true; } catch (Exception ex) { Log.Error(ex, text); return false; } }")]
    [InlineData("public async Task<bool> IsGroundedAsync(string text) { try { return (await AskAsync(text)) == \"x\"; } catch (Exception ex) when (ex is not OperationCanceledException) { Log.Error(ex, text); return false; } }")]
    [InlineData("public async Task<bool> TryAskAsync(string text) { try { Save(await AskAsync(text)); return true; } catch { return false; } }")]
    [InlineData("public async Task<string> NameAsync(string text) { try { return await AskAsync(text); } catch (Exception ex) { Log.Error(ex, text); return \"Sorry, something went wrong. Please try again.\"; } }")]
    [InlineData("public void Tidy(string path) { try { File.Delete(path); } catch (Exception) { } }")]
    [InlineData("public async Task<string> ReadAsync(string text) { var reply = await AskAsync(text); try { File.WriteAllText(\"last.txt\", reply); } catch { } return reply; }")]
    public Task FailureThatSomebodyHearsOf_DoesNotTrigger(string method) => Verify.RuleAsync("ORC9010", Method(method));

    [Fact]
    public Task EntryOfAProgram_DoesNotTrigger() => Verify.RuleAsync("ORC9010", Method("""
        static async Task<int> Main()
        {
            try
            {
                Save(await new Work(null!).AskAsync("hi"));
                return 0;
            }
            catch (Exception ex)
            {
                Log.Error(ex, "failed");
                return 1;
            }
        }
        """));

    [Fact]
    public Task AnswerOfAWebRequest_DoesNotTrigger() => Verify.RuleAsync("ORC9010", new Scenario("""
        using Microsoft.Extensions.Logging;
        class Endpoint(IChatClient client, ILogger<Endpoint> logger)
        {
            public async Task<IResult> GetAsync(string text)
            {
                try
                {
                    return Results.Ok((await client.GetResponseAsync(text)).Text);
                }
                catch (Exception ex)
                {
                    logger.LogError(ex, "failed");
                    return Results.Problem("The model could not be asked.");
                }
            }
        }
        interface IResult;
        static class Results
        {
            public static IResult Ok(object value) => throw new NotImplementedException();
            public static IResult Problem(string detail) => throw new NotImplementedException();
        }
        """).Using(ModelApis.Hosting));

    [Fact]
    public Task FunctionMadeFromAPrompt_Triggers() => Verify.RuleAsync("ORC9010", new Scenario("""
        using Microsoft.SemanticKernel;
        class Work(Kernel kernel, KernelFunction keywords)
        {
            public async Task<string?> AskAsync()
            {
                try { return (await kernel.InvokeAsync(keywords)).GetValue<string>(); } {|ORC9010:catch|} { return null; }
            }

            public async Task<string?> NowAsync()
            {
                try { return (await kernel.InvokeAsync("time", "now")).GetValue<string>(); } catch { return null; }
            }
        }
        """).Using(ModelApis.SemanticKernel));

    internal static string Method(string members) => $$"""
        using System.IO;
        using System.Net.Http;
        record Review(bool Accepted, string Why);
        static class Log
        {
            public static void Error(Exception exception, string text) { }
        }
        class Work(IChatClient client)
        {
            {{members}}
            async Task<string> AskAsync(string question) => (await client.GetResponseAsync(question)).Text;
            static void Save(string text) { }
        }
        """;
}
