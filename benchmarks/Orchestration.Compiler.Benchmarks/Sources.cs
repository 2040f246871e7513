namespace Orchestration.Compiler.Benchmarks;

/// <summary>Files of the kind that projects are made of, as many as are wanted, none like another by name.</summary>
internal static class Sources
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    private static readonly Func<int, string>[] Patterns = [Chain, Critic, Route, Parallel, Agent];

    /// <summary>A file of ordinary code: a class with state, queries, a parser and asynchronous input, about 70 lines.</summary>
    public static string Plain(int number) => Usings + $$"""
        namespace Plain.Part{{number % 40}};

        public sealed record Order{{number}}(int Id, string Customer, decimal Amount, DateTime Placed);

        public interface IOrders{{number}}
        {
            Task<IReadOnlyList<Order{{number}}>> LoadAsync(string customer, CancellationToken cancellationToken);
        }

        public sealed class Orders{{number}}(IOrders{{number}} source)
        {
            private readonly Dictionary<string, List<Order{{number}}>> known = new(StringComparer.Ordinal);
            private int asked;

            public async Task<decimal> TotalAsync(string customer, CancellationToken cancellationToken = default)
            {
                asked++;
                if (!known.TryGetValue(customer, out var orders))
                {
                    orders = [.. await source.LoadAsync(customer, cancellationToken).ConfigureAwait(false)];
                    known[customer] = orders;
                }

                decimal total = 0;
                foreach (var order in orders.Where(order => order.Amount > 0).OrderBy(order => order.Placed))
                {
                    total += order.Amount * (order.Placed.Year > 2020 ? 1m : 0.9m);
                }

                return Math.Round(total, 2);
            }

            public IEnumerable<(string Customer, decimal Most)> Best(int count) => known
                .Select(pair => (pair.Key, pair.Value.Select(order => order.Amount).DefaultIfEmpty().Max()))
                .OrderByDescending(pair => pair.Item2)
                .Take(count);

            public static Order{{number}}? Parse(string line)
            {
                var parts = line.Split(';', StringSplitOptions.TrimEntries);
                if (parts.Length != 4 || !int.TryParse(parts[0], out int id) || !decimal.TryParse(parts[2], out decimal amount))
                {
                    return null;
                }

                return new Order{{number}}(id, parts[1], amount, DateTime.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture));
            }

            public string Describe(Order{{number}} order) => order switch
            {
                { Amount: 0 } => $"{order.Id}: empty",
                { Amount: > 1000, Customer: { Length: > 0 } name } => $"{order.Id}: large, of {name}",
                _ => $"{order.Id}: {order.Amount} ({asked})",
            };

            public async Task WatchAsync(TimeSpan every, CancellationToken cancellationToken)
            {
                using var timer = new PeriodicTimer(every);
                while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
                {
                    foreach (string customer in known.Keys.ToList())
                    {
                        known[customer] = [.. await source.LoadAsync(customer, cancellationToken).ConfigureAwait(false)];
                    }
                }
            }
        }
        """;

    /// <summary>A file with one pipeline, of one of five patterns in turn.</summary>
    public static string Pipeline(int number) => Usings + "using Microsoft.Extensions.AI;\nusing Orchestration;\n\nnamespace Pipelines;\n\n" + Patterns[number % Patterns.Length](number);

    private static string Chain(int number) => $$"""
        [Chain]
        public partial class Chain{{number}}(IChatClient client)
        {
            /// <summary>Writes about a topic.</summary>
            public partial Task<Outcome<string>> RunAsync(string topic, string audience, CancellationToken cancellationToken = default);

            [Step, Prompt("Outline an article about {topic} for {audience}.")]
            private partial Task<string[]> Outline(string topic, string audience);

            [Step]
            private static string Join(string[] outline) => string.Join("\n", outline.Select((point, index) => $"{index + 1}. {point}"));

            [Step, Prompt("Write the article for {audience} by this outline:\n{join}")]
            private partial Task<string> Write(string join, string audience);

            [Verify]
            private static bool IsLong(string write) => write.Length > 100;
        }
        """;

    private static string Critic(int number) => $$"""
        [Critic(MaxRounds = 3)]
        public partial class Critic{{number}}(IChatClient writer, IChatClient judge)
        {
            public partial Task<Outcome<string>> RunAsync(string paper, CancellationToken cancellationToken = default);

            [Produce, Prompt("Write an abstract of at most 150 words.\n\n{paper}"), Model(nameof(writer))]
            private partial Task<string> Write(string paper);

            [Evaluate]
            private static Verdict IsShort(string draft) => draft.Split(' ').Length <= 150 ? Verdict.Accept() : Verdict.Reject("It is too long.");

            [Evaluate, Prompt("Is every claim of the abstract in the paper?\n{draft}\n{paper}"), Model(nameof(judge), Temperature = 0)]
            private partial Task<Verdict> IsTrue(string paper, string draft);

            [Revise, Prompt("Revise.\n{verdict.Feedback}\n{draft}\n{paper}"), Model(nameof(writer))]
            private partial Task<string> Revise(string paper, string draft, Verdict verdict);
        }
        """;

    private static string Route(int number) => $$"""
        public enum Kind{{number}} { Bill, Fault, Other }

        [Route]
        public partial class Route{{number}}(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync([Untrusted] string mail, CancellationToken cancellationToken = default);

            [Classify, Prompt("What is this mail about?\n{mail}")]
            private partial Task<Kind{{number}}> Classify(string mail);

            [Case(Kind{{number}}.Bill), Prompt("Answer this mail about a bill.\n{mail}")]
            private partial Task<string> Bill(string mail);

            [Case(Kind{{number}}.Fault), Prompt("Answer this mail about a fault.\n{mail}")]
            private partial Task<string> Fault(string mail);

            [Otherwise]
            private static string Other(string mail) => mail.Length > 0 ? "Forwarded." : "Empty.";

            [Verify]
            private static bool IsPolite(string result) => result.Length > 3;
        }
        """;

    private static string Parallel(int number) => $$"""
        public record Review{{number}}(string Style, string Facts, string Law);

        [Parallel]
        public partial class Parallel{{number}}(IChatClient client)
        {
            public partial Task<Outcome<Review{{number}}>> RunAsync(string text, CancellationToken cancellationToken = default);

            [Section, Prompt("Review the style of this text.\n{text}")]
            private partial Task<string> Style(string text);

            [Section, Prompt("Review the facts in this text.\n{text}")]
            private partial Task<string> Facts(string text);

            [Section, Prompt("Review this text for legal risks.\n{text}")]
            private partial Task<string> Law(string text);

            [Combine]
            private static Review{{number}} Combine(string style, string facts, string law) => new(style, facts, law);
        }
        """;

    private static string Agent(int number) => $$"""
        [Agent(MaxTurns = 6), Unverified("somebody reads the answer")]
        public partial class Agent{{number}}(IChatClient client)
        {
            public partial Task<Outcome<string>> RunAsync(string question, CancellationToken cancellationToken = default);

            [Respond, Prompt("Answer this question: {question}")]
            private partial Task<string> Answer(string question);

            [Tool, Description("Adds two numbers.")]
            private static double Add(double left, double right) => left + right;

            [Tool, Description("Looks up the price of an article.")]
            private static decimal Price(string article) => article.Length * 1.5m;
        }
        """;
}
