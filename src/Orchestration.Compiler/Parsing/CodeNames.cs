using Microsoft.CodeAnalysis.CSharp;

namespace Orchestration.Compiler.Parsing;

/// <summary>Names as they stand in code.</summary>
internal static class CodeNames
{
    /// <summary>A name with <c>@</c> where it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) is SyntaxKind.None or not (SyntaxKind.AwaitKeyword or SyntaxKind.FieldKeyword or SyntaxKind.YieldKeyword)
            ? name
            : "@" + name;

    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);
}
