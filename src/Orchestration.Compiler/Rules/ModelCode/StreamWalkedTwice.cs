using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9013: a model's stream is walked twice, and each walk sends the request.</summary>
internal sealed class StreamWalkedTwice : CodeRule
{
    public const string Id = "ORC9013";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A model's stream is walked twice");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        var streams = new Streams(file);
        foreach (IGrouping<ISymbol, StreamWalk> walks in streams.Walks.GroupBy(walk => walk.Stream, SymbolEqualityComparer.Default).OfType<IGrouping<ISymbol, StreamWalk>>())
        {
            List<StreamWalk> inOrder = walks.OrderBy(walk => walk.Operation.Syntax.SpanStart).ToList();
            for (int i = 0; i < inOrder.Count; i++)
            {
                if (inOrder.Take(i).Any(earlier => RunsAfter(earlier.Operation, inOrder[i].Operation, file)))
                {
                    yield return Found(inOrder[i], "is walked a second time");
                }
                else if (IsRepeated(inOrder[i], file))
                {
                    yield return Found(inOrder[i], "is walked again in every round of a loop");
                }
            }
        }
    }

    private Diagnostic Found(StreamWalk walk, string how) => At(
        walk.Place,
        $"'{walk.Stream.Name}' {how}, and each walk sends the request again: the reply is paid for each time, and may say something else. Walk it once and keep what it gives, in a list or with ToListAsync.");

    /// <summary>Whether a run that comes to one walk can come to a later one.</summary>
    private static bool RunsAfter(IOperation earlier, IOperation later, CodeFile file)
    {
        if (earlier.EnclosingFunction() != later.EnclosingFunction() || earlier.Ancestors().FirstOrDefault(outer => later.IsWithin(outer)) is not { } common)
        {
            return false;
        }

        bool isEither = common switch
        {
            IConditionalOperation choice => !earlier.IsWithin(choice.Condition),
            ISwitchOperation choice => !earlier.IsWithin(choice.Value),
            ISwitchExpressionOperation choice => !earlier.IsWithin(choice.Value),
            ICoalesceOperation => true,

            // What is tried again after a failure is meant to be.
            ITryOperation attempt => attempt.Catches.Any(caught => later.IsWithin(caught)),
            _ => false,
        };
        return !isEither && GoesOn(earlier, common, file);
    }

    /// <summary>Whether a walk is in a loop that its stream is not made in.</summary>
    private static bool IsRepeated(StreamWalk walk, CodeFile file)
    {
        IOperation? loop = walk.Operation.Ancestors()
            .TakeWhile(outer => outer is not (IAnonymousFunctionOperation or ILocalFunctionOperation or ITryOperation))
            .FirstOrDefault(outer => outer is ILoopOperation);
        return loop is not null && !IsMadeIn(walk.Stream, loop) && GoesOn(walk.Operation, loop, file);
    }

    private static bool IsMadeIn(ISymbol stream, IOperation loop) => stream.DeclaringSyntaxReferences.Any(place => loop.Syntax.Span.Contains(place.Span))
        || loop.Descendants().Any(operation => operation is IAssignmentOperation assignment && SymbolEqualityComparer.Default.Equals(assignment.Target.SymbolOrNull(), stream));

    /// <summary>Whether nothing returns, throws or leaves between an operation and the end of what it stands in.</summary>
    private static bool GoesOn(IOperation operation, IOperation within, CodeFile file) => operation.Ancestors()
        .Prepend(operation)
        .TakeWhile(outer => outer != within)
        .Select(outer => outer.Syntax)
        .OfType<StatementSyntax>()
        .Distinct()
        .All(statement => file.Model.AnalyzeControlFlow(statement) is not { Succeeded: true, EndPointIsReachable: false });
}
