using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Security;

/// <summary>ORC6004: code chooses what runs next by the words of a model that has read what may be hostile.</summary>
internal sealed class FreeTextChooses : BodyRule
{
    public const string Id = "ORC6004";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Hostile text has a say in what runs next");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session) =>
        CodeSteps.RegisterBodies(context, session, (block, step) => Check(block, step, session));

    /// <summary>One finding for a step: one typed value mends all its choices.</summary>
    private void Check(OperationBlockAnalysisContext context, CodeStep code, PipelineSession session)
    {
        if (session.Read(code.Pipeline, context.CancellationToken) is not { Findings.Count: 0, Model: { } pipeline })
        {
            return;
        }

        Dictionary<string, FlowPath> hostile = HostileOf(pipeline, session.CatalogFor(UserView.Reference(code.Pipeline).SyntaxTree, context.CancellationToken), code.Step);
        if (hostile.Count > 0 && new ChoiceByText(code, hostile.Keys).In(context.OperationBlocks) is { } choice)
        {
            FlowPath path = hostile[choice.Parameter];
            var places = new AnchorResolver(code.Pipeline, session, context.CancellationToken);
            context.ReportDiagnostic(At(choice.Operation.Syntax.GetLocation(), Message(pipeline, code.Step, choice.Parameter, path), path.PlacesBut(Anchor.OfMember(code.Step.Method)).Select(places.Resolve)));
        }
    }

    private static string Message(PipelineModel pipeline, StepModel step, string parameter, FlowPath path) =>
        $"'{step.Method}' chooses what runs next by words that were made from {path.Words}, which may be hostile, so whoever wrote it can steer the run; "
        + (pipeline.Pattern?.Functions.Any(tool => tool.Method == step.Method) == true
            ? $"make '{parameter}' an enum, so that only what you name can be chosen."
            : $"let {Nearest.List([path.Through[path.Through.Count - 1].Method])} return an enum, so that only what you name can be chosen.");

    /// <summary>
    /// The parameters that hold a model's words about hostile text, with the way of it. Code that looks at the hostile text itself is a guard, and what was checked or approved is taken for
    /// what it says.
    /// </summary>
    private static Dictionary<string, FlowPath> HostileOf(PipelineModel pipeline, PipelineCatalog catalog, StepModel step)
    {
        var flow = new FlowGraph(pipeline, catalog);
        var found = new Dictionary<string, FlowPath>(StringComparer.Ordinal);
        foreach (StepParameter parameter in step.Inputs)
        {
            if (flow.PathTo(step, parameter, FlowMark.Untrusted) is { Through.Count: > 0 } path && !IsChecked(pipeline, path.Through[path.Through.Count - 1]))
            {
                found[parameter.Name] = path;
            }
        }

        return found;
    }

    private static bool IsChecked(PipelineModel pipeline, StepModel step) => step.ApprovesResult || pipeline.VerifiersOf(step.Method).Any();
}
