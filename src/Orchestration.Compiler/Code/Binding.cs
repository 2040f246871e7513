using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Something that gets a value: a variable, a parameter, a field, a property, or a method by what it returns.</summary>
/// <param name="Target">What gets it.</param>
/// <param name="Value">What it is made from.</param>
internal readonly record struct Binding(ISymbol Target, IOperation Value)
{
    /// <summary>Everything in a file that gets a value, in no order that would matter: a variable is taken to hold all that it ever gets.</summary>
    public static IEnumerable<Binding> AllIn(CodeFile file) => file.Operations.SelectMany(operation => Of(operation, file)).Where(binding => binding.Target.IsInSource());

    /// <summary>What gets a value in some operations, whatever the methods that they call do with it.</summary>
    public static IEnumerable<Binding> AllIn(IEnumerable<IOperation> operations) => operations.SelectMany(operation => Of(operation, null)).Where(binding => binding.Target.IsInSource());

    private static IEnumerable<Binding> Of(IOperation operation, CodeFile? file) => operation switch
    {
        IVariableDeclaratorOperation { Initializer.Value: { } value } declarator => [new(declarator.Symbol, value)],
        IDeconstructionAssignmentOperation deconstruction => OfParts(deconstruction.Target, deconstruction.Value),
        IAssignmentOperation { Target: var target, Value: { } value } => OfTarget(target, value),
        IForEachLoopOperation loop => loop.Locals.Select(local => new Binding(local, loop.Collection)),
        IReturnOperation { ReturnedValue: { } value } => OfReturn(operation, value, file),
        IInvocationOperation invocation => OfCall(invocation, file),
        IObjectCreationOperation { Constructor: { } constructor } creation => creation.Arguments.SelectMany(argument => OfArgument(argument, constructor)),
        IIsPatternOperation question => OfPattern(question.Pattern, question.Value),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => OfPattern(arm.Pattern, choice.Value)),
        ISwitchOperation choice => choice.Cases.SelectMany(section => section.Clauses).OfType<IPatternCaseClauseOperation>().SelectMany(clause => OfPattern(clause.Pattern, choice.Value)),
        IFieldInitializerOperation initializer => initializer.InitializedFields.Select(field => new Binding(field, initializer.Value)),
        _ => [],
    };

    private static IEnumerable<Binding> OfTarget(IOperation target, IOperation value) =>
        target.SymbolOrNull() is { } symbol ? [new(symbol, value)]
        : target is IArrayElementReferenceOperation { ArrayReference: var array } && array.SymbolOrNull() is { } list ? [new(list, value)]
        : [];

    private static IEnumerable<Binding> OfParts(IOperation target, IOperation value)
    {
        IOperation parts = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (parts is not ITupleOperation tuple)
        {
            return OfTarget(parts, value);
        }

        return value.Unconverted() is ITupleOperation values && values.Elements.Length == tuple.Elements.Length
            ? tuple.Elements.Zip(values.Elements, OfParts).SelectMany(bindings => bindings)
            : tuple.Elements.SelectMany(element => OfParts(element, value));
    }

    private static IEnumerable<Binding> OfReturn(IOperation operation, IOperation value, CodeFile? file) => operation.EnclosingFunction() switch
    {
        ILocalFunctionOperation local => [new(local.Symbol, value)],
        null when file?.OwnerOf(operation) is { } owner => CallGraph.NamesOf(owner).Prepend(owner).Select(name => new Binding(name.OriginalDefinition, value)),
        // What a lambda returns is looked for where it is called.
        _ => [],
    };

    private static IEnumerable<Binding> OfCall(IInvocationOperation invocation, CodeFile? file)
    {
        IOperation? receiver = invocation.ReceiverOrNull();
        if (receiver?.Unconverted().SymbolOrNull() is { } builder && IsBuilder(receiver.Unconverted().Type) && IsWriting(invocation.TargetMethod.Name))
        {
            foreach (IArgumentOperation argument in invocation.Arguments)
            {
                yield return new(builder, argument.Value);
            }
        }

        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            foreach (CodeBody body in file?.Calls.BodiesOf(invocation.TargetMethod) ?? [])
            {
                if (argument.Parameter is { } parameter && body.Owner is IMethodSymbol method && parameter.Ordinal < method.Parameters.Length)
                {
                    yield return parameter.RefKind == RefKind.Out && argument.Value.SymbolOrNull() is { } written
                        ? new(written, invocation)
                        : new(method.Parameters[parameter.Ordinal], argument.Value);
                }
            }

            if (argument.Parameter?.RefKind == RefKind.Out && argument.Value.SymbolOrNull() is { } target)
            {
                yield return new(target, invocation);
            }

            // What a lambda is given is a part of what its method is called on, as in LINQ.
            if (receiver is not null && LambdaOf(argument.Value) is { } lambda)
            {
                foreach (IParameterSymbol given in lambda.Symbol.Parameters)
                {
                    yield return new(given, receiver);
                }
            }
        }
    }

    private static IEnumerable<Binding> OfArgument(IArgumentOperation argument, IMethodSymbol constructor)
    {
        if (argument.Parameter is not { } parameter)
        {
            yield break;
        }

        yield return new(parameter.OriginalDefinition, argument.Value);
        if (constructor.ContainingType.IsRecord && constructor.ContainingType.OriginalDefinition.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
        {
            yield return new(property, argument.Value);
        }
    }

    private static IEnumerable<Binding> OfPattern(IPatternOperation pattern, IOperation value) => pattern.DescendantsAndSelf()
        .OfType<IPatternOperation>()
        .Select(part => part.SymbolOrNull())
        .OfType<ISymbol>()
        .Select(declared => new Binding(declared, value));

    /// <summary>The lambda that an argument is.</summary>
    public static IAnonymousFunctionOperation? LambdaOf(IOperation value) => value.Unconverted() switch
    {
        IAnonymousFunctionOperation lambda => lambda,
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda,
        _ => null,
    };

    private static bool IsBuilder(ITypeSymbol? type) => type is { Name: "StringBuilder" or "StringWriter" };

    private static bool IsWriting(string name) =>
        name.StartsWith("Append", StringComparison.Ordinal) || name.StartsWith("Insert", StringComparison.Ordinal) || name.StartsWith("Write", StringComparison.Ordinal);
}
