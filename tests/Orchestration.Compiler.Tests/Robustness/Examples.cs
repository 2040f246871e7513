namespace Orchestration.Compiler.Tests.Robustness;

/// <summary>Pipelines of every pattern and kind of step, from which mutants are made.</summary>
internal static class Examples
{
    public const string Critic = """
        /// <summary>Translates, and improves until a judge accepts.</summary>
        [Critic(MaxRounds = 3, OnExhausted = Exhaustion.ReturnBest)]
        public partial class Translation(IChatClient writer, IChatClient judge)
        {
            /// <summary>Translates <paramref name="text"/>.</summary>
            public partial Task<string> RunAsync(string text, string language, CancellationToken cancellationToken = default);

            [Produce, Prompt("Translate into {language}. Keep names and numbers.\n\n{text}"), Model(nameof(writer))]
            private partial Task<string> Translate(string text, string language);

            [Evaluate, Prompt("Judge this {language} translation.\n\nOriginal:\n{text}\n\nTranslation:\n{draft}"), Model(nameof(judge), Temperature = 0)]
            private partial Task<Verdict> Judge(string text, string language, string draft);

            [Revise, Prompt("Improve the {language} translation.\n\n{text}\n\n{draft}\n\nA reviewer said: {verdict.Feedback}"), Model(nameof(writer))]
            private partial Task<string> Improve(string text, string language, string draft, Verdict verdict);
        }
        """;

    public const string Route = """"
        namespace Support.Mail;

        public enum Topic { Bill, Outage, [Description("anything else")] Other }

        public sealed record Answer(string Text, Topic Topic);

        [Route]
        [System("You work for the ferry company.")]
        [Budget(MaxCalls = 10, Seconds = 30)]
        public partial class Triage(IChatClient client, Reply reply)
        {
            public partial Task<Outcome<Answer>> RunAsync([Untrusted] string message, RunOptions? options = null, CancellationToken cancellationToken = default);

            [Step]
            private static string Clean(string message) => message.Trim();

            [Classify, Prompt("""
                What is this message about?

                {clean}
                """), Retry(1)]
            private partial Task<Topic> Classify(string clean);

            [Case(Topic.Bill, Topic.Outage), Pipeline<Reply>]
            private partial Task<Answer> Known(string message, [From(nameof(Classify))] Topic topic);

            [Otherwise, Prompt("Answer: {message}", MaxRepairs = 2), Timeout(10)]
            private partial Task<Answer> Unknown(string message);
        }

        [Chain]
        public partial class Reply
        {
            public partial Task<Answer> RunAsync(string message, Topic topic);

            [Step, Prompt(@"List the ""facts"" in {message}."), Fallback(nameof(Nothing))]
            private partial Task<string[]> Facts(string message);

            private string[] Nothing() => [];

            [Step(Name = "Write"), Prompt("Answer the message about {topic} with these facts:\n{facts}"), Unverified("a person reads it")]
            private partial Task<Answer> WriteAsync(Topic topic, IReadOnlyList<string> facts);

            [Verify(Retries = 0)]
            private static bool IsShort(Answer write) => write.Text.Length < 1000;
        }
        """";

    public const string Nested = """
        public static partial class Outer
        {
            [Chain]
            internal sealed partial class Inner(IChatClient client)
            {
                private readonly IChatClient _other = client;

                public partial Task<string> RunAsync(string @event, DateTime when);

                public partial IAsyncEnumerable<RunEvent> StreamAsync(string @event, DateTime when);

                [Step, Prompt("On {when:yyyy-MM-dd}: {event} and {{braces}}"), Model(nameof(_other), Configure = nameof(Cold))]
                private partial Task<string> Tell(string @event, DateTime when);

                [Step]
                private async ValueTask<int> CountAsync(string tell, CancellationToken cancellationToken)
                {
                    await Task.Delay(1, cancellationToken);
                    return tell.Length;
                }

                [Step, PromptFile("sum.prompt.md")]
                private partial Task<string> Sum(string tell, int count);

                private static void Cold(ChatOptions options) => options.Temperature = 0;
            }
        }
        """;

    /// <summary>Short enough to be typed character by character.</summary>
    public const string Chain = """
        [Chain, System("Be {tone}.")]
        public partial class Summary(IChatClient client)
        {
            public partial Task<string> RunAsync(string text, string tone = "brief");

            [Step, Prompt("List what is said, {{so}} to say, in: {text}")]
            private partial Task<List<string>> Points(string text, string tone);

            [Step, Prompt(@"Put ""{points}"" into one sentence."), Retry(2)]
            private partial Task<string> Sentence(IReadOnlyList<string>? points, string tone);
        }
        """;

    public const string Vote = """
        [Vote(MinAgreement = 0.6, OnTie = Tie.First, OnExhausted = Exhaustion.ReturnBest, MaxConcurrency = 2)]
        public partial class Poll(IChatClient client)
        {
            public partial Task<Ballot> RunAsync(string question);

            [Voter(Count = 3), Prompt("Answer {question} as number {ballot}.")]
            private partial Task<Ballot> Answer(string question, int ballot);

            [Voter]
            private static Ballot Guess(string question) => new(question, 0);

            [BallotKey]
            private static int Key(Ballot ballot) => ballot.Number;
        }

        [Vote]
        public partial class Choice(IChatClient client)
        {
            public partial Task<string> RunAsync(string question);

            [Voter(Count = 2), Prompt("Answer {question}")]
            private partial Task<string> Answer(string question);

            [Select, Prompt("Choose for {question}:\n{candidates}")]
            private partial Task<int> Choose(string question, IReadOnlyList<string> candidates);
        }

        public sealed record Ballot(string Why, [property: BallotKey] int Number);
        """;

    public const string People = """
        public sealed record Sum(decimal Amount, string Reason);

        [Chain]
        public partial class Refund(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync(string claim, RunOptions? options = null, CancellationToken cancellationToken = default);

            [Step, Human("What do we refund for {claim}?"), Timeout(3600), Fallback(nameof(Estimate))]
            private partial Task<Sum> Decide(string claim);

            [Prompt("Estimate the refund for {claim}."), Budget(MaxCalls = 2, Seconds = 30)]
            private partial Task<Sum> Estimate(string claim);

            [Step, Prompt("Write to the customer: {decide.Amount:0.00} for {claim}."), Approve]
            private partial Task<string> Letter(Sum decide, string claim);

            [Step, SideEffect(IdempotencyKey = nameof(claim)), Approve(Question = "Pay?")]
            private string Pay(Sum decide, string letter, string claim) => letter + decide.Amount + claim;
        }
        """;

    public const string Marked = """
        public sealed record Mail([Untrusted] string Body, [property: Sensitive] string From, Mail? Before);

        [Chain, Unverified("a person reads it")]
        public partial class Find([Sensitive] IChatClient client)
        {
            public partial Task<string> RunAsync(IReadOnlyList<Mail> mails);

            [Step, Untrusted]
            private static string Pages(IReadOnlyList<Mail> mails) => string.Join(", ", mails.Select(mail => mail.Body));

            [Step, Prompt("Which team? {pages} {mails.Count}")]
            private partial Task<string> Team(string pages, IReadOnlyList<Mail> mails);
        }

        [Route, Unverified("a person reads it")]
        public partial class Desk([Sensitive] IChatClient client, IReadOnlyDictionary<string, Func<string, Task<string>>> teams)
        {
            public partial Task<string> RunAsync(IReadOnlyList<Mail> mails);

            [Step, Pipeline<Find>]
            private partial Task<string> Search(IReadOnlyList<Mail> mails);

            [Classify]
            private static string Pick(string search) => search.Split(' ').Any(word => word == "bill") ? "bill" : search.Trim();

            [Case("bill")]
            private Task<string> Bill(string search) => teams[search](search);

            [Otherwise, Prompt("Answer {search}")]
            private partial Task<string> Answer(string search);
        }
        """;

    public static IReadOnlyList<(string Name, string Text)> All { get; } =
        [("Chain", Chain), ("Critic", Critic), ("Route", Route), ("Nested", Nested), ("Vote", Vote), ("People", People), ("Marked", Marked), .. Docs.PatternPageTests.Examples];
}
