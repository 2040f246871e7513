using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9014: a reply's free text chooses what runs next, and a text that names none of the choices was not thought of.</summary>
internal sealed class FreeTextRoute : CodeRule
{
    public const string Id = "ORC9014";

    private const string Remedy = "say what then, or ask for an enum with GetResponseAsync<T>.";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Free text chooses what runs next");

    public override IEnumerable<Diagnostic> Check(CodeFile file) => file.Operations.Select(operation => operation switch
    {
        ISwitchOperation choice => OfStatement(choice, file),
        ISwitchExpressionOperation choice => OfExpression(choice, file),
        IPropertyReferenceOperation { Arguments.Length: 1 } indexer => OfIndexer(indexer, file),
        IInvocationOperation call => OfLookup(call, file) ?? OfSearch(call, file),
        _ => null,
    }).OfType<Diagnostic>();

    private Diagnostic? OfStatement(ISwitchOperation choice, CodeFile file) =>
        IsChoosing(choice.Value, file)
        && choice.Cases.SelectMany(section => section.Clauses).All(clause => !TakesAll(clause))
        && choice.Cases.Length > 1
        && !IsAnsweredAfter(choice)
            ? At(((SwitchStatementSyntax)choice.Syntax).SwitchKeyword.GetLocation(), $"A reply that is none of the {choice.Cases.Length} texts of this switch does nothing at all, and a model writes \"Billing.\" as well as \"billing\"; {Remedy}")
            : null;

    private Diagnostic? OfExpression(ISwitchExpressionOperation choice, CodeFile file) =>
        IsChoosing(choice.Value, file) && choice.Arms.Length > 1 && choice.Arms.All(arm => arm.Guard is not null || !TakesAll(arm.Pattern))
            ? At(((SwitchExpressionSyntax)choice.Syntax).SwitchKeyword.GetLocation(), $"A reply that is none of the {choice.Arms.Length} texts of this switch ends the run, and a model writes \"Billing.\" as well as \"billing\"; {Remedy}")
            : null;

    private Diagnostic? OfIndexer(IPropertyReferenceOperation indexer, CodeFile file) =>
        indexer.Instance is { } table
        && IsTable(table.Type)
        && IsChoosing(indexer.Arguments[0].Value, file)
        && !indexer.Type.IsClosed()
        && !(indexer.Parent is IAssignmentOperation assignment && assignment.Target == indexer)
        && file.Replies.KindOf(table) == ReplyKind.None
        && !IsAskedOf(table, indexer)
        && !IsCaught(indexer)
            ? At(indexer, $"A reply that '{table.Syntax}' does not hold ends the run with a KeyNotFoundException, and a model writes \"Billing.\" as well as \"billing\"; {Remedy}")
            : null;

    private Diagnostic? OfLookup(IInvocationOperation call, CodeFile file) =>
        call.TargetMethod.Name == "TryGetValue"
        && call.Instance is { } table
        && IsTable(table.Type)
        && call.Arguments.Length == 2
        && IsChoosing(call.Arguments[0].Value, file)
        && call.Arguments[1].Value.SymbolOrNull() is { } found
            ? IsDropped(call) && !IsAskedLater(found, call) ? At(call, $"Whether '{table.Syntax}' holds the reply is never asked; {Remedy}")
            : IsLast(call) ? At(call, $"A reply that '{table.Syntax}' does not hold does nothing at all, and a model writes \"Billing.\" as well as \"billing\"; {Remedy}")
            : null
            : null;

    private static bool IsDropped(IInvocationOperation call) => call.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    /// <summary>Whether all that a method does in the end is for a reply that was found.</summary>
    private static bool IsLast(IInvocationOperation call) =>
        call.Parent is IConditionalOperation { WhenFalse: null, Parent: IBlockOperation { Parent: IMethodBodyOperation or IAnonymousFunctionOperation or ILocalFunctionOperation } block } choice
        && choice.Condition == call
        && block.Operations.LastOrDefault(statement => statement is not ILocalFunctionOperation and not IReturnOperation { IsImplicit: true }) == choice;

    /// <summary><c>agents.First(agent => reply.Contains(agent.Name))</c>.</summary>
    private Diagnostic? OfSearch(IInvocationOperation call, CodeFile file)
    {
        if (call.TargetMethod.Name is not ("First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Find")
            || call.Arguments.Select(argument => Binding.LambdaOf(argument.Value)).FirstOrDefault(lambda => lambda is not null) is not { Symbol.Parameters: { Length: 1 } parameters } predicate
            || (call.Instance ?? call.Arguments[0].Value) is not { } choices
            || file.Replies.KindOf(choices) != ReplyKind.None
            || !predicate.Body.Descendants().Any(part => Names(part, parameters[0], file)))
        {
            return null;
        }

        // Who is named in passing is found as well, whatever stands there for nobody.
        if (predicate.Body.Descendants().OfType<IInvocationOperation>().Any(part => part.TargetMethod.Name == "Contains" && Names(part, parameters[0], file)) && parameters[0].Type.SpecialType != SpecialType.System_String)
        {
            return At(NameOf(call), $"The first whose name occurs in the model's free text is chosen here, and a text that rules one out holds its name as well; ask for an enum, or for the name alone, with GetResponseAsync<T>.");
        }

        bool isThrown = call.TargetMethod.Name is "First" or "Single" or "Last";
        if (isThrown ? IsCaught(call) : call.Arguments.Length > 2 || Asked.IsResult(call))
        {
            return null;
        }

        string otherwise = isThrown ? "ends the run" : "finds nothing, which nobody asks";
        return At(NameOf(call), $"The model's free text chooses here, and one that names none {otherwise}; {Remedy}");
    }

    private static bool IsChoosing(IOperation value, CodeFile file) => value.Unconverted().Type?.SpecialType == SpecialType.System_String && file.Replies.IsWords(value);

    private static bool TakesAll(ICaseClauseOperation clause) => clause is IDefaultCaseClauseOperation || (clause is IPatternCaseClauseOperation { Guard: null } patterns && TakesAll(patterns.Pattern));

    private static bool TakesAll(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => true,
        IDeclarationPatternOperation declaration => declaration.MatchesNull || declaration.MatchedType?.SpecialType == SpecialType.System_String,
        ITypePatternOperation type => type.MatchedType.SpecialType == SpecialType.System_String,
        INegatedPatternOperation => true,
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 } => true,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => TakesAll(either.LeftPattern) || TakesAll(either.RightPattern),
        _ => false,
    };

    /// <summary>Whether every section leaves, so that what follows is for all other replies; or only sets what has a value already, or is asked afterwards.</summary>
    private static bool IsAnsweredAfter(ISwitchOperation choice)
    {
        List<IOperation> statements = choice.Cases.SelectMany(section => section.Body).SelectMany(Flat).ToList();
        if (choice.Cases.All(section => section.Body.SelectMany(Flat).LastOrDefault() is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.Continue or BranchKind.GoTo }))
        {
            return true;
        }

        var set = new HashSet<ISymbol>(
            statements.Select(statement => (statement as IExpressionStatementOperation)?.Operation).OfType<ISimpleAssignmentOperation>().Select(assignment => assignment.Target.SymbolOrNull()).OfType<ISymbol>(),
            SymbolEqualityComparer.Default);
        return set.Count > 0
            && (statements.All(statement => statement is IBranchOperation or IExpressionStatementOperation { Operation: ISimpleAssignmentOperation })
                || choice.Root().Descendants().Any(operation => operation.Syntax.SpanStart >= choice.Syntax.Span.End && Asked.Is(operation, set)));
    }

    private static IEnumerable<IOperation> Flat(IOperation statement) => statement is IBlockOperation block ? block.Operations.SelectMany(Flat) : [statement];

    private static bool IsTable(ITypeSymbol? type) => type is not null
        && type.AllInterfaces.Append(type as INamedTypeSymbol).Any(face => face is { Name: "IDictionary" or "IReadOnlyDictionary", TypeArguments.Length: 2 });

    private static bool IsAskedOf(IOperation table, IOperation place) => table.SymbolOrNull() is { } symbol && place.Root().Descendants().Any(operation => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "ContainsKey" or "TryGetValue" or "TryAdd" or "Add", Instance: { } asked } => Is(asked.SymbolOrNull(), symbol),
        IPropertyReferenceOperation { Property.Name: "Keys", Instance: { } asked } => Is(asked.SymbolOrNull(), symbol),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1, Instance: { } set } } => Is(set.SymbolOrNull(), symbol),
        _ => false,
    });

    private static bool IsAskedLater(ISymbol found, IOperation call)
    {
        var variables = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { found };
        List<IOperation> later = call.Root().Descendants().Where(operation => operation.Syntax.SpanStart >= call.Syntax.Span.End).ToList();
        return later.Any(operation => Asked.Is(operation, variables)) || !later.Any(operation => Is(operation.SymbolOrNull(), found));
    }

    private static bool IsCaught(IOperation operation) => operation.Ancestors().OfType<ITryOperation>().Any(attempt => attempt.Catches.Length > 0 && operation.IsWithin(attempt.Body));

    /// <summary>Whether a question compares a reply with what a candidate is called.</summary>
    private static bool Names(IOperation part, IParameterSymbol candidate, CodeFile file)
    {
        IEnumerable<IOperation?> sides = part switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality => [equality.LeftOperand, equality.RightOperand],
            IInvocationOperation { TargetMethod.Name: "Contains" or "StartsWith" or "EndsWith" or "Equals" or "IndexOf" or "IsMatch" } search => search.Arguments.Select(argument => (IOperation?)argument.Value).Prepend(search.Instance),
            _ => [],
        };
        List<IOperation> all = sides.OfType<IOperation>().ToList();
        return all.Any(side => IsOfCandidate(side, candidate)) && all.Any(side => !IsOfCandidate(side, candidate) && IsChoosing(side, file));
    }

    private static bool IsOfCandidate(IOperation side, IParameterSymbol candidate) => side.DescendantsAndSelf().Any(part => part is IParameterReferenceOperation reference && Is(reference.Parameter, candidate));

    private static bool Is(ISymbol? symbol, ISymbol other) => SymbolEqualityComparer.Default.Equals(symbol, other);

    private static Location NameOf(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name.GetLocation() : call.Syntax.GetLocation();
}
