namespace Orchestration.Compiler.Tests.CodeFixes.Durability;

public sealed class UnstableBetweenStepsFixTests
{
    [Fact]
    public Task AddsTheStepAndTheParameter() => Verify.FixAsync("ORC8001", Source("Reminder", "Order", "[|DateTime.Today|]"), Fixed("Reminder", "Order"));

    [Fact]
    public Task ReplacesAParameterThatNothingElseReads() => Verify.FixAsync(
        "ORC8001",
        Source("Reminder", "Order", "[|DateTime.Today|]").Replace("Remind {order.Name} ({order.IsLate}).", "Late: {order.IsLate}", StringComparison.Ordinal),
        Fixed("Reminder", "Order").Replace("Remind {order.Name} ({orderIsLate}).", "Late: {orderIsLate}", StringComparison.Ordinal).Replace("Write(Order order, bool orderIsLate)", "Write(bool orderIsLate)", StringComparison.Ordinal));

    [Fact]
    public Task FixesAll() => Verify.FixAllAsync(
        "ORC8001",
        Source("Reminder", "Order", "[|DateTime.Today|]") + "\n" + Source("Dunning", "Invoice", "[|DateTime.Today|]"),
        Fixed("Reminder", "Order") + "\n" + Fixed("Dunning", "Invoice"));

    [Fact]
    public Task NothingWhereAStepGaveTheValue() => Verify.NoFixAsync("ORC8001", """
        public sealed record Order(string Name, DateTime Due)
        {
            public bool IsLate => [|DateTime.Today|] > Due;
        }

        [Chain]
        public partial class Reminder(IChatClient model)
        {
            public partial Task<string> RunAsync(string text);

            [Step]
            private static Order Find(string text) => new(text, DateTime.MinValue);

            [Step, Prompt("Remind {find.Name} ({find.IsLate}).")]
            private partial Task<string> Write(Order find);
        }
        """);

    [Fact]
    public Task NothingForAPredicate() => Verify.NoFixAsync("ORC8001", """
        [Vote]
        public partial class Poll(IChatClient model)
        {
            public partial Task<string> RunAsync(string question);

            [Voter(Count = 3), Prompt("Answer {question}.")]
            private partial Task<string> Answer(string question);

            [BallotKey]
            private static string Key(string answer) => answer + [|Environment.MachineName|];
        }
        """);

    private static string Source(string pipeline, string type, string today) => $$"""
        public sealed record {{type}}(string Name, DateTime Due)
        {
            public bool IsLate => {{today}} > Due;
        }

        [Chain]
        public partial class {{pipeline}}(IChatClient model)
        {
            public partial Task<string> RunAsync({{type}} order);

            [Step, Prompt("Remind {order.Name} ({order.IsLate}).")]
            private partial Task<string> Write({{type}} order);
        }
        """;

    private static string Fixed(string pipeline, string type) => Source(pipeline, type, "DateTime.Today")
        .Replace("{order.IsLate}", "{orderIsLate}", StringComparison.Ordinal)
        .Replace($"Write({type} order)", $"Write({type} order, bool orderIsLate)", StringComparison.Ordinal)
        .Replace($"RunAsync({type} order);\n", $"RunAsync({type} order);\n\n    [Step]\n    private static bool OrderIsLate({type} order) => order.IsLate;\n", StringComparison.Ordinal);
}
