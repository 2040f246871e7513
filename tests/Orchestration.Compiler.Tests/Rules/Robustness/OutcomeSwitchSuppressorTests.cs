using Orchestration.Compiler.Tests.Verification;

namespace Orchestration.Compiler.Tests.Rules.Robustness;

public sealed class OutcomeSwitchSuppressorTests
{
    private const string Rest = """
        Outcome<string>.Exhausted => "",
        Outcome<string>.Rejected => "",
        Outcome<string>.NeedsHuman => "",
        Outcome<string>.Failed => "",
        """;

    [Theory]
    [InlineData("Outcome<string>.Completed completed => completed.Value," + Rest)]
    [InlineData("Outcome<string>.Completed(var value) => value," + Rest)]
    [InlineData("Outcome<string>.Completed { Value: var value } => value," + Rest)]
    [InlineData("Outcome<string>.Completed { Value: \"\" } => \"empty\", Outcome<string>.Completed c => c.Value," + Rest)]
    [InlineData("Outcome<string>.Completed c => c.Value, Outcome<string>.Exhausted or Outcome<string>.Rejected => \"\", Outcome<string>.NeedsHuman or Outcome<string>.Failed => \"\",")]
    [InlineData("Outcome<string>.Completed c => c.Value, not Outcome<string>.Completed => \"\",")]
    public Task ASwitchOverAllFiveCasesIsExhaustive(string arms) => Verify.CleanAsync(Switch(arms));

    [Theory]
    [InlineData("Outcome<string>.Completed c => c.Value, Outcome<string>.Failed => \"\",")]
    [InlineData("Outcome<string>.Completed { Value: \"\" } => \"empty\"," + Rest)]
    [InlineData("Outcome<string>.Completed c when c.Value.Length > 0 => c.Value," + Rest)]
    public Task ASwitchThatLeavesACaseOpenIsStillWarnedOf(string arms) => Verify.OnlyAsync(Switch(arms, "{|CS8509:switch|}"));

    [Fact]
    public Task ASwitchOverAnotherTypeIsStillWarnedOf() => Verify.OnlyAsync("""
        public abstract record Shape
        {
            private Shape()
            {
            }

            public sealed record Circle : Shape;
        }

        public static class Shapes
        {
            public static string Name(Shape shape) => shape {|CS8509:switch|} { Shape.Circle => "circle" };
        }
        """);

    [Fact]
    public Task AnOutcomeThatMayBeNullIsStillWarnedOf() => Verify.OnlyAsync("""
        public static class Texts
        {
            public static string Text(Outcome<string>? outcome) => outcome {|CS8655:switch|}
            {
                Outcome<string>.Completed completed => completed.Value,
                not null => "",
            };
        }
        """);

    private static string Switch(string arms, string keyword = "switch") => $$"""
        public static class Texts
        {
            public static string Text(Outcome<string> outcome) => outcome {{keyword}}
            {
                {{arms}}
            };
        }
        """;
}
