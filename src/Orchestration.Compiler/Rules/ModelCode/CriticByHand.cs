using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9015: a bounded loop drafts, judges and revises, as <c>[Critic]</c> states it.</summary>
internal sealed class CriticByHand : CodeRule
{
    public const string Id = "ORC9015";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Hidden(Id, "A loop of rounds is a critic");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        var endings = new Endings(file);
        foreach (ILoopOperation loop in file.Operations.OfType<ILoopOperation>().Where(loop => loop is IForLoopOperation or IWhileLoopOperation))
        {
            if (RevisedIn(loop, file) is { } draft && IsJudgedIn(loop, draft, file) && endings.Of(loop) == Ending.Bound)
            {
                yield return At(
                    loop.Syntax.GetFirstToken().GetLocation(),
                    $"This loop judges '{draft.Name}' and revises it, as a [Critic] states it; declared, its bound, its cost and what holds when it is exhausted are known before it runs.");
            }
        }
    }

    /// <summary>The variable from before the loop that a model writes again in each round.</summary>
    private static ILocalSymbol? RevisedIn(ILoopOperation loop, CodeFile file) => loop.Descendants()
        .OfType<ISimpleAssignmentOperation>()
        .Where(revision => file.Calls.CallsModelWithin(revision.Value) && file.Replies.IsText(revision.Value))
        .Select(revision => revision.Target.SymbolOrNull())
        .OfType<ILocalSymbol>()
        .FirstOrDefault(draft => draft.DeclaringSyntaxReferences.All(place => !loop.Syntax.Span.Contains(place.Span)));

    /// <summary>Whether another call of a model reads the draft, and what it says can end the loop.</summary>
    private static bool IsJudgedIn(ILoopOperation loop, ILocalSymbol draft, CodeFile file) =>
        loop.Descendants().OfType<IInvocationOperation>().Any(call =>
            file.Calls.CallsModel(call)
            && call.Arguments.Any(argument => argument.Descendants().Any(part => SymbolEqualityComparer.Default.Equals(part.SymbolOrNull(), draft)))
            && !call.Ancestors().OfType<ISimpleAssignmentOperation>().Any(revision => SymbolEqualityComparer.Default.Equals(revision.Target.SymbolOrNull(), draft)))
        && loop.Descendants().OfType<IConditionalOperation>().Any(choice =>
            choice.Type is null
            && file.Influence.IsOn(choice.Condition)
            && choice.WhenTrue.DescendantsAndSelf().Any(exit => exit is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break }));
}
