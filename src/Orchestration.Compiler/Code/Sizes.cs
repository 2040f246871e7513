using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>
/// Tells sequences whose length the program sets from those that are as long as their data: what is written in the code, cut off, or given to a class when it is made is the program's own. What is not
/// understood is taken to be.
/// </summary>
internal sealed class Sizes(CodeFile file)
{
    private const int Most = 32;
    private const int MostSteps = 8;

    private static readonly HashSet<string> Cuts = new(StringComparer.Ordinal) { "Take", "TakeLast", "GetRange", "Slice", "GetValues", "GetNames", "GetItems", "AsParallel" };

    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal) { "Chunk", "Batch", "Buffer", "Window", "Partition", "Page", "Pages" };

    private static readonly HashSet<string> Limits = new(StringComparer.Ordinal) { "top", "limit", "max", "maximum", "count", "take", "k", "n", "size", "number" };

    private static readonly string[] Settings = ["Options", "Settings", "Config", "Configuration"];

    /// <summary>The lists of which the present question has seen what is added to them: lists can be added to each other, and to themselves.</summary>
    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a sequence is no longer than the program wants it.</summary>
    public bool AreSet(IOperation? sequence)
    {
        seen.Clear();
        return IsSet(sequence, MostSteps);
    }

    /// <summary>Whether a loop runs no more often than the program wants it.</summary>
    public bool AreSetFor(IOperation loop)
    {
        seen.Clear();
        return IsSetFor(loop);
    }

    private bool IsSetFor(IOperation loop) => loop switch
    {
        IForEachLoopOperation walk => IsSet(walk.Collection, MostSteps),
        IForLoopOperation { Condition: IBinaryOperation condition } => IsSetNumber(condition.LeftOperand, MostSteps) && IsSetNumber(condition.RightOperand, MostSteps),
        IWhileLoopOperation { Condition: { } condition } => !condition.DescendantsAndSelf().OfType<IInvocationOperation>().Any(People.AreAwaitedBy),
        _ => true,
    };

    private bool IsSet(IOperation? sequence, int steps) => steps == 0 || sequence?.Unconverted() switch
    {
        IInvocationOperation call => OfCall(call, steps - 1),
        ITranslatedQueryOperation query => IsSet(query.Operation, steps - 1),
        ICollectionExpressionOperation list => list.Elements.OfType<ISpreadOperation>().All(spread => IsSet(spread.Operand, steps - 1)),
        IObjectCreationOperation creation => creation.Arguments.Where(argument => IsSequence(argument.Value.Unconverted().Type)).All(argument => IsSet(argument.Value, steps - 1)),
        IAwaitOperation awaited => IsSet(awaited.Operation, steps - 1),
        ICoalesceOperation either => IsSet(either.Value, steps - 1) && IsSet(either.WhenNull, steps - 1),
        IConditionalOperation either => IsSet(either.WhenTrue, steps - 1) && IsSet(either.WhenFalse, steps - 1),
        IConditionalAccessOperation access => IsSet(access.WhenNotNull, steps - 1),
        ILocalReferenceOperation { Local: var local } reference => IsGuarded(reference, local) || (OfLocal(local, steps - 1) && OfAdditions(local, reference.Root().Descendants())),
        IParameterReferenceOperation { Parameter: var parameter } reference => IsGuarded(reference, parameter) || OfParameter(parameter, reference, steps - 1),
        IFieldReferenceOperation { Field: var field } reference => IsGuarded(reference, field) || OfMember(field, reference.Instance, field.IsReadOnly || field.IsConst, steps - 1),
        IPropertyReferenceOperation { Property: var property, Arguments.Length: 0 } reference =>
            property.Name is "Keys" or "Values" ? IsSet(reference.Instance, steps - 1)
            : IsGuarded(reference, property) || OfMember(property, reference.Instance, property.SetMethod is null or { IsInitOnly: true }, steps - 1),
        _ => true,
    };

    private bool OfCall(IInvocationOperation call, int steps)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name is "Range" or "Repeat" && method.ContainingType.Is("System.Linq", "Enumerable"))
        {
            return call.Arguments.Length < 2 || IsSetNumber(call.Arguments[1].Value, steps);
        }

        if (Cuts.Contains(method.Name) || (!Parts.Contains(method.Name) && call.Arguments.Any(IsLimit)))
        {
            return true;
        }

        IOperation? receiver = call.ReceiverOrNull();
        if (method.IsOfFramework() && receiver is not null && IsSequence(receiver.Unconverted().Type) && receiver.Unconverted().Type?.SpecialType != SpecialType.System_String)
        {
            return IsSet(receiver, steps) && call.Arguments.Where(argument => method.Name is "Concat" or "Union" && IsSequence(argument.Value.Unconverted().Type)).All(argument => IsSet(argument.Value, steps));
        }

        List<IOperation> results = file.Calls.BodiesOf(method)
            .SelectMany(body => body.Root.Descendants().OfType<IReturnOperation>().Where(result => result.EnclosingFunction() == (body.Root as ILocalFunctionOperation)))
            .Select(result => result.ReturnedValue)
            .OfType<IOperation>()
            .ToList();
        return results.Count > 0 && results.All(result => IsSet(result, steps));
    }

    private bool OfLocal(ILocalSymbol local, int steps)
    {
        IForEachLoopOperation? walk = file.Operations.OfType<IForEachLoopOperation>().FirstOrDefault(loop => loop.Locals.Contains(local, SymbolEqualityComparer.Default));
        return walk is not null ? IsOfParts(walk.Collection) : Given(local).All(value => IsSet(value, steps));
    }

    private bool OfParameter(IParameterSymbol parameter, IOperation reference, int steps)
    {
        if (parameter.IsParams || parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } or IMethodSymbol { Name: "Main" or "<Main>$" })
        {
            return true;
        }

        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
        {
            return reference.Ancestors().OfType<IInvocationOperation>().Any(call => call.Arguments.Any(argument =>
                    Binding.LambdaOf(argument.Value)?.Symbol.Parameters.Contains(parameter, SymbolEqualityComparer.Default) == true)
                && call.ReceiverOrNull() is { } source && IsOfParts(source));
        }

        bool isOwn = parameter.ContainingSymbol is IMethodSymbol { DeclaredAccessibility: Accessibility.Private } or IMethodSymbol { MethodKind: MethodKind.LocalFunction };
        return isOwn && Given(parameter) is { Count: > 0 } given && given.All(value => IsSet(value, steps));
    }

    /// <summary>What a class was made with is its configuration; what another object holds is data, if it is not called a configuration itself.</summary>
    private bool OfMember(ISymbol member, IOperation? instance, bool isFixed, int steps)
    {
        if (instance?.Unconverted() is { } holder and not IInstanceReferenceOperation)
        {
            return holder.Type is { Name: var name } && Settings.Any(end => name.EndsWith(end, StringComparison.Ordinal));
        }

        List<IOperation> given = Given(member.OriginalDefinition);
        return OfAdditions(member, file.Operations) && (given.Count == 0 ? isFixed || member.IsStatic : given.All(value => IsSet(value, steps)));
    }

    /// <summary>Whether all that is added to a list is added a set number of times.</summary>
    private bool OfAdditions(ISymbol list, IEnumerable<IOperation> operations) => !seen.Add(list) || operations.OfType<IInvocationOperation>()
        .Where(call => call.TargetMethod.Name is "Add" or "AddRange" or "Enqueue" or "Push" or "TryAdd" or "Insert" && call.Instance?.Unconverted().SymbolOrNull() is { } changed && SymbolEqualityComparer.Default.Equals(changed, list))
        .All(call => call.TargetMethod.Name == "AddRange"
            ? call.Arguments.All(argument => IsSet(argument.Value, 1))
            : call.Ancestors().TakeWhile(outer => outer is not IAnonymousFunctionOperation).All(outer => outer is not ILoopOperation || IsSetFor(outer)));

    private bool IsSetNumber(IOperation number, int steps) => steps == 0 || number.Unconverted() switch
    {
        { ConstantValue: { HasValue: true, Value: int value } } => value <= Most,
        IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } counted } => IsSet(counted, steps - 1),
        IInvocationOperation { TargetMethod.Name: "Count", Arguments: { Length: > 0 } counted } => IsSet(counted[0].Value, steps - 1),
        IInvocationOperation { TargetMethod.Name: "Min", Arguments: { Length: 2 } numbers } => IsSetNumber(numbers[0].Value, steps - 1) || IsSetNumber(numbers[1].Value, steps - 1),
        IBinaryOperation sum => IsSetNumber(sum.LeftOperand, steps - 1) && IsSetNumber(sum.RightOperand, steps - 1),
        ILocalReferenceOperation { Local: var local } => Given(local).All(value => IsSetNumber(value, steps - 1)),
        _ => true,
    };

    /// <summary>Whether a body asks how long a sequence is and does something else where it is too long.</summary>
    private static bool IsGuarded(IOperation reference, ISymbol sequence) => reference.Root().Descendants().Any(operation => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } counted } => IsSame(counted, sequence) && IsQuestion(operation),
        IInvocationOperation { TargetMethod.Name: "Count", Arguments: { Length: 1 } counted } => IsSame(counted[0].Value, sequence) && IsQuestion(operation),
        _ => false,
    });

    private static bool IsQuestion(IOperation count) => count.Parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual, Parent: not ILoopOperation } question =>
            (question.LeftOperand == count ? question.RightOperand : question.LeftOperand).ConstantValue is not { HasValue: true, Value: int and <= 1 },
        IIsPatternOperation { Pattern: var pattern } => pattern.DescendantsAndSelf().OfType<IRelationalPatternOperation>().Any(bound => bound.Value.ConstantValue.Value is not (int and <= 1)),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } } => name.StartsWith("ThrowIfGreater", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsOfParts(IOperation sequence) => sequence.Unconverted() is IInvocationOperation { TargetMethod.Name: var name } && Parts.Contains(name);

    private static bool IsLimit(IArgumentOperation argument) => argument.ArgumentKind == ArgumentKind.Explicit
        && argument.Value.Unconverted().Type.IsClosed()
        && argument.Parameter is { } parameter
        && Words.In(parameter.Name).Any(Limits.Contains);

    private static bool IsSequence(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or INamedTypeSymbol && type.AllInterfaces.Append(type).Any(candidate => candidate.Is("System.Collections", "IEnumerable") || candidate.Is("System.Collections.Generic", "IAsyncEnumerable"));

    private static bool IsSame(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(operation.Unconverted().SymbolOrNull(), symbol.OriginalDefinition);

    private List<IOperation> Given(ISymbol target) => file.Bindings.Where(binding => SymbolEqualityComparer.Default.Equals(binding.Target, target)).Select(binding => binding.Value).ToList();
}
