namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class ReplyGainsPowerTests
{
    [Theory]
    [InlineData("var reply = await client.GetResponseAsync(text); command.CommandText = [|reply.Text|];")]
    [InlineData("var reply = await client.GetResponseAsync(text); command.CommandText = [|$\"SELECT * FROM Orders WHERE Name = '{reply.Text.Trim()}'\"|];")]
    [InlineData("Process.Start(\"bash\", [|\"-c \" + (await client.GetResponseAsync(text)).Text|]);")]
    [InlineData("string name = await AskAsync(text); File.Delete([|Path.Combine(\"notes\", name)|]);")]
    [InlineData("var reply = await client.GetResponseAsync(text); var plan = JsonSerializer.Deserialize<Plan>(reply.Text)!; File.WriteAllText([|plan.File|], plan.Content);")]
    [InlineData("var reply = await client.GetResponseAsync<Plan>(text); File.ReadAllText([|reply.Result.File|]);")]
    [InlineData("var said = new StringBuilder(); await foreach (var update in client.GetStreamingResponseAsync(text)) { said.Append(update.Text); } Process.Start([|said.ToString()|]);")]
    [InlineData("string name = await AskAsync(text); name = name.Trim(); File.Delete([|name|]);")]
    [InlineData("var reply = await client.GetResponseAsync(text); Run([|reply.Text|]);")]
    public Task AReplyWithPower_Triggers(string body) => RuleAsync(body);

    [Fact]
    public Task TheMessageSaysWhatAndWhatToDo_Triggers() => Verify.RuleAsync("ORC9008", Scenario("var reply = await client.GetResponseAsync(text); command.CommandText = [|reply.Text|];") with
    {
        Messages = ["What a model wrote becomes part of an SQL command in 'WorkAsync' ('DbCommand.CommandText') and nothing has checked it; pass it as a parameter of the command."],
    });

    [Theory]
    [InlineData("var reply = await client.GetResponseAsync(text); command.CommandText = \"SELECT * FROM Orders WHERE Name = @name\"; var name = command.CreateParameter(); name.Value = reply.Text; command.Parameters.Add(name);")]
    [InlineData("var reply = await client.GetResponseAsync(text); int count = int.Parse(reply.Text); command.CommandText = $\"SELECT TOP {count} * FROM Orders\";")]
    [InlineData("var reply = await client.GetResponseAsync(text); File.WriteAllText(\"notes.md\", reply.Text);")]
    [InlineData("var reply = await client.GetResponseAsync(text); File.WriteAllText(reply.ResponseId + \".json\", reply.Text);")]
    [InlineData("var reply = await client.GetResponseAsync(text); File.WriteAllText(Path.Combine(\"notes\", Path.GetFileName(reply.Text)), text);")]
    [InlineData("string name = (await AskAsync(text)).Trim(); if (!Allowed.Contains(name)) { return; } Process.Start(name);")]
    [InlineData("string name = await SafeAsync(text); File.Delete(name);")]
    [InlineData("string verb = (await AskAsync(text)) switch { \"build\" => \"build\", _ => \"test\" }; Process.Start(\"dotnet\", verb);")]
    [InlineData("File.Delete(text); await AskAsync(text);")]
    public Task AHarmlessOrCheckedReply_DoesNotTrigger(string body) => RuleAsync(body);

    private static Task RuleAsync(string body) => Verify.RuleAsync("ORC9008", Scenario(body));

    private static Scenario Scenario(string body) => new Scenario($$"""
        using System.Data.Common;
        using System.Diagnostics;
        using System.IO;
        using System.Text;
        using System.Text.Json;

        public sealed record Plan(string File, string Content);

        public sealed class Worker(IChatClient client, DbCommand command)
        {
            private static readonly HashSet<string> Allowed = ["build", "test"];

            public async Task WorkAsync(string text)
            {
                _ = (command, Allowed);
                {{body}}
            }

            private async Task<string> AskAsync(string text) => (await client.GetResponseAsync(text)).Text;

            private async Task<string> SafeAsync(string text)
            {
                var reply = await client.GetResponseAsync(text);
                return Path.GetFileName(reply.Text);
            }

            private void Run(string line) => Process.Start("bash", line);
        }
        """).Using(ModelApis.FunctionInvocation);
}
