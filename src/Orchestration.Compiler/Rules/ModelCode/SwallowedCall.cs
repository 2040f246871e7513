using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9010: a clause that takes every exception of a model call, after which the program goes on as if there had been none. ORC9003 speaks of what stands in for a reply that could not be read.</summary>
internal sealed class SwallowedCall : CodeRule
{
    public const string Id = "ORC9010";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A failed model call passes unnoticed");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        foreach (ITryOperation attempt in file.Operations.OfType<ITryOperation>())
        {
            foreach (ICatchClauseOperation clause in attempt.Catches)
            {
                var handler = new Handler(file, attempt, clause);
                if (handler.IsOfAll && CallIn(attempt, file) is { } call && Swallowed(handler, attempt, file) is { } outcome)
                {
                    yield return At(((CatchClauseSyntax)clause.Syntax).CatchKeyword.GetLocation(), Message(call, handler, outcome.Value));
                }
            }
        }
    }

    /// <summary>What the program goes on with, where nobody could tell.</summary>
    private static (Substitute Kind, IOperation? Value)? Swallowed(Handler handler, ITryOperation attempt, CodeFile file)
    {
        (Substitute kind, IOperation? value) = handler.GoesOnWith();
        bool isMeant = (kind == Substitute.Explicit && !handler.IsNoForVerdict(value))
            || (handler.LetsCancellationThrough && (kind == Substitute.Other || (handler.Reports && value is null)))
            || (value is null && handler.Reports && (handler.IsOnTop || handler.ShowsToPerson))
            || (Substitutes.IsNull(value) && handler.IsNullUnderstood)
            || UnreadableReply.SpeaksOf(handler, attempt, kind, value, file);
        return isMeant ? null : (kind, value);
    }

    /// <summary>The first model call whose failure comes to a clause of an attempt.</summary>
    private static IInvocationOperation? CallIn(ITryOperation attempt, CodeFile file) => attempt.Body.Descendants().OfType<IInvocationOperation>().FirstOrDefault(call =>
        file.Calls.CallsModel(call)
        && !call.Ancestors().TakeWhile(outer => outer != attempt).OfType<ITryOperation>().Any(inner => call.IsWithin(inner.Body) && inner.Catches.Any(clause => new Handler(file, inner, clause).IsOfAll)));

    private static string Message(IInvocationOperation call, Handler handler, IOperation? value)
    {
        string taken = handler.LetsCancellationThrough ? "every failure" : "every failure, a cancelled run's too,";
        string next = value is null ? "the program goes on as if nothing had happened" : $"'{Shown.Of(value)}' goes on as if the model had said it";
        string remedy = handler.LetsCancellationThrough ? "throw, or return something that says it failed" : "let OperationCanceledException through, and throw or return something that says it failed";
        return $"This takes {taken} of '{call.TargetMethod.Name}', and {next}; {remedy}.";
    }
}
