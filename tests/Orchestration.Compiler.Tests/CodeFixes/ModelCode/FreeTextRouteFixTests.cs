using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.ModelCode.FreeTextRouteTests;

namespace Orchestration.Compiler.Tests.CodeFixes.ModelCode;

public sealed class FreeTextRouteFixTests
{
    private const string Throw = "Throw for every other reply";

    [Fact]
    public Task AStatementGetsADefault() => Verify.FixAsync(
        "ORC9014",
        Method("""
        var route = await AskAsync(text);
                {|ORC9014:switch|} (route)
                {
                    case "billing":
                        await BillAsync(text);
                        break;
                    case "support":
                        await HelpAsync(text);
                        break;
                }
        """),
        Method("""
        var route = await AskAsync(text);
                switch (route)
                {
                    case "billing":
                        await BillAsync(text);
                        break;
                    case "support":
                        await HelpAsync(text);
                        break;
                    default:
                        throw new InvalidOperationException("The model chose something that is not known: " + route);
                }
        """),
        Throw);

    [Fact]
    public Task TheModelIsNotAskedAgainForTheMessage() => Verify.FixAsync(
        "ORC9014",
        Method("""
        {|ORC9014:switch|} (await AskAsync(text))
                {
                    case "billing":
                        await BillAsync(text);
                        break;
                    case "support":
                        await HelpAsync(text);
                        break;
                }
        """),
        Method("""
        switch (await AskAsync(text))
                {
                    case "billing":
                        await BillAsync(text);
                        break;
                    case "support":
                        await HelpAsync(text);
                        break;
                    default:
                        throw new InvalidOperationException("The model chose something that is not known.");
                }
        """),
        Throw);

    [Fact]
    public Task ExpressionsGetAnArm() => Verify.FixAsync(
        "ORC9014",
        Method("""
        var route = await AskAsync(text);
                var other = route {|ORC9014:switch|} { "billing" => 1, "support" => 2 };
                await (route {|ORC9014:switch|}
                {
                    "billing" => BillAsync(text),
                    "support" => HelpAsync(text),
                });
                await SendAsync(other.ToString());
        """),
        Method("""
        var route = await AskAsync(text);
                var other = route switch { "billing" => 1, "support" => 2, var otherReply => throw new InvalidOperationException("The model chose something that is not known: " + otherReply) };
                await (route switch
                {
                    "billing" => BillAsync(text),
                    "support" => HelpAsync(text),
                    var otherReply => throw new InvalidOperationException("The model chose something that is not known: " + otherReply),
                });
                await SendAsync(other.ToString());
        """),
        Throw);

    [Fact]
    public Task ATableIsTheAuthorsToComplete() => Verify.NoFixAsync(
        "ORC9014",
        Method("var route = await AskAsync(text); await {|ORC9014:handlers[route]|}(text);"));
}
