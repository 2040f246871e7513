using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>ORC3006: a pattern takes its work as done because the model that did it has ticked a box in its own reply.</summary>
internal sealed class SelfDeclared : BodyRule
{
    public const string Id = "ORC3006";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Work is done because its author says so");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session) =>
        CodeSteps.RegisterBodies(context, session, (block, step) => Check(block, step, session));

    private void Check(OperationBlockAnalysisContext context, CodeStep code, PipelineSession session)
    {
        if (session.Read(code.Pipeline, context.CancellationToken) is not { Findings.Count: 0, Model: { Pattern: { } pattern } model }
            || !Decides(pattern, code.Step.Method)
            || context.OwningSymbol is not IMethodSymbol method)
        {
            return;
        }

        var flow = new FlowGraph(model);
        List<StepModel> authors = flow.Read(code.Step).OfType<FlowOrigin.Result>().Select(origin => origin.Step).ToList();
        if (authors.Count == 0
            || !authors.All(author => author.Model is not null && IsAuthor(pattern, flow, author) && !IsAnsweredFor(model, flow, author)))
        {
            return;
        }

        if (OwnFlags.ReadBy(method, context.OperationBlocks) is { } flag)
        {
            context.ReportDiagnostic(At(
                flag.Syntax.GetLocation(),
                $"'{code.Step.Method}' goes by '{flag.Property.Name}' alone, which '{authors[0].Method}' sets for its own work, so unfinished work passes as soon as the model that did it calls it done; "
                + "look at the work itself, or let a step that did not do it judge."));
        }
    }

    /// <summary>Whether a step alone says that the pattern's work is done.</summary>
    private static bool Decides(PatternModel pattern, string method) => pattern switch
    {
        LoopModel loop => loop.Until == method,
        CriticModel critic => critic.Evaluates.Count == 1 && critic.Evaluates[0] == method,
        SupervisorModel supervisor => supervisor.Review == method,
        _ => false,
    };

    /// <summary>
    /// Whether a step did the work that the pattern gives, and did not judge another one's. In a loop any step may be a judge: one that what is given is not made from, or that
    /// reads another model's version of the same. Where a model makes the result of what the loop has found, the loop only collects.
    /// </summary>
    private static bool IsAuthor(PatternModel pattern, FlowGraph flow, StepModel step)
    {
        if (pattern is not LoopModel loop)
        {
            return true;
        }

        List<StepModel> others = flow.Read(step).OfType<FlowOrigin.Result>().Select(origin => origin.Step)
            .Where(other => other.Method != step.Method && other.IsOfModel && loop.Steps.Contains(other.Method)).ToList();
        return loop.Finish is null
            ? flow.Making(loop.Last).Contains(step) && others.All(other => other.Result != step.Result)
            : others.Count == 0 && flow.Making(loop.Finish).All(finish => finish.IsCode && flow.Read(finish).Contains(new FlowOrigin.Result(step)));
    }

    /// <summary>Whether somebody else looks at the work, or its author says why nobody needs to.</summary>
    private static bool IsAnsweredFor(PipelineModel model, FlowGraph flow, StepModel author)
    {
        HashSet<FlowOrigin> work = [new FlowOrigin.Result(author), .. Model.Verification.GiversOf(model, model.Pattern!).Select(giver => new FlowOrigin.Result(giver))];
        return author.ApprovesResult
            || Model.Verification.IsReason(author.UnverifiedReason)
            || Model.Verification.IsReason(model.UnverifiedReason)
            || model.Steps.Any(step => step.IsVerifier && flow.Read(step).Any(work.Contains));
    }
}
