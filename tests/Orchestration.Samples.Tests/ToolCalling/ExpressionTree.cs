using System.Globalization;

namespace Orchestration.Samples.Tests.ToolCalling;

/// <summary>An expression as a tree, which has a value without being parsed: what a parser is held against.</summary>
internal abstract record ExpressionTree
{
    private const int OperatorRank = 1;
    private const int ProductRank = 2;
    private const int SignRank = 3;
    private const int PrimaryRank = 4;

    /// <summary>Its value; null where it divides by zero or is too large.</summary>
    public abstract decimal? Value { get; }

    protected abstract int Rank { get; }

    public static ExpressionTree Random(Random random, int depth) => depth == 0 || random.Next(5) == 0
        ? new Number(random.Next(0, 1000) / (decimal)(random.Next(2) * 99 + 1))
        : random.Next(6) == 0
            ? new Negation(Random(random, depth - 1))
            : new Operation("+-*/"[random.Next(4)], Random(random, depth - 1), Random(random, depth - 1));

    /// <summary>It as text, with the parentheses that it needs, some that it does not, and white space here and there.</summary>
    public abstract string Write(Random random);

    private static string Within(ExpressionTree tree, int leastRank, Random random) =>
        tree.Rank < leastRank || random.Next(8) == 0 ? $"({Space(random)}{tree.Write(random)})" : tree.Write(random);

    private static string Space(Random random) => new(' ', random.Next(2));

    private static decimal? Checked(Func<decimal?> operation)
    {
        try
        {
            return operation();
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private sealed record Number(decimal Given) : ExpressionTree
    {
        public override decimal? Value => decimal.Round(Given, 4);

        protected override int Rank => PrimaryRank;

        public override string Write(Random random) => decimal.Round(Given, 4).ToString(CultureInfo.InvariantCulture);
    }

    private sealed record Negation(ExpressionTree Inner) : ExpressionTree
    {
        public override decimal? Value => -Inner.Value;

        protected override int Rank => SignRank;

        public override string Write(Random random) => $"-{Space(random)}{Within(Inner, SignRank, random)}";
    }

    private sealed record Operation(char Sign, ExpressionTree Left, ExpressionTree Right) : ExpressionTree
    {
        public override decimal? Value => Checked(() => Sign switch
        {
            '+' => Left.Value + Right.Value,
            '-' => Left.Value - Right.Value,
            '*' => Left.Value * Right.Value,
            _ => Left.Value / Right.Value,
        });

        protected override int Rank => Sign is '+' or '-' ? OperatorRank : ProductRank;

        // What stands to the right of an operator of the same rank is worked out later, so that it needs parentheses.
        public override string Write(Random random) =>
            $"{Within(Left, Rank, random)}{Space(random)}{Sign}{Space(random)}{Within(Right, Rank + 1, random)}";
    }
}
