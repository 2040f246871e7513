using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.ModelCode;

public sealed class FreeTextRouteTests
{
    [Fact]
    public Task SwitchWithoutDefault_Triggers() => Verify.RuleAsync("ORC9014", new Scenario(Method("""
        var route = (await AskAsync("billing or support? " + text)).Trim();
        {|ORC9014:switch|} (route)
        {
            case "billing":
                await BillAsync(text);
                break;
            case "support":
                await HelpAsync(text);
                break;
        }
        """))
    {
        Messages = ["A reply that is none of the 2 texts of this switch does nothing at all, and a model writes \"Billing.\" as well as \"billing\"; say what then, or ask for an enum with GetResponseAsync<T>."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task FirstOneThatIsCalledLikeTheReply_Triggers() => Verify.RuleAsync("ORC9014", new Scenario(Method("""
        var reply = await AskAsync("who? " + text);
        await agents.{|ORC9014:First|}(agent => agent.Name == reply).RunAsync(text);
        """))
    {
        Messages = ["The model's free text chooses here, and one that names none ends the run; say what then, or ask for an enum with GetResponseAsync<T>."],
    });

    [Theory]
    [InlineData("var route = await AskAsync(text); await {|ORC9014:handlers[route]|}(text);")]
    [InlineData("var route = await AskAsync(text); {|ORC9014:handlers.TryGetValue(route, out var handler)|}; await handler!(text);")]
    [InlineData("await ((await AskAsync(text)).ToLowerInvariant() {|ORC9014:switch|} { \"billing\" => BillAsync(text), \"support\" => HelpAsync(text) });")]
    [InlineData("var name = await AskAsync(text); var agent = agents.{|ORC9014:FirstOrDefault|}(a => a.Name == name); await agent!.RunAsync(text);")]
    [InlineData("var name = await AskAsync(text); await agents.{|ORC9014:Single|}(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).RunAsync(text);")]
    [InlineData("var name = await AskAsync(text); await agents.{|ORC9014:Find|}(a => name.StartsWith(a.Name))!.RunAsync(text);")]
    [InlineData("var route = await AskAsync(text); if ({|ORC9014:handlers.TryGetValue(route, out var handler)|}) { await handler(text); }")]
    [InlineData("var reply = await AskAsync(text); var agent = agents.{|ORC9014:FirstOrDefault|}(a => reply.Contains(a.Name)) ?? agents[0]; await agent.RunAsync(text);")]
    public Task ReplyThatNamesNoneOfTheChoices_Triggers(string body) => Verify.RuleAsync("ORC9014", Method(body));

    [Theory]
    [InlineData("switch (await AskAsync(text)) { case \"billing\": await BillAsync(text); break; case \"support\": await HelpAsync(text); break; default: throw new InvalidOperationException(); }")]
    [InlineData("switch (await AskAsync(text)) { case \"billing\": await BillAsync(text); return; case \"support\": await HelpAsync(text); return; } await HelpAsync(text);")]
    [InlineData("var team = \"support\"; switch (await AskAsync(text)) { case \"billing\": team = \"billing\"; break; case \"sales\": team = \"sales\"; break; } await SendAsync(team);")]
    [InlineData("await ((await AskAsync(text)) switch { \"billing\" => BillAsync(text), \"support\" => HelpAsync(text), _ => throw new InvalidOperationException() });")]
    [InlineData("await ((await AskAsync(text)) switch { \"billing\" => BillAsync(text), var other => SendAsync(other) });")]
    [InlineData("switch (text) { case \"billing\": await BillAsync(text); break; case \"support\": await HelpAsync(text); break; }")]
    [InlineData("switch (Enum.Parse<Team>(await AskAsync(text))) { case Team.Billing: await BillAsync(text); break; case Team.Support: await HelpAsync(text); break; }")]
    [InlineData("var route = await AskAsync(text); if (!handlers.TryGetValue(route, out var handler)) { handler = HelpAsync; } await handler(text);")]
    [InlineData("var route = await AskAsync(text); await (handlers.ContainsKey(route) ? handlers[route] : HelpAsync)(text);")]
    [InlineData("var votes = new Dictionary<string, int>(); var vote = await AskAsync(text); votes[vote] = 1; Console.WriteLine(votes[vote]);")]
    [InlineData("var name = await AskAsync(text); var agent = agents.FirstOrDefault(a => a.Name == name) ?? agents[0]; await agent.RunAsync(text);")]
    [InlineData("var name = await AskAsync(text); var agent = agents.FirstOrDefault(a => a.Name == name); if (agent is null) throw new InvalidOperationException(name); await agent.RunAsync(text);")]
    [InlineData("var lines = (await AskAsync(text)).Split('\\n'); await SendAsync(lines.First(line => line.StartsWith(\"1.\")));")]
    [InlineData("await agents.First(a => a.Name == text).RunAsync(await AskAsync(text));")]
    [InlineData("var route = await AskAsync(text); if (handlers.TryGetValue(route, out var handler)) { await handler(text); return; } await HelpAsync(text);")]
    [InlineData("var reply = await AskAsync(text); await SendAsync(new[] { \"a\", \"b\" }.FirstOrDefault(label => reply.Contains(label)) ?? \"other\");")]
    public Task RouteThatHasSomethingForTheRest_DoesNotTrigger(string body) => Verify.RuleAsync("ORC9014", Method(body));

    internal static string Method(string body) => $$"""
        enum Team { Billing, Support }
        class Helper(string name)
        {
            public string Name => name;
            public Task RunAsync(string text) => Task.CompletedTask;
        }
        class Desk(IChatClient client, List<Helper> agents, Dictionary<string, Func<string, Task>> handlers)
        {
            public async Task RunAsync(string text)
            {
                {{body}}
            }

            async Task<string> AskAsync(string question) => (await client.GetResponseAsync(question)).Text;
            static Task BillAsync(string text) => Task.CompletedTask;
            static Task HelpAsync(string text) => Task.CompletedTask;
            static Task SendAsync(string text) => Task.CompletedTask;
            public object All => (agents, handlers);
        }
        """;
}
