using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.Compiler.Diagnostics;

/// <summary>
/// Reads the text of one string literal as the C# lexer does (C# specification, 6.4.5.6, and the raw string literals of C# 11) and remembers for
/// every code unit of the value which characters spelled it.
/// </summary>
internal sealed class LiteralReader
{
    private readonly string _text;
    private readonly StringBuilder _value = new();
    private readonly List<TextSpan> _spelledBy = [];
    private int _contentStart;

    private LiteralReader(string text) => _text = text;

    /// <summary>Reads a string literal; <see langword="null"/> where the compiler reads another value, as it does for a literal with an error.</summary>
    public static LiteralReader? Read(SyntaxToken token)
    {
        var reader = new LiteralReader(token.Text);
        var isRead = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken => token.Text.StartsWith("@", StringComparison.Ordinal) ? reader.ReadVerbatim() : reader.ReadRegular(),
            SyntaxKind.SingleLineRawStringLiteralToken => reader.ReadSingleLineRaw(),
            SyntaxKind.MultiLineRawStringLiteralToken => reader.ReadMultiLineRaw(),
            _ => false,
        };
        return isRead && reader._value.ToString() == token.ValueText ? reader : null;
    }

    /// <summary>The characters of the literal that spell a part of its value, or <see langword="null"/> where the value has no such part.</summary>
    public TextSpan? Locate(int start, int length)
    {
        // Written without a sum, which could overflow.
        if (start > _spelledBy.Count || length > _spelledBy.Count - start)
        {
            return null;
        }

        if (length > 0)
        {
            return TextSpan.FromBounds(_spelledBy[start].Start, _spelledBy[start + length - 1].End);
        }

        return new TextSpan(PositionBefore(start), 0);
    }

    private int PositionBefore(int index) =>
        index < _spelledBy.Count ? _spelledBy[index].Start
        : index > 0 ? _spelledBy[index - 1].End
        : _contentStart;

    private bool ReadRegular()
    {
        _contentStart = 1;
        var position = 1;
        while (position < _text.Length && _text[position] != '"')
        {
            var length = _text[position] == '\\' ? ReadEscape(position) : ReadCharacter(position);
            if (length == 0)
            {
                return false;
            }

            position += length;
        }

        return position == _text.Length - 1;
    }

    private bool ReadVerbatim()
    {
        _contentStart = 2;
        var end = _text.Length - 1;
        for (var position = 2; position < end; position++)
        {
            var isDoubledQuote = _text[position] == '"';
            Add(_text[position], position, isDoubledQuote ? 2 : 1);
            position += isDoubledQuote ? 1 : 0;
        }

        return end >= 2 && _text[end] == '"';
    }

    private bool ReadSingleLineRaw()
    {
        var quotes = CountQuotes();
        _contentStart = quotes;
        ReadCharacters(quotes, _text.Length - quotes);
        return _text.Length >= 2 * quotes;
    }

    private bool ReadMultiLineRaw()
    {
        var quotes = CountQuotes();
        var lines = SourceText.From(_text).Lines;
        if (lines.Count < 3)
        {
            return false;
        }

        // The white space before the closing quotes is what every line of the content loses.
        var indentation = lines[lines.Count - 1].End - quotes - lines[lines.Count - 1].Start;
        _contentStart = Math.Min(lines[1].Start + indentation, lines[1].End);
        for (var number = 1; number < lines.Count - 1; number++)
        {
            var line = lines[number];
            var isLast = number == lines.Count - 2;
            // A blank line may be shorter than the indentation; the line break before the closing quotes is no content.
            ReadCharacters(Math.Min(line.Start + indentation, line.End), isLast ? line.End : line.EndIncludingLineBreak);
        }

        return indentation >= 0;
    }

    private int CountQuotes()
    {
        var count = 0;
        while (count < _text.Length && _text[count] == '"')
        {
            count++;
        }

        return count;
    }

    private void ReadCharacters(int start, int end)
    {
        for (var position = start; position < end; position++)
        {
            Add(_text[position], position, 1);
        }
    }

    private int ReadCharacter(int position)
    {
        Add(_text[position], position, 1);
        return 1;
    }

    /// <summary>Reads the escape sequence at a backslash and returns its length; 0 where it is none.</summary>
    private int ReadEscape(int backslash)
    {
        var letter = backslash + 1 < _text.Length ? _text[backslash + 1] : '\0';
        return letter switch
        {
            'u' => ReadCodePoint(backslash, 4, 4),
            'U' => ReadCodePoint(backslash, 8, 8),
            'x' => ReadCodePoint(backslash, 1, 4),
            _ => SimpleEscape(letter) is { } value ? Add(value, backslash, 2) : 0,
        };
    }

    private static char? SimpleEscape(char letter) => letter switch
    {
        '\'' or '"' or '\\' => letter,
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        'e' => '\u001b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        _ => null,
    };

    private int ReadCodePoint(int backslash, int least, int most)
    {
        var digits = 0;
        while (digits < most && backslash + 2 + digits < _text.Length && IsHexDigit(_text[backslash + 2 + digits]))
        {
            digits++;
        }

        var number = _text.Substring(backslash + 2, digits);
        if (digits < least || !uint.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint) || codePoint > 0x10FFFF)
        {
            return 0;
        }

        return AddCodePoint((int)codePoint, backslash, 2 + digits);
    }

    private int AddCodePoint(int codePoint, int position, int length)
    {
        if (codePoint <= char.MaxValue)
        {
            return Add((char)codePoint, position, length);
        }

        var pair = char.ConvertFromUtf32(codePoint);
        Add(pair[0], position, length);
        return Add(pair[1], position, length);
    }

    private int Add(char value, int position, int length)
    {
        _value.Append(value);
        _spelledBy.Add(new TextSpan(position, length));
        return length;
    }

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
