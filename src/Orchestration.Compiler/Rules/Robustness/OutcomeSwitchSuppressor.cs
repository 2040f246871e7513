using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Rules.Robustness;

/// <summary>
/// Takes back the compiler's warning that a switch expression over an <c>Outcome&lt;T&gt;</c> is not exhaustive where all five cases are
/// handled. The compiler does not know that there can be no others, since the record's constructor is private.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutcomeSwitchSuppressor : DiagnosticSuppressor
{
    private const string Reason = "All five cases of the outcome are handled, and there can be no others.";

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> ByWarning = new[]
    {
        new SuppressionDescriptor("ORCS5006", "CS8509", Reason),
        new SuppressionDescriptor("ORCS5007", "CS8524", Reason),
    }.ToImmutableDictionary(descriptor => descriptor.SuppressedDiagnosticId);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. ByWarning.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic warning in context.ReportedDiagnostics)
        {
            if (SwitchAt(warning, context) is { } choice && HandlesAll(choice))
            {
                context.ReportSuppression(Suppression.Create(ByWarning[warning.Id], warning));
            }
        }
    }

    private static ISwitchExpressionOperation? SwitchAt(Diagnostic warning, SuppressionAnalysisContext context) =>
        warning.Location.SourceTree is { } tree
        && tree.GetRoot(context.CancellationToken).FindNode(warning.Location.SourceSpan).FirstAncestorOrSelf<SwitchExpressionSyntax>() is { } syntax
            ? context.GetSemanticModel(tree).GetOperation(syntax, context.CancellationToken) as ISwitchExpressionOperation
            : null;

    private static bool HandlesAll(ISwitchExpressionOperation choice) =>
        OutcomeCases.IsOutcome(choice.Value.Type)
        && !OutcomeCases.All.Except(choice.Arms.Where(arm => arm.Guard is null).SelectMany(arm => OutcomeCases.Covered(arm.Pattern))).Any();
}
