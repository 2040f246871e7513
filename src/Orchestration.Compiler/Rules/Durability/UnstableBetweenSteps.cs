using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Durability;

/// <summary>ORC8001: code that is no step, and so is asked again when a run is repeated, gives another answer each time.</summary>
internal sealed class UnstableBetweenSteps : BodyRule
{
    public const string Id = "ORC8001";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Code between the steps gives another answer each time");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session)
    {
        var reads = new Lazy<ILookup<ISymbol, PromptRead>>(() => PromptReads.In(context.Compilation, session));
        context.RegisterOperationBlockAction(block => Check(block, session, reads));
    }

    private void Check(OperationBlockAnalysisContext context, PipelineSession session, Lazy<ILookup<ISymbol, PromptRead>> reads)
    {
        if (context.OwningSymbol is not IMethodSymbol { ContainingType: not null } method)
        {
            return;
        }

        ISymbol member = method.AssociatedSymbol ?? method;
        string? deciding = member.HasOurs("Accept") ? "whether a verdict accepts" : member.HasOurs("BallotKey") ? "what a ballot counts for" : null;
        bool isGetter = method.MethodKind == MethodKind.PropertyGet;
        if ((deciding is null && !isGetter) || FirstIn(context.OperationBlocks) is not var (place, cause))
        {
            return;
        }

        if (deciding is not null)
        {
            context.ReportDiagnostic(At(
                place,
                $"'{member.Name}' decides by '{cause}' {deciding}, and is no step whose result stays: the same run, repeated from what its steps gave, can decide otherwise. Let a step in code find it out, and decide by what that step gave."));
        }
        else if (reads.Value[member.OriginalDefinition].ToList() is { Count: > 0 } readers)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                place,
                readers.Select(read => new AnchorResolver(read.Pipeline, session, context.CancellationToken).Resolve(read.Place)),
                properties: null,
                $"The prompt of '{readers[0].Step.Method}' shows '{member.ContainingType.Name}.{member.Name}', which reads '{cause}' each time, so that the same run, repeated from what its steps gave, asks something else; let a step in code read it, and show that step's result."));
        }
    }

    private static (Location Place, string Cause)? FirstIn(IEnumerable<IOperation> blocks)
    {
        foreach (IOperation operation in blocks.SelectMany(block => block.Descendants()))
        {
            if (Unstable.NameOf(operation) is { } cause)
            {
                return (operation.Syntax.GetLocation(), cause);
            }
        }

        return null;
    }
}
