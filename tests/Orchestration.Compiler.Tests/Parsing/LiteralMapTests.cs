using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Diagnostics;

namespace Orchestration.Compiler.Tests.Parsing;

public sealed class LiteralMapTests
{
    [Theory]
    [InlineData("""
        "Translate {text} now"
        """)]
    [InlineData("""
        @"Translate {text} now"
        """)]
    [InlineData(""""
        """Translate {text} now"""
        """")]
    [InlineData("""
        ("Translate {text} now")
        """)]
    public void A_word_of_a_literal_without_escapes_is_found_under_itself(string literal) =>
        Assert.Equal("{text}", Mapped(literal, "{text}"));

    [Theory]
    [InlineData("""
        "a\nb\t{x}"
        """, "{x}", "{x}")]
    [InlineData("""
        "a\n{x}"
        """, "\n", """
        \n
        """)]
    [InlineData("""
        "\"{x}\" \\ {y}"
        """, "{y}", "{y}")]
    [InlineData("""
        "\'\0\a\b\e\f\r\t\v{x}"
        """, "{x}", "{x}")]
    [InlineData("""
        "caf\u00e9 {x}"
        """, "\u00e9 ", """
        \u00e9 
        """)]
    [InlineData("""
        "caf\xe9{x}"
        """, "\u00e9", """
        \xe9
        """)]
    [InlineData("""
        "\x41F{x}"
        """, "{x}", "{x}")]
    [InlineData("""
        "\x00e9a{x}"
        """, "a", "a")]
    [InlineData("""
        "\u007bx\u007d"
        """, "{x}", """
        \u007bx\u007d
        """)]
    [InlineData("""
        "grin \U0001F600 {x}"
        """, "\U0001F600", """
        \U0001F600
        """)]
    [InlineData("""
        "grin \U0001F600{x}"
        """, "{x}", "{x}")]
    [InlineData("""
        "\U00000041{x}"
        """, "A{", """
        \U00000041{
        """)]
    [InlineData("""
        "😀{x}"
        """, "{x}", "{x}")]
    public void An_escape_in_a_regular_literal_counts_as_what_it_stands_for(string literal, string part, string spelled) =>
        Assert.Equal(spelled, Mapped(literal, part));

    [Fact]
    public void Half_of_a_surrogate_pair_written_as_one_escape_is_the_whole_escape()
    {
        const string Literal = """
            "a\U0001F600b"
            """;

        Assert.Equal(@"\U0001F600", Mapped(Literal, 1, 1));
        Assert.Equal(@"\U0001F600", Mapped(Literal, 2, 1));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_written_as_two_escapes_is_its_own_escape()
    {
        const string Literal = """
            "a\uD83D\uDE00b"
            """;

        Assert.Equal(@"\uD83D", Mapped(Literal, 1, 1));
        Assert.Equal(@"\uDE00", Mapped(Literal, 2, 1));
    }

    [Theory]
    [InlineData("@\"say \"\"{x}\"\" \\n {y}\"", "{y}", "{y}")]
    [InlineData("@\"say \"\"{x}\"\"\"", "\"{x}\"", "\"\"{x}\"\"")]
    [InlineData("@\"one\r\ntwo {x}\"", "{x}", "{x}")]
    [InlineData("@\"\"\"\"", "\"", "\"\"")]
    public void In_a_verbatim_literal_only_the_doubled_quote_is_an_escape(string literal, string part, string spelled) =>
        Assert.Equal(spelled, Mapped(literal, part));

    [Theory]
    [InlineData("\"\"\"a \\n \"{x}\" b\"\"\"", "\"{x}\"")]
    [InlineData("\"\"\"\"a \"\"\" {x}\"\"\"\"", "{x}")]
    public void In_a_raw_literal_nothing_is_an_escape(string literal, string part) =>
        Assert.Equal(part, Mapped(literal, part));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u2028")]
    public void The_indentation_of_a_raw_literal_is_no_part_of_its_value(string newLine)
    {
        var literal = string.Join(newLine, "\"\"\"  ", "    Translate:", "", "  ", "      {text}", "    into {language}.", "    \"\"\"");

        Assert.Equal("{text}", Mapped(literal, "{text}"));
        Assert.Equal("{language}", Mapped(literal, "{language}"));
        Assert.Equal("Translate:", Mapped(literal, 0, 10));
        Assert.Equal(newLine, Mapped(literal, 10, newLine.Length));
    }

    [Fact]
    public void A_part_of_several_raw_lines_includes_the_indentation_between_them() =>
        Assert.Equal("a\n  b", Mapped("\"\"\"\n  a\n  b\n  \"\"\"", "a\nb"));

    [Fact]
    public void A_blank_raw_line_longer_than_the_indentation_keeps_the_rest() =>
        Assert.Equal("  \n", Mapped("\"\"\"\n  a\n    \n  {x}\n  \"\"\"", "  \n"));

    [Fact]
    public void A_raw_literal_indented_with_tabs_is_mapped_alike() =>
        Assert.Equal("{x}", Mapped("\"\"\"\n\t\ta\n\t\t{x}\n\t\t\"\"\"", "{x}"));

    [Theory]
    [InlineData("\"ab\"", 0, 1)]
    [InlineData("\"ab\"", 1, 2)]
    [InlineData("\"ab\"", 2, 3)]
    [InlineData("\"\"", 0, 1)]
    [InlineData("@\"\"", 0, 2)]
    [InlineData("\"\\n\"", 1, 3)]
    [InlineData("\"\"\"\n  \n  \"\"\"", 0, 6)]
    public void An_empty_part_is_the_place_before_its_start(string literal, int start, int offset)
    {
        var expression = Parse(literal);

        var span = LiteralMap.Map(expression, start, 0);

        Assert.NotNull(span);
        Assert.Equal(expression.SpanStart + offset, span.Value.Start);
        Assert.True(span.Value.IsEmpty);
    }

    [Theory]
    [InlineData("\"a\" + \"b\"")]
    [InlineData("$\"ab\"")]
    [InlineData("$\"\"\"ab\"\"\"")]
    [InlineData("Prompts.Text")]
    [InlineData("nameof(ab)")]
    [InlineData("\"ab\"u8")]
    [InlineData("'a'")]
    [InlineData("null")]
    [InlineData("12")]
    public void What_is_no_string_literal_has_no_place_inside_it(string expression) =>
        Assert.Null(LiteralMap.Map(Parse(expression), 0, 1));

    [Theory]
    [InlineData("\"ab\\q\"")]
    [InlineData("\"ab\\u12\"")]
    [InlineData("\"ab\\U00110000\"")]
    [InlineData("\"ab")]
    [InlineData("@\"ab")]
    [InlineData("\"\"\"ab")]
    [InlineData("\"\"\"\nab\n  \"\"\"")]
    [InlineData("\"\"\"\n\"\"\"")]
    public void A_literal_that_does_not_compile_never_throws(string literal)
    {
        var expression = Parse(literal);

        for (var start = 0; start < 8; start++)
        {
            var span = LiteralMap.Map(expression, start, 1);
            Assert.True(span is null || expression.FullSpan.Contains(span.Value));
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(1, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_part_beyond_the_value_has_no_place(int start, int length) =>
        Assert.Null(LiteralMap.Map(Parse("\"ab\""), start, length));

    [Fact]
    public void The_place_is_counted_from_the_start_of_the_file()
    {
        const string Source = "[Prompt(\"Say {word}\")] class C;";
        var argument = CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<AttributeArgumentSyntax>().Single();

        var span = LiteralMap.Map(argument.Expression, 4, 6);

        Assert.Equal("{word}", Source.Substring(span!.Value.Start, span.Value.Length));
    }

    /// <summary>The characters that spell a part are a literal of that part: checked for every part of literals with every kind of escape.</summary>
    [Theory]
    [InlineData("\"", "\"", @"pl\x41in\tt\u00e9xt \\ \'\0\""with\"" q\e\U00000041\U0001F600z\x1\x12\x123 {x}")]
    [InlineData("\"", "\"", @"\U0001F600\uD83D\uDE00😀")]
    [InlineData("@\"", "\"", "a\"\"b\"\"\"\"c\\n\n{x}\r\nd")]
    public void What_spells_a_part_is_itself_a_literal_of_that_part(string open, string close, string content)
    {
        var literal = open + content + close;
        var value = Value(Parse(literal));

        foreach (var (start, length) in PartsBetweenEscapes(literal, value))
        {
            Assert.Equal(value.Substring(start, length), Value(Parse(open + Mapped(literal, start, length) + close)));
        }
    }

    /// <summary>All parts whose ends do not cut an escape in two.</summary>
    private static IEnumerable<(int Start, int Length)> PartsBetweenEscapes(string literal, string value)
    {
        var expression = Parse(literal);
        var isStart = Enumerable.Range(0, value.Length + 1)
            .Select(i => i == 0 || i == value.Length || LiteralMap.Map(expression, i, 1) != LiteralMap.Map(expression, i - 1, 1)).ToArray();
        return from start in Enumerable.Range(0, value.Length)
               where isStart[start]
               from length in Enumerable.Range(1, value.Length - start)
               where isStart[start + length]
               select (start, length);
    }

    private static string? Mapped(string literal, string part)
    {
        var start = Value(Parse(literal)).IndexOf(part, StringComparison.Ordinal);
        Assert.True(start >= 0, $"The value of {literal} has no {part}.");
        return Mapped(literal, start, part.Length);
    }

    private static string? Mapped(string literal, int start, int length)
    {
        var expression = Parse(literal);
        return LiteralMap.Map(expression, start, length) is { } span ? expression.SyntaxTree.ToString().Substring(span.Start, span.Length) : null;
    }

    private static string Value(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parentheses)
        {
            expression = parentheses.Expression;
        }

        return Assert.IsType<LiteralExpressionSyntax>(expression).Token.ValueText;
    }

    // In its place in a file and after something, so that spans are not counted from 0.
    private static ExpressionSyntax Parse(string expression) =>
        CSharpSyntaxTree.ParseText($"var a = 1; var b = {expression};", new CSharpParseOptions(LanguageVersion.Preview))
            .GetRoot().DescendantNodes().OfType<EqualsValueClauseSyntax>().Last().Value;
}
