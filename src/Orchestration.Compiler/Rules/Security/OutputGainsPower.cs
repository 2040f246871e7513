using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Verification;
using ReplyKind = Orchestration.Compiler.Model.ReplyKind;

namespace Orchestration.Compiler.Rules.Security;

/// <summary>ORC6006: what a model wrote becomes SQL, a command line, a file's name, HTML or code, and nothing has checked it.</summary>
internal sealed class OutputGainsPower : BodyRule
{
    public const string Id = "ORC6006";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Model output becomes a command, a path or code unchecked");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session) =>
        CodeSteps.RegisterBodies(context, session, (block, step) => Check(block, step, session));

    private void Check(OperationBlockAnalysisContext context, CodeStep step, PipelineSession session)
    {
        if (step.Step.Approval is { IsOfArguments: true }
            || Model.Verification.IsReason(step.Step.UnverifiedReason)
            || session.Read(step.Pipeline, context.CancellationToken)?.Model is not { } pipeline)
        {
            return;
        }

        var writers = new Writers(pipeline, session.CatalogFor(context.OperationBlocks[0].Syntax.SyntaxTree, context.CancellationToken));
        Dictionary<string, IReadOnlyList<StepModel>> written = step.Step.Inputs
            .Select(parameter => (parameter.Name, Steps: writers.Of(step.Step, parameter)))
            .Where(parameter => parameter.Steps.Count > 0)
            .GroupBy(parameter => parameter.Name, StringComparer.Ordinal)
            .ToDictionary(named => named.Key, named => named.First().Steps, StringComparer.Ordinal);
        if (written.Count == 0)
        {
            return;
        }

        List<IOperation> operations = context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).ToList();
        var flow = new TextFlow(operations, value => value is IParameterReferenceOperation { Parameter: var parameter }
            && written.ContainsKey(parameter.Name)
            && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, context.OwningSymbol));
        foreach (SinkUse use in SinkUse.AllIn(operations, flow))
        {
            string parameter = ((IParameterReferenceOperation)use.Source).Parameter.Name;
            context.ReportDiagnostic(At(use.Place.Syntax.GetLocation(), MessageOf(use, writers.Words(written[parameter]), step.Step.Method)));
        }
    }

    private static string MessageOf(SinkUse use, string writer, string method) =>
        $"What {writer} {SinkUse.Becoming(use.Sink.Kind)} in '{method}' ('{use.Sink.Name}'{(use.Helper is null ? "" : $" in '{use.Helper}'")}) and nothing has checked it; {SinkUse.Remedy(use.Sink.Kind)}.";

    /// <summary>The model steps behind what a code step reads, where nobody has looked at it in between.</summary>
    private sealed class Writers(PipelineModel pipeline, PipelineCatalog catalog)
    {
        private readonly FlowGraph flow = new(pipeline);

        public IReadOnlyList<StepModel> Of(StepModel reader, StepParameter parameter) => parameter.Type.IsClosedSet
            ? []
            : flow.Origins(reader, parameter).OfType<FlowOrigin.Result>().Select(origin => origin.Step).Where(IsOpen).ToList();

        /// <summary>The steps in words, and what may be hostile of what they have read.</summary>
        public string Words(IReadOnlyList<StepModel> steps)
        {
            FlowPath? hostile = steps.Select(step => flow.PathInto(step, FlowMark.Untrusted)).FirstOrDefault(path => path is not null);
            return Nearest.List(steps.Select(step => step.Method)) + (hostile is null ? " wrote" : $" wrote, having read {hostile.Words}, which may be hostile,");
        }

        private bool IsOpen(StepModel step) =>
            step is { IsOfModel: true, ApprovesResult: false, Result.IsClosedSet: false }
            && step.Model is null or { Reply.Kind: ReplyKind.Text or ReplyKind.Json or ReplyKind.Verdict }
            && !Model.Verification.IsReason(step.UnverifiedReason)
            && !(step.Pipeline is { } inner && Unchecked.IsNothingOf(inner, catalog))
            && !pipeline.Steps.Any(check => check.IsCode && (check.IsVerifier || check.Accept is not null) && flow.Read(check).Contains(new FlowOrigin.Result(step)));
    }
}
