namespace Orchestration.Compiler.Tests.Rules.Durability;

public sealed class UnstableBetweenStepsTests
{
    [Theory]
    [InlineData("[|DateTime.Today|] > Due")]
    [InlineData("Due < [|DateTime.UtcNow|].AddDays(1)")]
    [InlineData("[|DateTimeOffset.Now|] > Due")]
    [InlineData("[|TimeProvider.System.GetUtcNow()|] > Due")]
    [InlineData("[|Guid.NewGuid()|] == Guid.Empty")]
    [InlineData("[|Random.Shared|].Next(2) == 0")]
    [InlineData("[|new Random()|].Next(2) == 0")]
    [InlineData("[|Environment.GetEnvironmentVariable(\"STRICT\")|] is not null")]
    [InlineData("[|Environment.TickCount64|] > 0")]
    [InlineData("[|asked|] > 3 && asked++ > 4")]
    public Task APropertyThatAPromptReads_Triggers(string getter) => Verify.RuleAsync("ORC8001", Reminder(getter));

    [Fact]
    public Task TheMessageOfAPropertySaysWhoReadsIt_Triggers() => Verify.RuleAsync("ORC8001", new Scenario(Reminder("[|DateTime.Today|] > Due"))
    {
        Messages = ["The prompt of 'Write' shows 'Order.IsLate', which reads 'DateTime.Today' each time, so that the same run, repeated from what its steps gave, asks something else; let a step in code read it, and show that step's result."],
    });

    [Fact]
    public Task APredicateThatAsksTheClock_Triggers() => Verify.RuleAsync("ORC8001", new Scenario(Critic("review.Score > ([|DateTime.Now|].Hour > 12 ? 3 : 4)"))
    {
        Messages = ["'Accepts' decides by 'DateTime.Now' whether a verdict accepts, and is no step whose result stays: the same run, repeated from what its steps gave, can decide otherwise. Let a step in code find it out, and decide by what that step gave."],
    });

    [Fact]
    public Task AnAcceptOfTheVerdictItself_Triggers() => Verify.RuleAsync("ORC8001", Critic("true").Replace(
        "public sealed record Review(int Score, string Feedback);",
        "public sealed record Review(int Score, string Feedback) { [Accept] public bool IsGood => Score > [|Random.Shared|].Next(3); }",
        StringComparison.Ordinal).Replace("[Accept]\n    private static bool Accepts(Review review) => true;", "", StringComparison.Ordinal));

    [Fact]
    public Task ABallotKey_Triggers() => Verify.RuleAsync("ORC8001", """
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

    [Theory]
    [InlineData("Due > DateTime.MinValue")]
    [InlineData("new Random(7).Next(2) == 0")]
    [InlineData("Due > start")]
    [InlineData("Size > limit")]
    [InlineData("Pattern.IsMatch(Name)")]
    public Task APropertyOfWhatStays_DoesNotTrigger(string getter) => Verify.RuleAsync("ORC8001", Reminder(getter));

    [Fact]
    public Task APropertyThatIsSetWhenTheValueIsMade_DoesNotTrigger() => Verify.RuleAsync("ORC8001", Reminder("true")
        .Replace("public bool IsLate => true;", "public DateTime IsLate { get; } = DateTime.UtcNow;", StringComparison.Ordinal));

    [Fact]
    public Task APropertyThatNoPromptReads_DoesNotTrigger() => Verify.RuleAsync("ORC8001", Reminder("DateTime.Today > Due").Replace("{order.IsLate}", "{order.Name}", StringComparison.Ordinal));

    [Fact]
    public Task AStepInCode_DoesNotTrigger() => Verify.RuleAsync("ORC8001", """
        [Chain]
        public partial class Greeting(IChatClient model)
        {
            public partial Task<string> RunAsync(string name);

            [Step]
            private static string Today() => DateTime.Today.ToString("yyyy-MM-dd");

            [Step, Prompt("Greet {name}. Today is {today}.")]
            private partial Task<string> Greet(string name, string today);
        }
        """);

    [Theory]
    [InlineData("review.Score >= 3")]
    [InlineData("review.Score >= Threshold")]
    [InlineData("review.Feedback != Guid.Empty.ToString()")]
    public Task APredicateOverTheVerdict_DoesNotTrigger(string accepts) => Verify.RuleAsync("ORC8001", Critic(accepts));

    internal static string Reminder(string getter) => $$"""
        public sealed record Order(string Name, DateTime Due, int Size)
        {
            private static readonly DateTime start = DateTime.UtcNow;
            private static readonly System.Text.RegularExpressions.Regex Pattern = new("^[a-z]");
            private static int limit = 3;
            private static int asked;

            public bool IsLate => {{getter}};

            public int Left => limit + (Pattern is null ? start.Day : asked);
        }

        [Chain]
        public partial class Reminder(IChatClient model)
        {
            public partial Task<string> RunAsync(Order order);

            [Step, Prompt("Remind {order.Name}. Late: {order.IsLate}")]
            private partial Task<string> Write(Order order);
        }
        """;

    private static string Critic(string accepts) => $$"""
        public sealed record Review(int Score, string Feedback);

        [Critic(MaxRounds = 3)]
        public partial class Essay(IChatClient writer, IChatClient judge)
        {
            private const int Threshold = 3;

            public partial Task<string> RunAsync(string topic);

            [Produce, Prompt("Write about {topic}."), Model(nameof(writer))]
            private partial Task<string> Write(string topic);

            [Evaluate, Prompt("Review {draft}, about {topic}."), Model(nameof(judge))]
            private partial Task<Review> Judge(string topic, string draft);

            [Accept]
            private static bool Accepts(Review review) => {{accepts}};

            [Revise, Prompt("Improve {draft}, about {topic}: {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve(string topic, string draft, Review verdict);
        }
        """;
}
