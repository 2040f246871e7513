using System.Globalization;
using System.Text;

namespace Orchestration.Samples.ToolCalling.Arithmetic;

/// <summary>
/// Works out arithmetic expressions: numbers, <c>+ - * /</c>, parentheses and signs, by a parser of its own that knows nothing else. What a model
/// writes is read, and never run.
/// </summary>
/// <remarks>
/// <para>The grammar, which a method below follows rule by rule (recursive descent):</para>
/// <code>
/// sum     = product { ("+" | "-") product }
/// product = factor { ("*" | "/") factor }
/// factor  = { "+" | "-" } primary
/// primary = number | "(" sum ")"
/// number  = digits [ "." digits ] | "." digits
/// </code>
/// <para>Operators of the same rank go from left to right; a sign binds more tightly than any. Numbers are decimal, so that 0.1 + 0.2 is 0.3. × and ·, ÷ and
/// the minus sign of typographers are read like the signs of the keyboard.</para>
/// <para>An expression has at most 1,000 characters and 100 parentheses within one another, so that no text exhausts the stack.</para>
/// </remarks>
public sealed class Calculator
{
    private const int MostCharacters = 1000;
    private const int MostDepth = 100;
    private const char End = '\0';

    private readonly string text;
    private int position;
    private int depth;

    private Calculator(string text) => this.text = text;

    private char Current => position < text.Length ? Plain(text[position]) : End;

    /// <summary>Works an expression out.</summary>
    /// <exception cref="CalculationException">It is no expression, or has no value that a decimal number can hold.</exception>
    public static decimal Evaluate(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (expression.Length > MostCharacters)
        {
            throw new CalculationException($"The expression has more than {MostCharacters} characters", MostCharacters);
        }

        var calculator = new Calculator(expression);
        calculator.SkipSpace();
        decimal value = calculator.Sum();
        return calculator.position == expression.Length ? value : throw calculator.Expected("an operator");
    }

    private decimal Sum()
    {
        decimal value = Product();
        while (Current is '+' or '-')
        {
            int at = position;
            bool adds = Take() == '+';
            decimal right = Product();
            value = Checked(at, () => adds ? value + right : value - right);
        }

        return value;
    }

    private decimal Product()
    {
        decimal value = Factor();
        while (Current is '*' or '/')
        {
            int at = position;
            bool multiplies = Take() == '*';
            decimal right = Factor();
            value = !multiplies && right == 0
                ? throw new CalculationException("There is a division by zero", at)
                : Checked(at, () => multiplies ? value * right : value / right);
        }

        return value;
    }

    /// <summary>Signs are counted in a loop: a row of them needs no stack.</summary>
    private decimal Factor()
    {
        bool isNegative = false;
        while (Current is '+' or '-')
        {
            isNegative ^= Take() == '-';
        }

        decimal value = Primary();
        return isNegative ? -value : value;
    }

    private decimal Primary()
    {
        if (Current != '(')
        {
            return Number();
        }

        if (++depth > MostDepth)
        {
            throw new CalculationException($"There are more than {MostDepth} parentheses within one another", position);
        }

        Take();
        decimal value = Sum();
        if (Current != ')')
        {
            throw Expected("a closing parenthesis");
        }

        Take();
        depth--;
        return value;
    }

    private decimal Number()
    {
        int start = position;
        SkipDigits();
        bool hasDigits = position > start;
        if (Current == '.')
        {
            position++;
            int fraction = position;
            SkipDigits();
            hasDigits |= position > fraction;
        }

        if (!hasDigits)
        {
            position = start;
            throw Expected("a number or an opening parenthesis");
        }

        ReadOnlySpan<char> digits = text.AsSpan(start, position - start);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
        {
            throw new CalculationException("The number is too large", start);
        }

        SkipSpace();
        return value;
    }

    /// <summary>Takes a sign and the white space after it.</summary>
    private char Take()
    {
        char taken = Current;
        position++;
        SkipSpace();
        return taken;
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Current))
        {
            position++;
        }
    }

    private void SkipSpace()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }

    private CalculationException Expected(string what) => Current switch
    {
        End when position >= text.Length => new CalculationException($"The expression ends where {what} should be", position),
        ',' => new CalculationException($"There is a comma where {what} should be; write numbers without commas, with a point before the fraction", position),
        _ => new CalculationException($"There is '{(Rune.TryGetRuneAt(text, position, out Rune sign) ? sign : Rune.ReplacementChar)}' where {what} should be", position),
    };

    private static char Plain(char sign) => sign switch
    {
        '×' or '·' => '*',
        '÷' => '/',
        '−' => '-',
        _ => sign,
    };

    private static decimal Checked(int at, Func<decimal> operation)
    {
        try
        {
            return operation();
        }
        catch (OverflowException)
        {
            throw new CalculationException("The result is too large", at);
        }
    }
}
