namespace Orchestration.Compiler.Benchmarks.Sources;

/// <summary>Files of the kind that projects are made of, as many as are wanted, none like another by name.</summary>
internal static class PlainSource
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    /// <summary>A file of ordinary code: a class with state, queries, a parser and asynchronous input, about 70 lines.</summary>
    public static string Of(int number) => Usings + $$"""
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
}
