using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>A catch clause: what it takes, and what the program goes on with after it.</summary>
internal sealed class Handler
{
    private readonly CodeFile file;
    private readonly ITryOperation attempt;
    private readonly ICatchClauseOperation clause;
    private readonly IOperation? function;

    public Handler(CodeFile file, ITryOperation attempt, ICatchClauseOperation clause)
    {
        (this.file, this.attempt, this.clause) = (file, attempt, clause);
        function = attempt.EnclosingFunction();
        Name = (function as ILocalFunctionOperation)?.Symbol.Name ?? (function is null ? file.OwnerOf(attempt) is { } owner ? owner.Name : "" : "");
        Reports = Own(clause.Handler).OfType<IInvocationOperation>().Any(Reporting.Is);
    }

    /// <summary>The method or local function that it stands in; empty in a lambda.</summary>
    public string Name { get; }

    /// <summary>Whether it tells of the exception, in a log or on a screen.</summary>
    public bool Reports { get; }

    /// <summary>Whether it takes every exception.</summary>
    public bool IsOfAll => clause.ExceptionType is { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace.Name: "System" } && (clause.Filter is null || ExemptsByFilter);

    /// <summary>The types that it takes by name: its own, or those of a filter.</summary>
    public IEnumerable<string> Types => clause is { ExceptionType.Name: "Exception", Filter: { } filter }
        ? filter.DescendantsAndSelf().Select(TypeOfPattern).OfType<string>()
        : [clause.ExceptionType.Name];

    /// <summary>Whether a cancelled run is let through, or has a clause of its own.</summary>
    public bool LetsCancellationThrough => ExemptsByFilter || attempt.Catches.TakeWhile(other => other != clause).Any(other => IsOfCancellation(other.ExceptionType.Name));

    /// <summary>Whether it shows the exception to the person in front of the program, in a method that gives nothing else.</summary>
    public bool ShowsToPerson => GivesNothing && Own(clause.Handler).OfType<IInvocationOperation>().Any(Reporting.IsToPerson);

    /// <summary>Whether nobody stands above it who could do better: the program's entry, a service's or event's own method, a task that nobody waits for.</summary>
    public bool IsOnTop => function is IAnonymousFunctionOperation lambda ? IsStarted(lambda)
        : Name is "Main" or "<Main>$" or "ExecuteAsync"
        || (Method is { } method && ((method.ReturnsVoid && method.IsAsync) || method.Parameters.Any(parameter => parameter.Type.Name.EndsWith("EventArgs", StringComparison.Ordinal))));

    /// <summary>Whether the method says by its name or to its callers here that null means nothing was found.</summary>
    public bool IsNullUnderstood => Name.StartsWith("Try", StringComparison.Ordinal) || Name.Contains("OrNull") || Name.Contains("OrDefault")
        || (Method is { } method && file.Operations.OfType<IInvocationOperation>().Any(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method.OriginalDefinition) && Asked.IsResult(call)));

    /// <summary>Whether a no stands, for a cancelled run too, where the model's answer would have: who asks cannot tell it from the model's own.</summary>
    public bool IsNoForVerdict(IOperation? value) =>
        value?.Unconverted() is { ConstantValue: { HasValue: true, Value: false } }
        && !LetsCancellationThrough
        && !Name.StartsWith("Try", StringComparison.Ordinal)
        && Own(attempt.Body).OfType<IReturnOperation>().All(result => result.ReturnedValue is { ConstantValue.HasValue: false });

    /// <summary>What the program goes on with, and the value where it is one.</summary>
    public (Substitute Kind, IOperation? Value) GoesOnWith()
    {
        List<IOperation> own = Own(clause.Handler).ToList();
        if (own.Any(Throws) || Carries(own) || own.Any(Works))
        {
            return (Substitute.Explicit, null);
        }

        List<IReturnOperation> returns = own.OfType<IReturnOperation>().ToList();
        if (returns.Count > 0)
        {
            return returns.Select(result => (Substitutes.Of(result.ReturnedValue, Name), (IOperation?)result.ReturnedValue)).OrderBy(result => result.Item1).First();
        }

        List<ISimpleAssignmentOperation> assignments = own.OfType<ISimpleAssignmentOperation>().Where(IsOutward).ToList();
        Aftermath after = new(attempt, function, Name);
        return after.IsAsked(assignments.Select(assignment => assignment.Target.SymbolOrNull())) ? (Substitute.Explicit, null)
            : assignments.Count > 0 ? assignments.Select(assignment => (Substitutes.Of(assignment.Value, assignment.Target.SymbolOrNull()?.Name ?? ""), (IOperation?)assignment.Value)).OrderBy(result => result.Item1).First()
            : after.Of(leavesLoop: own.OfType<IBranchOperation>().Any(branch => branch.BranchKind == BranchKind.Break), Reports);
    }

    private IMethodSymbol? Method => function switch
    {
        ILocalFunctionOperation local => local.Symbol,
        null => file.OwnerOf(attempt) as IMethodSymbol,
        _ => null,
    };

    private bool GivesNothing => Method is { } method && (method.ReturnsVoid || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 0 });

    private bool ExemptsByFilter => clause.Filter is { } filter && filter.DescendantsAndSelf().Select(TypeOfPattern).OfType<string>().ToList() is { Count: > 0 } types
        && types.All(IsOfCancellation)
        && filter.DescendantsAndSelf().Any(part => part is INegatedPatternOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not });

    private static bool IsOfCancellation(string type) => type is "OperationCanceledException" or "TaskCanceledException";

    private static string? TypeOfPattern(IOperation part) => part switch
    {
        ITypePatternOperation pattern => pattern.MatchedType.Name,
        IDeclarationPatternOperation pattern => pattern.MatchedType?.Name,
        IRecursivePatternOperation pattern => pattern.MatchedType.Name,
        IIsTypeOperation question => question.TypeOperand.Name,
        _ => null,
    };

    /// <summary>What runs in a part itself, and not in a function that it makes.</summary>
    private IEnumerable<IOperation> Own(IOperation part) => part.Descendants().Where(operation => operation.EnclosingFunction() == function);

    private static bool Throws(IOperation operation) => operation switch
    {
        IThrowOperation => true,
        IInvocationOperation { TargetMethod.Name: var name } => name.StartsWith("Throw", StringComparison.Ordinal) || name is "Fail" or "FailFast" or "Exit",
        _ => false,
    };

    /// <summary>Whether the exception goes anywhere but into a report.</summary>
    private bool Carries(List<IOperation> own) => clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: var exception }
        && own.Any(operation => operation is ILocalReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Local, exception)
            && !reference.Ancestors().TakeWhile(outer => outer != clause).OfType<IInvocationOperation>().Any(Reporting.Is));

    /// <summary>Whether an operation does something about the failure: counts it, keeps it, tells somebody, asks another one.</summary>
    private bool Works(IOperation operation) => operation switch
    {
        IIncrementOrDecrementOperation or ICompoundAssignmentOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Target is IArrayElementReferenceOperation or IPropertyReferenceOperation { Arguments.Length: > 0 } && Substitutes.Of(assignment.Value, "") < Substitute.Nothing,
        IInvocationOperation call => !Reporting.IsIdle(call)
            && !call.Ancestors().TakeWhile(outer => outer != clause).Any(outer => outer is IReturnOperation or IAssignmentOperation || (outer is IInvocationOperation around && Reporting.Is(around)))
            && !(IsAdding(call) && call.Arguments.All(argument => Substitutes.Of(argument.Value, "") >= Substitute.Nothing)),
        _ => false,
    };

    private static bool IsAdding(IInvocationOperation call) => call is { TargetMethod.Name: "Add" or "Append" or "Enqueue" or "Push", Arguments.Length: > 0 };

    private bool IsOutward(ISimpleAssignmentOperation assignment) =>
        assignment.Target is not IDiscardOperation && (assignment.Target.SymbolOrNull() is not ILocalSymbol local || !local.DeclaringSyntaxReferences.Any(place => clause.Syntax.Span.Contains(place.Span)));

    private static bool IsStarted(IAnonymousFunctionOperation lambda) =>
        lambda.Ancestors().FirstOrDefault(outer => outer is IInvocationOperation or IObjectCreationOperation or IEventAssignmentOperation) switch
        {
            IInvocationOperation { TargetMethod.Name: "Run" or "StartNew" or "ContinueWith" or "QueueUserWorkItem" } start =>
                start.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation },
            IObjectCreationOperation { Type.Name: "Thread" or "Timer" } or IEventAssignmentOperation => true,
            _ => false,
        };
}
