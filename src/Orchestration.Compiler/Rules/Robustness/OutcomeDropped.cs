using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.Robustness;

/// <summary>ORC5006: an outcome is dropped, or asked for its value as if there were no other case.</summary>
internal sealed class OutcomeDropped : BodyRule
{
    public const string Id = "ORC5006";

    /// <summary>The property with the <see cref="OutcomeNeglect"/>.</summary>
    public const string Neglect = "Neglect";

    /// <summary>The property with the cases that nothing handles, separated by commas.</summary>
    public const string Missing = "Missing";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "An outcome's other cases are lost");

    /// <inheritdoc/>
    public override Topic Topic => Topic.Outcomes;

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session) =>
        context.RegisterOperationAction(Check, OperationKind.Await, OperationKind.Invocation, OperationKind.LocalReference);

    private void Check(OperationAnalysisContext context)
    {
        IOperation outcome = context.Operation;
        if (OutcomeCases.IsOutcome(outcome.Type)
            && OutcomeQuestion.Of(outcome) is { } question
            && (outcome is not ILocalReferenceOperation local || !IsLookedAtElsewhere(local)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                question.Place.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(Neglect, question.Neglect.ToString()).Add(Missing, string.Join(",", question.Missing)),
                MessageOf(question, outcome)));
        }
    }

    /// <summary>Whether any use of the variable could see the other cases.</summary>
    private static bool IsLookedAtElsewhere(ILocalReferenceOperation local) => local.Root().Descendants()
        .OfType<ILocalReferenceOperation>()
        .Where(other => SymbolEqualityComparer.Default.Equals(other.Local, local.Local) && !IsWritten(other))
        .Any(other => OutcomeQuestion.Of(other) is null);

    private static bool IsWritten(ILocalReferenceOperation local) =>
        local.IsDeclaration || (local.Parent is ISimpleAssignmentOperation assignment && assignment.Target == local);

    private static string MessageOf(OutcomeQuestion question, IOperation outcome)
    {
        const string Remedy = "handle all five cases in a switch, or call GetValueOrThrow().";
        return question.Neglect switch
        {
            OutcomeNeglect.Dropped => $"The outcome{Of(outcome)} is dropped, so a run that failed, was rejected or waits for a person looks like one that completed; {Remedy}",
            OutcomeNeglect.Cast => $"The cast expects a completed run; any other outcome{Of(outcome)} is an InvalidCastException that hides what happened; {Remedy}",
            _ => $"An outcome{Of(outcome)} that is {Words(question.Missing)} passes here unnoticed; add the missing cases, or an else or default for them.",
        };
    }

    private static string Of(IOperation outcome)
    {
        IOperation source = outcome is IAwaitOperation awaited ? awaited.Operation : outcome;
        if (source is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task })
        {
            source = task;
        }

        return source switch
        {
            IInvocationOperation call => $" of '{call.TargetMethod.Name}'",
            ILocalReferenceOperation local => $" '{local.Local.Name}'",
            _ => "",
        };
    }

    private static string Words(IReadOnlyList<string> cases) =>
        cases.Count == 1 ? cases[0] : string.Join(", ", cases.Take(cases.Count - 1)) + " or " + cases[cases.Count - 1];
}
