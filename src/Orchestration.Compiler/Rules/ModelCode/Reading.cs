using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>Recognises where the text of a reply is read into a value.</summary>
internal static class Reading
{
    private static readonly HashSet<string> Exceptions = new(StringComparer.Ordinal)
    {
        "JsonException", "JsonReaderException", "JsonSerializationException", "FormatException", "OverflowException", "XmlException", "ArgumentException", "InvalidOperationException", "KeyNotFoundException",
        "InvalidCastException", "IndexOutOfRangeException", "NotSupportedException", "ArgumentOutOfRangeException",
    };

    /// <summary>Whether an exception says that something could not be read.</summary>
    public static bool Raises(string exception) => Exceptions.Contains(exception);

    /// <summary>The first place in a part where a reply is read.</summary>
    public static IOperation? In(IOperation part, CodeFile file) => part.Descendants().FirstOrDefault(operation => Is(operation, file));

    /// <summary>Whether an operation reads a reply, and throws where it cannot.</summary>
    public static bool Is(IOperation operation, CodeFile file) => operation switch
    {
        IInvocationOperation call => IsReader(call.TargetMethod) && IsOfReply(call, file),
        IPropertyReferenceOperation { Property.Name: "Result", Instance.Type: { } type } => file.Apis.IsReply(type) || file.Apis.IsReply(type.BaseType),
        _ => false,
    };

    /// <summary>Whether a call tries to read a reply, and says by its result whether it could.</summary>
    public static bool IsAttempt(IInvocationOperation call, CodeFile file) =>
        call.Type?.SpecialType == SpecialType.System_Boolean
        && call.TargetMethod.Name.StartsWith("Try", StringComparison.Ordinal)
        && call.Arguments.Any(argument => argument.Parameter?.RefKind == RefKind.Out)
        && (IsOfReply(call, file) || (call is { TargetMethod.Name: "TryGetResult", Instance: { } reply } && file.Replies.KindOf(reply) == ReplyKind.Reply));

    private static bool IsOfReply(IInvocationOperation call, CodeFile file) =>
        call.Arguments.Any(argument => argument.Parameter?.RefKind != RefKind.Out && file.Replies.IsText(argument.Value));

    private static bool IsReader(IMethodSymbol method) =>
        method.Name.StartsWith("Deserialize", StringComparison.Ordinal)
        || method.Name.StartsWith("Parse", StringComparison.Ordinal)
        || (method.ContainingType.Name == "Convert" && method.Name.StartsWith("To", StringComparison.Ordinal));
}
