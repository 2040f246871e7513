using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.Robustness;

/// <summary>ORC5007: a step keeps its thread waiting, and with it other branches, and cannot be cancelled while it does.</summary>
internal sealed class StepBlocks : BodyRule
{
    public const string Id = "ORC5007";

    private static readonly HashSet<string> Tasks = new(StringComparer.Ordinal) { "Task", "ValueTask" };

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "A step blocks its thread");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session) =>
        CodeSteps.Register(context, session, Check, OperationKind.Invocation, OperationKind.PropertyReference);

    private void Check(OperationAnalysisContext context, CodeStep step)
    {
        (string Call, string Remedy)? blocking = context.Operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "Result" } property, Instance: { } task } when IsTask(property.ContainingType) && !IsKnownToBeDone(task) =>
                ("Result", "await the task"),
            IInvocationOperation call => OfCall(call),
            _ => null,
        };
        if (blocking is var (name, remedy))
        {
            context.ReportDiagnostic(At(
                context.Operation.Syntax.GetLocation(),
                $"'{step.Step.Method}' blocks its thread in '{name}', which holds up other branches and does not hear of a cancelled run; {remedy}."));
        }
    }

    private static (string Call, string Remedy)? OfCall(IInvocationOperation call)
    {
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        return call.TargetMethod.Name switch
        {
            "Sleep" when type.Name == "Thread" && IsThreading(type) => ("Thread.Sleep", "await Task.Delay, with the run's token"),
            "Wait" when IsTask(type) && call.Instance is { } task && !IsKnownToBeDone(task) => ("Wait", "await the task"),
            "WaitAll" or "WaitAny" when IsTask(type) => (call.TargetMethod.Name, "await Task.WhenAll or Task.WhenAny"),
            "Wait" when type.Name == "SemaphoreSlim" && IsThreading(type) => ("Wait", "await WaitAsync, with the run's token"),
            "GetResult" when call.Instance is IInvocationOperation { TargetMethod: { Name: "GetAwaiter", ContainingType: { } awaited }, Instance: { } task } && IsTask(awaited) && !IsKnownToBeDone(task) =>
                ("GetAwaiter().GetResult", "await the task"),
            _ => null,
        };
    }

    private static bool IsTask(INamedTypeSymbol type) =>
        Tasks.Contains(type.Name) && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    private static bool IsThreading(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "System.Threading";

    /// <summary>Whether the same body awaits the task as well, or asks whether it is done: then reading its result waits for nothing.</summary>
    private static bool IsKnownToBeDone(IOperation task)
    {
        ISymbol? symbol = SymbolOf(task);
        return symbol is not null && task.Root().Descendants().Any(operation => operation switch
        {
            IAwaitOperation awaited => awaited.Operation.DescendantsAndSelf().Any(inner => IsSame(inner, symbol)),
            IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" or "Status", Instance: { } asked } => IsSame(asked, symbol),
            _ => false,
        });
    }

    private static bool IsSame(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(SymbolOf(operation), symbol);

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
