using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Robustness;

public sealed class OutcomeDroppedTests
{
    [Fact]
    public Task AwaitedRunWhoseOutcomeIsDropped_Triggers() => Verify.RuleAsync("ORC5006", new Scenario(Body("""
        {|ORC5006:await report.RunAsync("ferries")|};
        """))
    {
        Messages = ["The outcome of 'RunAsync' is dropped, so a run that failed, was rejected or waits for a person looks like one that completed; handle all five cases in a switch, or call GetValueOrThrow()."],
        Severity = DiagnosticSeverity.Warning,
    });

    [Fact]
    public Task DroppedOutcomeIsTheOnlyMessage_Triggers() => Verify.OnlyAsync(Body("""
        {|ORC5006:await report.RunAsync("ferries").ConfigureAwait(false)|};
        """));

    [Fact]
    public Task CastOfAVariableThatIsLookedAtNowhereElse_Triggers() => Verify.RuleAsync("ORC5006", Body("""
        var outcome = await report.RunAsync("ferries");
        Console.WriteLine(({|ORC5006:(Outcome<string>.Completed)outcome|}).Value);
        """));

    [Fact]
    public Task CastOfTheRunItself_Triggers() => Verify.RuleAsync("ORC5006", Body("""
        string text = ({|ORC5006:(Outcome<string>.Completed)await report.RunAsync("ferries")|}).Value;
        Console.WriteLine(text);
        """));

    [Fact]
    public Task AsWhoseNullIsDereferenced_Triggers() => Verify.RuleAsync("ORC5006", Body("""
        Console.WriteLine(({|ORC5006:(await report.RunAsync("ferries")) as Outcome<string>.Completed|})!.Value);
        """));

    [Fact]
    public Task IfThatGoesOnTheSameWay_Triggers() => Verify.RuleAsync("ORC5006", new Scenario(Body("""
        var outcome = await report.RunAsync("ferries");
        if ({|ORC5006:outcome is Outcome<string>.Completed completed|})
        {
            Console.WriteLine(completed.Value);
        }

        Console.WriteLine("done");
        """))
    {
        Messages = ["An outcome 'outcome' that is Exhausted, Rejected, NeedsHuman or Failed passes here unnoticed; add the missing cases, or an else or default for them."],
    });

    [Fact]
    public Task IfOnTheRunItselfByAPropertyPattern_Triggers() => Verify.RuleAsync("ORC5006", Body("""
        if ({|ORC5006:await report.RunAsync("ferries") is Outcome<string>.Completed { Value: var text }|} && text.Length > 0)
            Console.WriteLine(text);
        """));

    [Fact]
    public Task SwitchStatementWithoutTheOtherCases_Triggers() => Verify.RuleAsync("ORC5006", new Scenario(Body("""
        switch ({|ORC5006:await report.RunAsync("ferries")|})
        {
            case Outcome<string>.Completed completed:
                Console.WriteLine(completed.Value);
                break;
            case Outcome<string>.Failed failed:
                throw failed.Exception;
        }
        """))
    {
        Messages = ["An outcome of 'RunAsync' that is Exhausted, Rejected or NeedsHuman passes here unnoticed; add the missing cases, or an else or default for them."],
    });

    [Theory]
    [InlineData("(await report.RunAsync(\"ferries\")).GetValueOrThrow();")]
    [InlineData("_ = await report.RunAsync(\"ferries\");")]
    [InlineData("Console.WriteLine((await report.RunAsync(\"ferries\")).Match(c => c.Value, e => \"\", r => \"\", n => \"\", f => \"\"));")]
    [InlineData("Func<Task> run = async () => await report.RunAsync(\"ferries\"); await run();")]
    public Task OutcomeThatIsHandledOrLeftOnPurpose_DoesNotTrigger(string body) => Verify.RuleAsync("ORC5006", Body(body));

    [Theory]
    [InlineData("if (outcome is Outcome<string>.Completed c) { Console.WriteLine(c.Value); } else { Console.WriteLine(\"no\"); }")]
    [InlineData("if (outcome is Outcome<string>.Completed c) { Console.WriteLine(c.Value); return; } Console.WriteLine(\"no\");")]
    [InlineData("if (outcome is not Outcome<string>.Completed c) { throw new InvalidOperationException(); } Console.WriteLine(c.Value);")]
    [InlineData("string text = \"none\"; if (outcome is Outcome<string>.Completed c) { text = c.Value; } Console.WriteLine(text);")]
    [InlineData("if (outcome is Outcome<string>.Completed c) { Console.WriteLine(c.Value); } if (outcome is Outcome<string>.Failed f) { throw f.Exception; }")]
    [InlineData("if (outcome is Outcome<string>.Failed f) { throw f.Exception; } Console.WriteLine(((Outcome<string>.Completed)outcome).Value);")]
    [InlineData("Console.WriteLine((outcome as Outcome<string>.Completed)?.Value ?? \"none\");")]
    [InlineData("Console.WriteLine(outcome is Outcome<string>.Completed { Value: var v } ? v : \"none\");")]
    [InlineData("Console.WriteLine(outcome); if (outcome is Outcome<string>.Completed c) { Console.WriteLine(c.Value); }")]
    public Task VariableWhoseOtherCasesAreLookedAt_DoesNotTrigger(string body) =>
        Verify.RuleAsync("ORC5006", Body("var outcome = await report.RunAsync(\"ferries\");\n" + body));

    [Theory]
    [InlineData("case Outcome<string>.Completed c: Console.WriteLine(c.Value); break; default: throw new InvalidOperationException();")]
    [InlineData("case Outcome<string>.Completed c: Console.WriteLine(c.Value); break; case var other: Console.WriteLine(other); break;")]
    [InlineData("case Outcome<string>.Completed c: Console.WriteLine(c.Value); return;")]
    [InlineData("case Outcome<string>.Completed c: Console.WriteLine(c.Value); break; case Outcome<string>.Exhausted or Outcome<string>.Rejected: break; case Outcome<string>.NeedsHuman: break; case Outcome<string>.Failed: break;")]
    [InlineData("case Outcome<string>.Failed f: Console.WriteLine(f.Exception); break;")]
    public Task SwitchThatHandlesTheRest_DoesNotTrigger(string sections) =>
        Verify.RuleAsync("ORC5006", Body("switch (await report.RunAsync(\"ferries\")) { " + sections + " }"));

    [Fact]
    public Task OutcomeThatIsReturned_DoesNotTrigger() => Verify.RuleAsync("ORC5006", """
        public sealed class Service(IOutcomes outcomes)
        {
            public Task<Outcome<int>> OneAsync() => outcomes.CountAsync();

            public async Task<Outcome<int>> TwoAsync()
            {
                var outcome = await outcomes.CountAsync();
                return outcome;
            }
        }

        public interface IOutcomes
        {
            Task<Outcome<int>> CountAsync();
        }
        """);

    internal static string Body(string body) => $$"""
        public sealed class Service(Report report)
        {
            public async Task UseAsync()
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }
        }

        [Chain]
        public partial class Report(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync(string topic);

            [Step, Prompt("Write about {topic}."), Unverified("a person reads it")]
            private partial Task<string> Write(string topic);
        }
        """;
}
