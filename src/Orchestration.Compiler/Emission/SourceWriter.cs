using System.Text;

namespace Orchestration.Compiler.Emission;

/// <summary>Writes lines of code at the right indentation, with <c>\n</c> as line end.</summary>
internal sealed class SourceWriter
{
    private const string Step = "    ";

    private readonly StringBuilder text = new();
    private int depth;
    private bool isBlankPending;

    public SourceWriter Line(string line)
    {
        if (isBlankPending)
        {
            text.Append('\n');
            isBlankPending = false;
        }

        foreach (string part in line.Split('\n'))
        {
            if (part.Length > 0)
            {
                for (int i = 0; i < depth; i++)
                {
                    text.Append(Step);
                }

                text.Append(part);
            }

            text.Append('\n');
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
