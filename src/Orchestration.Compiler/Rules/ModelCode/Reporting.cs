using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>Recognises calls that tell of something, in a log, a metric or on a screen, and change nothing of what the program does next.</summary>
internal static class Reporting
{
    private static readonly string[] Types = ["Logger", "Console", "Debug", "Trace", "Activity", "Counter", "Histogram", "Meter", "Metric", "Telemetry", "TextWriter", "StreamWriter", "TestOutputHelper", "Log"];

    /// <summary>Whether a call tells of something.</summary>
    public static bool Is(IInvocationOperation call) => call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal)
        || (TypeOf(call)?.Name is { } type && Types.Any(part => type.IndexOf(part, StringComparison.Ordinal) >= 0));

    /// <summary>Whether a call writes where a person in front of the program reads it.</summary>
    public static bool IsToPerson(IInvocationOperation call) => TypeOf(call)?.Name is { } type
        && (type.IndexOf("Console", StringComparison.Ordinal) >= 0 || (type.EndsWith("Writer", StringComparison.Ordinal) && call.Instance is IPropertyReferenceOperation { Property.ContainingType.Name: "Console" }));

    /// <summary>Whether a call does nothing that would count: it tells, waits, or makes text for what does.</summary>
    public static bool IsIdle(IInvocationOperation call) => Is(call)
        || call.TargetMethod is { Name: "Delay", ContainingType.Name: "Task" } or { Name: "Sleep", ContainingType.Name: "Thread" } or { Name: "ConfigureAwait" }
        || call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String
        || call.TargetMethod.Name is "ToString" or "GetType" or "FromSeconds" or "FromMilliseconds";

    private static ITypeSymbol? TypeOf(IInvocationOperation call) =>
        call.Instance?.Type ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value.Unconverted().Type : null) ?? call.TargetMethod.ContainingType;
}
