using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Finds where a program starts many tasks and awaits them together.</summary>
internal static class FanOuts
{
    private const int MostSteps = 8;

    private const string Tasks = "System.Threading.Tasks";

    /// <summary>Those of a file, in its order.</summary>
    public static IEnumerable<FanOut> In(CodeFile file) => file.Operations
        .OfType<IInvocationOperation>()
        .Where(WaitsForAll)
        .SelectMany(wait => Of(wait, wait.Arguments[0].Value, MostSteps));

    /// <summary>What <c>Parallel</c> runs for each element.</summary>
    public static IEnumerable<(IOperation Wait, IOperation Started)> InParallel(CodeFile file) => file.Operations
        .OfType<IInvocationOperation>()
        .Where(call => call.TargetMethod.ContainingType.Is(Tasks, "Parallel"))
        .SelectMany(call => call.Arguments.Select(argument => StartedBy(argument.Value)).OfType<IOperation>().Select(started => ((IOperation)call, started)));

    /// <summary>The calls of which each is started before an earlier one is awaited: those that <c>Task.WhenAll</c> is given, and tasks that are kept in variables.</summary>
    public static IEnumerable<IReadOnlyList<IInvocationOperation>> Together(CodeFile file)
    {
        foreach (IInvocationOperation wait in file.Operations.OfType<IInvocationOperation>().Where(WaitsForAll))
        {
            yield return wait.Arguments[0].Value.Unconverted() switch
            {
                IArrayCreationOperation { Initializer: { } list } => list.ElementValues.Select(value => value.Unconverted()).OfType<IInvocationOperation>().ToList(),
                ICollectionExpressionOperation list => list.Elements.Select(value => value.Unconverted()).OfType<IInvocationOperation>().ToList(),
                _ => [],
            };
        }

        foreach (IBlockOperation block in file.Operations.OfType<IBlockOperation>())
        {
            List<(ILocalSymbol Task, IInvocationOperation Call)> kept = KeptIn(block).ToList();
            for (int i = 0; i + 1 < kept.Count; i++)
            {
                int end = EndOfRun(block, kept[i].Task, kept[i].Call);
                List<IInvocationOperation> later = kept.Skip(i + 1).Select(other => other.Call).Where(call => call.Syntax.SpanStart <= end).ToList();
                yield return [kept[i].Call, .. later];
            }
        }
    }

    /// <summary>The calls whose task is kept in a variable, each with what comes after it and before the task is looked at again.</summary>
    public static IEnumerable<(IInvocationOperation Call, IEnumerable<IOperation> Meanwhile)> Running(CodeFile file) => file.Operations
        .OfType<IBlockOperation>()
        .SelectMany(block => KeptIn(block).Select(kept => (kept.Call, After(block, kept.Call, kept.Task))));

    private static IEnumerable<IOperation> After(IBlockOperation block, IOperation start, ILocalSymbol task)
    {
        int end = EndOfRun(block, task, start);
        return block.Descendants().Where(operation => operation.Syntax.SpanStart > start.Syntax.Span.End && operation.Syntax.SpanStart <= end);
    }

    private static IEnumerable<(ILocalSymbol Task, IInvocationOperation Call)> KeptIn(IBlockOperation block) => block.Operations
        .OfType<IVariableDeclarationGroupOperation>()
        .SelectMany(group => group.Declarations)
        .SelectMany(declaration => declaration.Declarators)
        .Where(declarator => declarator.Symbol.Type.Is(Tasks, "Task") || declarator.Symbol.Type.Is(Tasks, "ValueTask"))
        .Select(declarator => (declarator.Symbol, Call: declarator.GetVariableInitializer()?.Value.Unconverted() as IInvocationOperation))
        .Where(kept => kept.Call is not null)!;

    /// <summary>Where a task that was started is first looked at again; the end of the block, and more, where it never is.</summary>
    private static int EndOfRun(IBlockOperation block, ILocalSymbol task, IOperation start) => block.Descendants()
        .OfType<ILocalReferenceOperation>()
        .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, task) && reference.Syntax.SpanStart > start.Syntax.Span.End)
        .Select(reference => reference.Syntax.SpanStart)
        .DefaultIfEmpty(int.MaxValue)
        .Min();

    private static bool WaitsForAll(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "WhenAll" or "WhenEach" or "WaitAll", ContainingType: var type }, Arguments.Length: > 0 } && type.Is(Tasks, "Task");

    private static IEnumerable<FanOut> Of(IInvocationOperation wait, IOperation tasks, int steps) => steps == 0 ? [] : tasks.Unconverted() switch
    {
        IInvocationOperation { TargetMethod.Name: "Select" or "SelectMany" } select when OfLinq(select) => OfSelect(wait, select),
        IInvocationOperation { Arguments.Length: > 0 } call when OfLinq(call) => Of(wait, call.Arguments[0].Value, steps - 1),
        ITranslatedQueryOperation query => Of(wait, query.Operation, steps - 1),
        ICollectionExpressionOperation list => list.Elements.OfType<ISpreadOperation>().SelectMany(spread => Of(wait, spread.Operand, steps - 1)),
        ILocalReferenceOperation { Local: var local } reference => OfLocal(wait, reference.Root(), local, steps),
        _ => [],
    };

    private static IEnumerable<FanOut> OfSelect(IInvocationOperation wait, IInvocationOperation select) =>
        select.Arguments.Length == 2 && StartedBy(select.Arguments[1].Value) is { } started ? [new(wait, started, select.Arguments[0].Value, [])] : [];

    /// <summary>The lambda or method that an argument names, itself or by a variable.</summary>
    private static IOperation? StartedBy(IOperation argument) => argument.Unconverted() switch
    {
        var value when Binding.LambdaOf(value) is { } lambda => lambda,
        IDelegateCreationOperation { Target: IMethodReferenceOperation method } => method,
        ILocalReferenceOperation local when WrittenValue.InitialOf(local.Root(), local.Local) is { } initial && initial.Unconverted() is not ILocalReferenceOperation => StartedBy(initial),
        _ => null,
    };

    private static IEnumerable<FanOut> OfLocal(IInvocationOperation wait, IOperation root, ILocalSymbol local, int steps)
    {
        IEnumerable<FanOut> initial = WrittenValue.InitialOf(root, local) is { } value ? Of(wait, value, steps - 1) : [];
        return initial.Concat(root.Descendants().SelectMany(operation => AddedTo(local, operation) is { } added ? OfLoops(wait, operation, added) : []));
    }

    /// <summary>The task that an operation puts into a list or an array.</summary>
    private static IOperation? AddedTo(ILocalSymbol list, IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "Add", Instance: { } instance, Arguments: { Length: 1 } added } when IsLocal(instance, list) => added[0].Value.Unconverted(),
        ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation { ArrayReference: var array }, Value: var value } when IsLocal(array, list) => value.Unconverted(),
        _ => null,
    };

    private static IEnumerable<FanOut> OfLoops(IInvocationOperation wait, IOperation addition, IOperation added)
    {
        IOperation started = added is ILocalReferenceOperation local && WrittenValue.InitialOf(added.Root(), local.Local) is { } initial ? initial.Unconverted() : added;
        List<IOperation> loops = addition.Ancestors().Where(outer => outer is ILoopOperation && !wait.IsWithin(outer)).ToList();
        return loops.Count == 0 ? [] : [new(wait, started, null, loops)];
    }

    private static bool OfLinq(IInvocationOperation call) => call.TargetMethod.ContainingType.Is("System.Linq", "Enumerable");

    private static bool IsLocal(IOperation operation, ILocalSymbol local) => SymbolEqualityComparer.Default.Equals(operation.Unconverted().SymbolOrNull(), local);
}
