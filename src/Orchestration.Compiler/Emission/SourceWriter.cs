using System.Text;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes lines of code at the right indentation, with <c>\n</c> as line end.</summary>
internal sealed class SourceWriter
{
    private const string Step = "    ";

    /// <summary>About as many characters as a pipeline of a few steps has.</summary>
    private const int UsualLength = 8 * 1024;

    private readonly StringBuilder text = new(UsualLength);
    private int depth;
    private bool isBlankPending;

    public SourceWriter Line(string line)
    {
        if (isBlankPending)
        {
            text.Append('\n');
            isBlankPending = false;
        }

        for (int start = 0; start <= line.Length;)
        {
            int end = line.IndexOf('\n', start) is >= 0 and int found ? found : line.Length;
            if (end > start)
            {
                for (int i = 0; i < depth; i++)
                {
                    text.Append(Step);
                }

                text.Append(line, start, end - start);
            }

            text.Append('\n');
            start = end + 1;
        }

        return this;
    }

    /// <summary>A blank line before the next one, unless a block ends first.</summary>
    public SourceWriter Blank()
    {
        isBlankPending = text.Length > 0;
        return this;
    }

    public SourceWriter Open(string? header = null)
    {
        if (header is not null)
        {
            Line(header);
        }

        Line("{");
        depth++;
        return this;
    }

    public SourceWriter Close(string after = "")
    {
        isBlankPending = false;
        depth--;
        return Line("}" + after);
    }

    /// <summary>A block with its braces.</summary>
    public SourceWriter Block(string header, Action write)
    {
        Open(header);
        write();
        return Close();
    }

    public SourceWriter Indented(Action write)
    {
        depth++;
        write();
        depth--;
        return this;
    }

    public override string ToString() => text.ToString();
}
