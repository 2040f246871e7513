using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.Durability;

/// <summary>ORC8004: a person is asked about a step's result when the step has changed something outside already.</summary>
internal sealed class EffectBeforeApproval : BodyRule
{
    public const string Id = "ORC8004";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A step acts before its own approval");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session) =>
        CodeSteps.RegisterBodies(context, session, Check);

    /// <summary>One finding for a step: that it acts is said by the first call that does.</summary>
    private void Check(OperationBlockAnalysisContext context, CodeStep step)
    {
        if (!step.Step.ApprovesResult)
        {
            return;
        }

        var acting = context.OperationBlocks
            .SelectMany(block => block.Descendants())
            .OfType<IInvocationOperation>()
            .Select(call => (Call: call, Name: OutwardCalls.NameOf(call)))
            .Where(call => call.Name is not null)
            .OrderBy(call => call.Call.Syntax.SpanStart)
            .FirstOrDefault();
        if (acting.Name is not null)
        {
            context.ReportDiagnostic(At(
                acting.Call.Syntax.GetLocation(),
                $"'{step.Step.Method}' calls '{acting.Name}' before anybody is asked, since without [SideEffect] a person approves what the step gave; add [SideEffect], so that its arguments are approved before it runs."));
        }
    }
}
