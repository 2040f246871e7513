using Orchestration.Compiler.Tests.Verification;
using static Orchestration.Compiler.Tests.Rules.Robustness.OutcomeDroppedTests;

namespace Orchestration.Compiler.Tests.CodeFixes.Robustness;

public sealed class OutcomeDroppedFixTests
{
    private const string Throw = "Throw unless the run completed";
    private const string HandleAll = "Handle every case";

    private const string Others = """
            case Outcome<string>.Exhausted:
                throw new NotImplementedException();
            case Outcome<string>.Rejected:
                throw new NotImplementedException();
            case Outcome<string>.NeedsHuman:
                throw new NotImplementedException();
            case Outcome<string>.Failed:
                throw new NotImplementedException();
        }
        """;

    [Fact]
    public Task ADroppedOutcomeThrows() => Verify.FixAsync(
        "ORC5006",
        Body("{|ORC5006:await report.RunAsync(\"ferries\")|};"),
        Body("(await report.RunAsync(\"ferries\")).GetValueOrThrow();"),
        Throw);

    [Fact]
    public Task ADroppedOutcomeIsHandled() => Verify.FixAsync(
        "ORC5006",
        Body("{|ORC5006:await report.RunAsync(\"ferries\")|};"),
        Body("""
            switch (await report.RunAsync("ferries"))
            {
                case Outcome<string>.Completed:
                    break;

            """ + Others),
        HandleAll);

    [Fact]
    public Task ACastBecomesTheValueOrAnException() => Verify.FixAsync(
        "ORC5006",
        Body("""
            var outcome = await report.RunAsync("ferries");
            Console.WriteLine(({|ORC5006:(Outcome<string>.Completed)outcome|}).Value.Length);
            """),
        Body("""
            var outcome = await report.RunAsync("ferries");
            Console.WriteLine(outcome.GetValueOrThrow().Length);
            """),
        Throw);

    [Fact]
    public Task ACastBecomesAnExhaustiveSwitchExpression() => Verify.FixAsync(
        "ORC5006",
        Body("""
            int completed = 0;
            string text = ({|ORC5006:(Outcome<string>.Completed)await report.RunAsync("ferries")|}).Value;
            Console.WriteLine(text + completed);
            """),
        Body("""
            int completed = 0;
            string text = (await report.RunAsync("ferries")) switch
            {
                Outcome<string>.Completed completed1 => completed1.Value,
                Outcome<string>.Exhausted => throw new NotImplementedException(),
                Outcome<string>.Rejected => throw new NotImplementedException(),
                Outcome<string>.NeedsHuman => throw new NotImplementedException(),
                Outcome<string>.Failed => throw new NotImplementedException(),
            };
            Console.WriteLine(text + completed);
            """),
        HandleAll);

    [Fact]
    public Task AnIfBecomesASwitch() => Verify.FixAsync(
        "ORC5006",
        Body("""
            if ({|ORC5006:await report.RunAsync("ferries") is Outcome<string>.Completed completed|})
            {
                // The text is shown as it is.
                Console.WriteLine(completed.Value);
            }
            """),
        Body("""
            switch (await report.RunAsync("ferries"))
            {
                case Outcome<string>.Completed completed:
                    // The text is shown as it is.
                    Console.WriteLine(completed.Value);
                    break;

            """ + Others),
        HandleAll);

    [Fact]
    public Task AnIfWithABreakOfALoopIsLeftAlone() => Verify.NoFixAsync("ORC5006", Body("""
        while (true)
        {
            if ({|ORC5006:await report.RunAsync("ferries") is Outcome<string>.Completed completed|})
            {
                if (completed.Value.Length > 10)
                    break;
            }
        }
        """));

    [Fact]
    public Task ASwitchGetsTheMissingCases() => Verify.FixAsync(
        "ORC5006",
        Body("""
            switch ({|ORC5006:await report.RunAsync("ferries")|})
            {
                case Outcome<string>.Completed completed:
                    Console.WriteLine(completed.Value);
                    break;
                case Outcome<string>.Failed failed:
                    throw failed.Exception;
            }
            """),
        Body("""
            switch (await report.RunAsync("ferries"))
            {
                case Outcome<string>.Completed completed:
                    Console.WriteLine(completed.Value);
                    break;
                case Outcome<string>.Failed failed:
                    throw failed.Exception;
                case Outcome<string>.Exhausted:
                    throw new NotImplementedException();
                case Outcome<string>.Rejected:
                    throw new NotImplementedException();
                case Outcome<string>.NeedsHuman:
                    throw new NotImplementedException();
            }
            """),
        HandleAll);

    [Fact]
    public Task FixAllMakesEveryDroppedOutcomeThrow() => Verify.FixAllAsync(
        "ORC5006",
        Body("""
            {|ORC5006:await report.RunAsync("ferries")|};
            {|ORC5006:await report.RunAsync("bridges")|};
            """),
        Body("""
            (await report.RunAsync("ferries")).GetValueOrThrow();
            (await report.RunAsync("bridges")).GetValueOrThrow();
            """),
        Throw);
}
