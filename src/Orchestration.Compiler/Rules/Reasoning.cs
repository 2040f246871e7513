using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules;

/// <summary>Recognises the properties in which a model is to write why it says what it says.</summary>
internal static class Reasoning
{
    private static readonly HashSet<string> Reasons = new(StringComparer.Ordinal)
    {
        "analysis", "because", "explanation", "justification", "rationale", "reason", "reasoning", "reasons", "thinking", "thought", "thoughts", "why",
    };

    /// <summary>What a verdict's reasons may be called too, and what in another type may be content.</summary>
    private static readonly HashSet<string> Remarks = new(StringComparer.Ordinal) { "argument", "arguments", "comment", "comments", "critique", "evidence", "feedback", "issues", "objections", "problems" };

    /// <summary>Whether a property is one by its name, and holds text or several texts.</summary>
    public static bool IsIn(IPropertySymbol property) => IsText(property) && Words.In(property.Name).Any(Reasons.Contains);

    /// <summary>The same of a type of which it is known that it is a verdict.</summary>
    public static bool IsInVerdict(IPropertySymbol property) => IsText(property) && Words.In(property.Name).Any(word => Reasons.Contains(word) || Remarks.Contains(word));

    private static bool IsText(IPropertySymbol property) => TypeReader.KindOf(property.Type) is ValueKind.Text or ValueKind.TextList;
}
