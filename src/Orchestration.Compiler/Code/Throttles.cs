using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Recognises what lets only so much run at a time: semaphores, rate limiters, pauses.</summary>
internal static class Throttles
{
    private static readonly string[] Types = ["Semaphore", "Limiter", "Throttl", "Bulkhead", "Mutex", "Lock", "Resilience", "Policy", "Gate"];

    private static readonly string[] Calls = ["Acquire", "Enter", "Lock", "Throttle"];

    /// <summary>Whether an operation, or what it calls in the same file, waits at one.</summary>
    public static bool AreIn(IOperation operation, CodeFile file)
    {
        var seen = new HashSet<IOperation>();
        var open = new Stack<IOperation>([operation]);
        while (open.Count > 0)
        {
            foreach (IOperation part in open.Pop().DescendantsAndSelf())
            {
                if (part is IInvocationOperation call && Is(call))
                {
                    return true;
                }

                foreach (CodeBody body in CalledBy(part) is { } method ? file.Calls.BodiesOf(method) : [])
                {
                    if (seen.Add(body.Root))
                    {
                        open.Push(body.Root);
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Whether a loop that starts tasks pauses between them, or waits for some before it goes on.</summary>
    public static bool ArePausesIn(IOperation loop) => loop.Descendants().Any(operation =>
        operation is IInvocationOperation { TargetMethod: { Name: "Delay" or "WhenAny" or "WhenAll" or "WaitAny" or "Clear" or "Remove" or "RemoveAll" } } call || (operation is IInvocationOperation wait && Is(wait)));

    private static bool Is(IInvocationOperation call)
    {
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        return type.Name != "Task"
            && (Types.Any(part => type.Name.Contains(part)) || Calls.Any(start => call.TargetMethod.Name.StartsWith(start, StringComparison.Ordinal)));
    }

    private static IMethodSymbol? CalledBy(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        _ => null,
    };
}
