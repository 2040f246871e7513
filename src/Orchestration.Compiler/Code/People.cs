using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Recognises where a program waits for what comes from outside: a person's line, the next message of a queue, the next tick of a clock.</summary>
internal static class People
{
    private static readonly string[] Starts =
    [
        "Read", "TryRead", "WaitToRead", "Receive", "TryReceive", "Dequeue", "TryDequeue", "TryPop", "TryTake", "Take", "Consume", "Poll", "Accept", "WaitForNextTick", "MoveNext", "WaitOne",
    ];

    /// <summary>Whether a value is what a person has typed, as it was or tidied.</summary>
    public static bool Give(IOperation? value) => value?.Unconverted() switch
    {
        IInvocationOperation call => IsTyped(call) || Give(call.Instance),
        IPropertyReferenceOperation property => Give(property.Instance),
        IAwaitOperation awaited => Give(awaited.Operation),
        ICoalesceOperation either => Give(either.Value),
        IConditionalAccessOperation access => Give(access.Operation),
        ISimpleAssignmentOperation assignment => Give(assignment.Value),
        _ => false,
    };

    /// <summary>Whether a call waits for something that is not the program's own doing.</summary>
    public static bool AreAwaitedBy(IInvocationOperation call) => IsTyped(call)
        || call.TargetMethod.Name.Contains("Input")
        || (call.Instance is not null && Starts.Any(start => call.TargetMethod.Name.StartsWith(start, StringComparison.Ordinal)));

    private static bool IsTyped(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "ReadLine" or "ReadLineAsync" or "ReadKey" => true,
        "Ask" or "AskAsync" or "Prompt" or "PromptAsync" or "Confirm" => call.TargetMethod.ContainingType is { Name: "AnsiConsole" or "AnsiConsoleExtensions" or "Prompt" or "IAnsiConsole" },
        _ => false,
    };
}
