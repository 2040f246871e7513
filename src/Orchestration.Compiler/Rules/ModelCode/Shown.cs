using Microsoft.CodeAnalysis;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>Quotes code in a message.</summary>
internal static class Shown
{
    private const int Longest = 40;

    /// <summary>The first line of what is written, or as much of it as a message holds.</summary>
    public static string Of(IOperation operation)
    {
        string text = operation.Syntax.ToString();
        string line = text.Split('\r', '\n')[0];
        return line.Length > Longest ? line.Substring(0, Longest).TrimEnd() + " …" : line.Length < text.Length ? line + " …" : line;
    }
}
