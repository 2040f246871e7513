using Microsoft.CodeAnalysis;
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

    /// <summary>A task of a value in code; of nothing, for null.</summary>
    public static string TaskOf(ITypeSymbol? value, bool asOutcome = false) =>
        value is null ? "global::System.Threading.Tasks.Task"
        : asOutcome ? $"global::System.Threading.Tasks.Task<global::Orchestration.Outcome<{TypeReader.NameOf(value)}>>"
        : $"global::System.Threading.Tasks.Task<{TypeReader.NameOf(value)}>";

    /// <summary>A method's name without a trailing <c>Async</c>: what its step is called.</summary>
    public static string WithoutAsync(string method)
    {
        const string Suffix = "Async";
        return method.Length > Suffix.Length && method.EndsWith(Suffix, StringComparison.Ordinal)
            ? method.Substring(0, method.Length - Suffix.Length)
            : method;
    }

    public static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);
}
