using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>A place at which a stream is read to its end, or as far as somebody wants it.</summary>
/// <param name="Stream">The variable or parameter that holds the stream.</param>
/// <param name="Operation">What reads it.</param>
/// <param name="Place">Where it is named.</param>
internal sealed record StreamWalk(ISymbol Stream, IOperation Operation, IOperation Place);

/// <summary>The streams of replies that a file holds in variables, and who reads them. What a method of another file does with one is not known.</summary>
internal sealed class Streams
{
    private const int MostSteps = 8;

    /// <summary>What makes one stream of another and remembers what it has read.</summary>
    private static readonly HashSet<string> Memories = new(StringComparer.Ordinal) { "Memoize", "Replay", "Publish", "Share", "ToReplayable", "Cache" };

    private readonly CodeFile file;
    private readonly ILookup<ISymbol?, IOperation> given;

    public Streams(CodeFile file)
    {
        this.file = file;
        given = file.Bindings.ToLookup(binding => (ISymbol?)binding.Target, binding => binding.Value, SymbolEqualityComparer.Default);
        Walks = file.Operations.Select(WalkBy).OfType<StreamWalk>().ToList();
    }

    public IReadOnlyList<StreamWalk> Walks { get; }

    private StreamWalk? WalkBy(IOperation operation) => operation switch
    {
        IForEachLoopOperation { IsAsynchronous: true } loop => Walk(loop, loop.Collection),
        IInvocationOperation call when ReadBy(call) is { } read => Walk(call, read),
        _ => null,
    };

    private StreamWalk? Walk(IOperation reader, IOperation read) => StreamIn(read, MostSteps) is { Place: { } place, Stream: { } stream } ? new(stream, reader, place) : null;

    /// <summary>The stream that a call reads: all that the libraries do with one and a task comes of, and methods of this file that read what they are given.</summary>
    private IOperation? ReadBy(IInvocationOperation call)
    {
        if (call.TargetMethod.IsOfKnownLibrary())
        {
            return call.TargetMethod is { IsExtensionMethod: true, ReturnType.Name: "Task" or "ValueTask" } ? call.Arguments.FirstOrDefault()?.Value : null;
        }

        return call.Arguments.FirstOrDefault(argument => IsStream(argument.Value.Unconverted().Type) && argument.Parameter is { } parameter && IsReadBy(call.TargetMethod, parameter.Ordinal))?.Value;
    }

    private bool IsReadBy(IMethodSymbol method, int ordinal) => file.Calls.BodiesOf(method).Any(body =>
        body.Owner is IMethodSymbol owner
        && ordinal < owner.Parameters.Length
        && body.Root.Descendants().Any(operation => operation is IForEachLoopOperation { IsAsynchronous: true } loop && Names(loop.Collection, owner.Parameters[ordinal])));

    private static bool Names(IOperation operation, ISymbol symbol) =>
        operation.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(part.SymbolOrNull(), symbol));

    /// <summary>The variable behind what is read, and where it is named.</summary>
    private (ISymbol Stream, IOperation Place)? StreamIn(IOperation read, int steps) => steps == 0 ? null : read.Unconverted() switch
    {
        IInvocationOperation call when IsStream(call.Type) && !Memories.Contains(call.TargetMethod.Name) && call.TargetMethod.IsOfKnownLibrary() && !file.Apis.IsCall(call) =>
            call.ReceiverOrNull() is { } source ? StreamIn(source, steps - 1) : null,
        ILocalReferenceOperation { Local: var local } reference when given[local].Take(2).Count() == 1 => IsRequest(given[local].First()) ? (local, reference)
            : StreamIn(given[local].First(), steps - 1) is var (stream, _) ? (stream, reference)
            : null,
        IParameterReferenceOperation { Parameter: var parameter } reference when IsOfReplies(parameter.Type) && !IsAssigned(parameter, reference) => (parameter, reference),
        _ => null,
    };

    /// <summary>Whether a value is a stream that has yet to be asked for.</summary>
    private bool IsRequest(IOperation value) => value.Unconverted() is IInvocationOperation call && IsStream(call.Type) && file.Calls.CallsModel(call);

    private bool IsOfReplies(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: { Length: 1 } elements } && IsStream(type) && file.Apis.IsReply(elements[0]);

    private static bool IsAssigned(ISymbol symbol, IOperation reference) =>
        reference.Root().Descendants().Any(operation => operation is IAssignmentOperation assignment && SymbolEqualityComparer.Default.Equals(assignment.Target.SymbolOrNull(), symbol));

    private static bool IsStream(ITypeSymbol? type) => type.IsA("System.Collections.Generic", "IAsyncEnumerable") || type.Is("System.Runtime.CompilerServices", "ConfiguredCancelableAsyncEnumerable");
}
