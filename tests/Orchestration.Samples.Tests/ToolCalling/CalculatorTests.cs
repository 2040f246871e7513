using System.Globalization;
using Orchestration.Samples.ToolCalling.Arithmetic;

namespace Orchestration.Samples.Tests.ToolCalling;

public sealed class CalculatorTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("42", "42")]
    [InlineData("3.50", "3.50")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("007", "7")]
    [InlineData("0.1 + 0.2", "0.3")] // no binary fractions
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")] // from left to right
    [InlineData("24 / 4 / 3", "2")]
    [InlineData("24 / (4 / 2)", "12")]
    [InlineData("2 * 3 / 4 * 2", "3")]
    [InlineData("-2 * 3", "-6")]
    [InlineData("2 * -3", "-6")]
    [InlineData("2--3", "5")]
    [InlineData("- - -2", "-2")]
    [InlineData("+3", "3")]
    [InlineData("-(2 + 3) * 2", "-10")]
    [InlineData("((((7))))", "7")]
    [InlineData(" \t2*\n( 19+38.50 ) ", "115.00")]
    [InlineData("2×3 − 8÷4", "4")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")] // the largest number
    public void It_calculates(string expression, string value) =>
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Calculator.Evaluate(expression));

    [Theory]
    [InlineData("", 1, "ends where a number")]
    [InlineData("   ", 4, "ends where a number")]
    [InlineData("1 +", 4, "ends where a number")]
    [InlineData("(1 + 2", 7, "ends where a closing parenthesis")]
    [InlineData("1 + 2)", 6, "')' where an operator")]
    [InlineData("()", 2, "')' where a number")]
    [InlineData("1 2", 3, "'2' where an operator")]
    [InlineData("2 ** 3", 4, "'*' where a number")]
    [InlineData("1,000 + 1", 2, "write numbers without commas")]
    [InlineData("1.2.3", 4, "'.' where an operator")]
    [InlineData(".", 1, "'.' where a number")]
    [InlineData("2 + x", 5, "'x' where a number")]
    [InlineData("2 + 😀", 5, "'😀' where a number")]
    [InlineData("1e5", 2, "'e' where an operator")]
    [InlineData("٣ + 1", 1, "'٣' where a number")]
    [InlineData("System.Exit(1)", 1, "'S' where a number")]
    [InlineData("1; drop", 2, "';' where an operator")]
    [InlineData("4 / (2 - 2)", 3, "division by zero")]
    [InlineData("79228162514264337593543950336", 1, "number is too large")]
    [InlineData("9 + 79228162514264337593543950335", 3, "result is too large")]
    [InlineData("79228162514264337593543950335 * 2", 31, "result is too large")]
    public void What_is_wrong_is_said_with_its_place(string expression, int position, string reason)
    {
        var exception = Assert.Throws<CalculationException>(() => Calculator.Evaluate(expression));

        Assert.Equal(position, exception.Position);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.EndsWith($", at character {position}.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_said_too() =>
        Assert.Contains("'\ufffd' where a number", Assert.Throws<CalculationException>(() => Calculator.Evaluate("\ud83d")).Message, StringComparison.Ordinal);

    [Fact]
    public void Parentheses_may_stand_a_hundred_deep_and_no_deeper()
    {
        Assert.Equal(1, Calculator.Evaluate(Nested(100)));
        Assert.Equal(2, Calculator.Evaluate($"{Nested(100)} + {Nested(100)}"));

        var exception = Assert.Throws<CalculationException>(() => Calculator.Evaluate(Nested(101)));
        Assert.Contains("more than 100 parentheses", exception.Message, StringComparison.Ordinal);
        Assert.Equal(101, exception.Position);
    }

    [Fact]
    public void A_long_row_of_signs_needs_no_stack() => Assert.Equal(-1, Calculator.Evaluate(new string('-', 999) + "1"));

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    [InlineData('1')]
    public void An_expression_that_is_too_long_is_not_even_read(char sign) =>
        Assert.Contains("more than 1000 characters", Assert.Throws<CalculationException>(() => Calculator.Evaluate(new string(sign, 1_000_000))).Message, StringComparison.Ordinal);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void Any_expression_has_the_value_of_its_tree(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 50; i++)
        {
            ExpressionTree tree = ExpressionTree.Random(random, depth: 5);
            string text = tree.Write(random);

            if (text.Length <= 1000)
            {
                Assert.True(tree.Value == ValueOf(text), $"{text} is {tree.Value}, not {ValueOf(text)}.");
            }
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Any_text_has_a_value_or_is_refused_with_a_place_within_it(int seed)
    {
        const string Signs = "0123456789.+-*/() ,x\u0660";
        var random = new Random(seed);
        for (int i = 0; i < 200; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Signs[random.Next(Signs.Length)]));
            try
            {
                Calculator.Evaluate(text);
            }
            catch (CalculationException exception)
            {
                Assert.InRange(exception.Position, 1, text.Length + 1);
            }
        }
    }

    private static decimal? ValueOf(string text)
    {
        try
        {
            return Calculator.Evaluate(text);
        }
        catch (CalculationException)
        {
            return null;
        }
    }

    private static string Nested(int depth) => new string('(', depth) + "1" + new string(')', depth);
}
