using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>Judges what a program goes on with where it has no answer of a model, by what the value is and how it is called.</summary>
internal static class Substitutes
{
    /// <summary>What a value says to those who get it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">What it answers: the name of the method that returns it, or of the member that holds it.</param>
    public static Substitute Of(IOperation? value, string name) => value?.Unconverted() switch
    {
        null => Substitute.Nothing,
        IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } member } => OfName(member.Name, Substitute.Nothing),
        { ConstantValue: { HasValue: true, Value: var constant } } => OfConstant(constant, name),
        IDefaultValueOperation => Substitute.Nothing,
        IThrowOperation => Substitute.Explicit,
        IAwaitOperation awaited => Of(awaited.Operation, name),
        ICoalesceOperation either => Of(either.WhenNull, name),
        ITupleOperation tuple => OfParts(tuple.Elements.Zip(NamesOf(tuple), (element, part) => (element, part))),
        IObjectCreationOperation creation => OfCreation(creation),
        ITypeParameterObjectCreationOperation or ICollectionExpressionOperation { Elements.Length: 0 } => Substitute.Nothing,
        IArrayCreationOperation { Initializer: null or { ElementValues.Length: 0 } } => Substitute.Nothing,
        IFieldReferenceOperation { Field: { IsStatic: true } member } => OfName(member.Name, Substitute.Other),
        IPropertyReferenceOperation { Property: { IsStatic: true } member } => OfName(member.Name, Substitute.Other),
        IInvocationOperation call => OfCall(call, name),
        _ => Substitute.Other,
    };

    /// <summary>Whether a value is null or the default of its type.</summary>
    public static bool IsNull(IOperation? value) => value?.Unconverted() is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>Whether a value is a collection without elements.</summary>
    public static bool IsEmptyList(IOperation? value) => value?.Unconverted() switch
    {
        ICollectionExpressionOperation or IArrayCreationOperation => true,
        IObjectCreationOperation { Type: { } type } => type.SpecialType != SpecialType.System_String && type.AllInterfaces.Any(face => face.SpecialType == SpecialType.System_Collections_IEnumerable),
        IInvocationOperation { TargetMethod.Name: "Empty" } => true,
        _ => false,
    };

    private static Substitute OfName(string name, Substitute otherwise) =>
        Meanings.AreOfFailure(name) ? Substitute.Explicit
        : Meanings.AreOfPass(name) ? Substitute.Pass
        : name is "Empty" or "Default" ? Substitute.Nothing
        : otherwise;

    private static Substitute OfConstant(object? constant, string name) => constant switch
    {
        null => Substitute.Nothing,
        bool answer => answer == Meanings.AreOfAlarm(name) ? Substitute.Explicit : Substitute.Pass,
        string text => text.Trim().Length == 0 ? Substitute.Nothing : OfName(text, Substitute.Other),
        char => Substitute.Other,
        double.NaN or float.NaN => Substitute.Explicit,
        IConvertible number => Convert.ToDouble(number, CultureInfo.InvariantCulture) < 0 || name is "Main" or "<Main>$" ? Substitute.Explicit : Substitute.Nothing,
        _ => Substitute.Other,
    };

    private static Substitute OfCall(IInvocationOperation call, string name) => call.TargetMethod switch
    {
        { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" } when call.Arguments.Length == 1 => Of(call.Arguments[0].Value, name),
        { Name: "ConfigureAwait" } => Of(call.Instance, name),
        { Name: "Empty" or "FromResult" or "Default" } => Substitute.Nothing,
        // A method that is called works something out; only one that merely wraps is taken by its name.
        { IsStatic: true, IsExtensionMethod: false } method when Meanings.AreOfPass(method.Name) && !call.Arguments.Any(argument => Of(argument.Value, "") == Substitute.Explicit) => Substitute.Pass,
        _ => Substitute.Explicit,
    };

    private static Substitute OfCreation(IObjectCreationOperation creation)
    {
        if (Meanings.AreOfFailedType(creation.Type?.Name ?? ""))
        {
            return Substitute.Explicit;
        }

        IEnumerable<(IOperation, string)> arguments = creation.Arguments
            .Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue)
            .Select(argument => (argument.Value, argument.Parameter?.Name ?? ""));
        IEnumerable<(IOperation, string)> members = creation.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .Select(member => (member.Value, member.Target.SymbolOrNull()?.Name ?? "")) ?? [];
        return creation.Initializer?.Initializers.Any(part => part is not ISimpleAssignmentOperation) == true ? Substitute.Other : OfParts(arguments.Concat(members));
    }

    /// <summary>A whole that says no, or why, in one part says so; one that is well in one part says that; one of empty parts says nothing.</summary>
    private static Substitute OfParts(IEnumerable<(IOperation Value, string Name)> parts)
    {
        List<Substitute> kinds = parts.Select(part => Of(part.Value, part.Name)).ToList();
        return kinds.Contains(Substitute.Explicit) ? Substitute.Explicit
            : kinds.Contains(Substitute.Pass) ? Substitute.Pass
            : kinds.Contains(Substitute.Other) ? Substitute.Other
            : Substitute.Nothing;
    }

    private static IEnumerable<string> NamesOf(ITupleOperation tuple) =>
        ((tuple.NaturalType ?? tuple.Type) as INamedTypeSymbol)?.TupleElements.Select(element => element.Name) ?? tuple.Elements.Select(_ => "");
}
