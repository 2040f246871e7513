namespace Orchestration.Compiler.Tests.Rules.Durability;

public sealed class EffectBeforeApprovalTests
{
    [Theory]
    [InlineData("[|File.Delete(report)|];")]
    [InlineData("[|File.WriteAllText(\"catalog.md\", report)|];")]
    [InlineData("await [|http.PostAsync(\"https://example.com/orders\", new StringContent(report))|];")]
    [InlineData("await [|http.DeleteAsync(\"https://example.com/orders/1\")|];")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Put, \"https://example.com/orders/1\"); await [|http.SendAsync(request)|];")]
    [InlineData("[|System.Diagnostics.Process.Start(\"deploy\")|];")]
    [InlineData("using var mail = new System.Net.Mail.SmtpClient(); [|mail.Send(\"a@example.com\", \"b@example.com\", \"Report\", report)|];")]
    [InlineData("command.CommandText = \"DELETE FROM Orders\"; await [|command.ExecuteNonQueryAsync()|];")]
    [InlineData("new List<string> { report }.ForEach(file => [|File.Delete(file)|]);")]
    public Task AnApprovedStepThatActs_Triggers(string body) => Verify.RuleAsync("ORC8004", Step("Approve", body));

    [Fact]
    public Task AToolThatActs_Triggers() => Verify.RuleAsync("ORC8004", """
        using System.Net.Http;

        [Agent(MaxTurns = 3)]
        public partial class Clerk(IChatClient model, HttpClient http)
        {
            public partial Task<string> RunAsync(string question);

            [Respond, Prompt("Answer {question}.")]
            private partial Task<string> Answer(string question);

            [Tool, Approve]
            private async Task<string> Cancel(string order)
            {
                await [|http.DeleteAsync("https://example.com/orders/" + order)|];
                return "cancelled";
            }
        }
        """);

    [Fact]
    public Task OneMessageForAStepThatActsTwice_Triggers() => Verify.OnlyAsync(new Scenario(Step("Approve", "{|ORC8004:File.Delete(report)|}; File.Delete(report + \".bak\");"))
    {
        Messages =
        [
            "'Publish' calls 'File.Delete' before anybody is asked, since without [SideEffect] a person approves what the step gave; add [SideEffect], so that its arguments are approved before it runs.",
        ],
    });

    [Fact]
    public Task AMarkedStep_DoesNotTrigger() => Verify.RuleAsync("ORC8004", Step("SideEffect, Approve", "File.Delete(report);"));

    [Fact]
    public Task AStepThatNobodyApproves_DoesNotTrigger() => Verify.RuleAsync("ORC8004", Step("Retry(1)", "File.Delete(report);"));

    [Theory]
    [InlineData("report += await File.ReadAllTextAsync(\"style.md\");")]
    [InlineData("report += await http.GetStringAsync(\"https://example.com/orders\");")]
    [InlineData("await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"https://example.com/orders\"));")]
    [InlineData("await http.PostAsync(\"https://example.com/search\", new StringContent(report));")]
    [InlineData("command.CommandText = \"SELECT Total FROM Orders\"; report += await command.ExecuteScalarAsync();")]
    public Task AStepThatReads_DoesNotTrigger(string body) => Verify.RuleAsync("ORC8004", Step("Approve", body));

    [Theory]
    [InlineData("string file = Path.GetTempFileName(); File.WriteAllText(file, report); File.Delete(file);")]
    [InlineData("string file = Path.Combine(Path.GetTempPath(), \"report.md\"); File.WriteAllText(file, report);")]
    [InlineData("File.AppendAllText(\"logs/reports.txt\", report);")]
    [InlineData("File.WriteAllText(Path.Combine(cacheFolder, \"report.md\"), report);")]
    public Task TemporaryFileLogOrCache_DoesNotTrigger(string body) => Verify.RuleAsync("ORC8004", Step("Approve", body));

    [Theory]
    [InlineData("var files = new Dictionary<string, string>(); files.Remove(report);")]
    [InlineData("var lines = new List<string>(); lines.Add(report); lines.Clear();")]
    [InlineData("Delete(report);")]
    public Task WhatStaysInTheProgram_DoesNotTrigger(string body) => Verify.RuleAsync("ORC8004", Step("Approve", body, "private static void Delete(string text) => Console.WriteLine(text);"));

    private static string Step(string attributes, string body, string more = "") => $$"""
        using System.Data.Common;
        using System.IO;
        using System.Net.Http;

        [Chain]
        public partial class Reports(IChatClient model, HttpClient http, DbCommand command, string cacheFolder)
        {
            public partial Task<string> RunAsync(string topic);

            [Step, Prompt("Report on {topic}.")]
            private partial Task<string> Report(string topic);

            [Verify]
            private static bool IsLong(string report) => report.Length > 100;

            [Step, {{attributes}}]
            private async Task<string> Publish(string report)
            {
                await Task.Yield();
                _ = (http, command, cacheFolder);
                {{body}}
                return report;
            }

            {{more}}
        }
        """;
}
