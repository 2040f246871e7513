using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9006: calls that run at once add to the conversation that they send.</summary>
internal sealed class SharedConversation : CodeRule
{
    public const string Id = "ORC9006";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Calls that run at once share a conversation");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        var seen = new HashSet<SyntaxNode>();
        return Repeated(file).Concat(Together(file)).Where(found => seen.Add(found.Place)).Select(found => Found(found.Place, found.Conversation)).Concat(Meanwhile(file));
    }

    private Diagnostic Found(SyntaxNode place, ISymbol conversation)
    {
        string found = $"Calls that run at once share '{conversation.Name}' and add to it: what one asks ends up between the question and the answer of another";
        return At(place.GetLocation(), found + (Conversations.IsSession(conversation.TypeOrNull())
            ? ". Give each call a session of its own."
            : ", and the list can change while it is sent. Give each call a list of its own, and join them when all are done."));
    }

    /// <summary>What is started many times: each is a call beside the others.</summary>
    private static IEnumerable<(SyntaxNode Place, ISymbol Conversation)> Repeated(CodeFile file) => FanOuts.In(file)
        .Select(fan => (fan.Wait, fan.Started))
        .Concat(FanOuts.InParallel(file))
        .Where(fan => file.Calls.CallsModelWithin(fan.Started) && !Throttles.AreIn(fan.Started, file))
        .Select(fan => (fan.Wait, Use: ConversationUse.Of(fan.Started, file), Item: fan.Started))
        .Select(fan => (Place: CalledIn(fan.Wait), Conversation: fan.Use.Sent.FirstOrDefault(sent => fan.Use.Changes(sent) && !IsNewInLoop(sent, fan.Item))))
        .Where(found => found.Conversation is not null)!;

    /// <summary>Several calls that are started before the first of them is awaited.</summary>
    private static IEnumerable<(SyntaxNode Place, ISymbol Conversation)> Together(CodeFile file)
    {
        foreach (IReadOnlyList<IInvocationOperation> calls in FanOuts.Together(file))
        {
            List<(IInvocationOperation Call, ConversationUse Use)> uses = calls.Where(file.Calls.CallsModelWithin).Select(call => (call, ConversationUse.Of(call, file))).ToList();
            for (int i = 1; i < uses.Count; i++)
            {
                if (uses.Take(i).Select(earlier => SharedBy(earlier.Use, uses[i].Use)).FirstOrDefault(symbol => symbol is not null) is { } shared && !Throttles.AreIn(uses[i].Call, file))
                {
                    yield return (CalledIn(uses[i].Call), shared);
                }
            }
        }
    }

    /// <summary>What changes a list while a call that was given it runs.</summary>
    private IEnumerable<Diagnostic> Meanwhile(CodeFile file)
    {
        foreach ((IInvocationOperation call, IEnumerable<IOperation> meanwhile) in FanOuts.Running(file).Where(running => file.Calls.CallsModelWithin(running.Call)))
        {
            var use = ConversationUse.Of(call, file);
            IOperation? change = use.Sent.Count == 0 ? null : meanwhile.FirstOrDefault(operation => ChangedBy(operation, file) is { } changed && use.Sent.Contains(changed, SymbolEqualityComparer.Default));
            if (change is not null)
            {
                yield return At(
                    CalledIn(change).GetLocation(),
                    $"'{ChangedBy(change, file)!.Name}' is changed while a call that was given it may still be reading it, so whether the model sees the change is chance. Await the call first, or give it a list of its own.");
            }
        }
    }

    private static ISymbol? ChangedBy(IOperation operation, CodeFile file) => Conversations.LengthenedBy(file, operation) ?? Conversations.ShortenedBy(file, operation);

    private static ISymbol? SharedBy(ConversationUse one, ConversationUse other) => one.Sent.Concat(other.Sent).FirstOrDefault(conversation =>
        one.Touches(conversation) && other.Touches(conversation) && (one.Changes(conversation) || other.Changes(conversation)));

    /// <summary>Whether a loop that starts calls makes a conversation for each.</summary>
    private static bool IsNewInLoop(ISymbol conversation, IOperation started) => conversation is ILocalSymbol && started.Ancestors()
        .OfType<ILoopOperation>()
        .Any(loop => conversation.DeclaringSyntaxReferences.Any(place => loop.Syntax.Span.Contains(place.Span)));

    private static SyntaxNode CalledIn(IOperation call) => call.Syntax is InvocationExpressionSyntax { Expression: var called } ? called : call.Syntax;
}
