using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Small questions to operations and types that several rules ask.</summary>
internal static class Operations
{
    /// <summary>What is converted, without the conversions that the language makes.</summary>
    public static IOperation Unconverted(this IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>The variable, parameter, field or property that an operation names; null where it is none.</summary>
    public static ISymbol? SymbolOrNull(this IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field.OriginalDefinition,
        IPropertyReferenceOperation property => property.Property.OriginalDefinition,
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        IDeclarationExpressionOperation declaration => declaration.Expression.SymbolOrNull(),
        IDeclarationPatternOperation pattern => pattern.DeclaredSymbol,
        IRecursivePatternOperation pattern => pattern.DeclaredSymbol,
        _ => null,
    };

    /// <summary>The type of what a symbol holds; of a method, of what it returns.</summary>
    public static ITypeSymbol? TypeOrNull(this ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };

    /// <summary>What a method is called on; of an extension, what it extends.</summary>
    public static IOperation? ReceiverOrNull(this IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null);

    /// <summary>The operations around one, from the inside to the outside.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }

    /// <summary>The body that an operation stands in.</summary>
    public static IOperation Root(this IOperation operation) => operation.Ancestors().LastOrDefault() ?? operation;

    /// <summary>Whether an operation is another one or stands in it.</summary>
    public static bool IsWithin(this IOperation operation, IOperation? outer) =>
        outer is not null && (operation == outer || operation.Ancestors().Contains(outer));

    /// <summary>What a task gives; what is no task, as it is.</summary>
    public static ITypeSymbol? Awaited(this ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results, ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } } ? results[0] : type;

    /// <summary>Whether a type is another one, derives from it or implements it; of a type parameter, whether its constraints say so.</summary>
    public static bool IsOrInherits(this ITypeSymbol type, INamedTypeSymbol other)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.Any(constraint => constraint.IsOrInherits(other));
        }

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, other))
            {
                return true;
            }
        }

        return other.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, other));
    }

    /// <summary>Whether a type has so few values that nothing a model wrote can hide in it: numbers, enums, times and the like.</summary>
    public static bool IsClosed(this ITypeSymbol? type) => type switch
    {
        null => false,
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } values } => values[0].IsClosed(),
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_Double and not SpecialType.System_Char } => true,
        { SpecialType: SpecialType.System_DateTime } => true,
        { Name: "Guid" or "TimeSpan" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "Version", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
        _ => false,
    };

    /// <summary>Whether a method, type or other member is of the framework: of the namespace <c>System</c> or below.</summary>
    public static bool IsOfFramework(this ISymbol symbol)
    {
        INamespaceSymbol? space = symbol.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name == "System";
    }

    /// <summary>Whether something is declared in the project's own code, and not in a library.</summary>
    public static bool IsInSource(this ISymbol symbol) => symbol.Locations.Any(place => place.IsInSource);

    /// <summary>Whether a method is of the framework or of a library that is known to keep what it is given.</summary>
    public static bool IsOfKnownLibrary(this IMethodSymbol method) =>
        method.IsOfFramework() || method.ContainingNamespace.ToDisplayString() is var space
        && (space.StartsWith("Microsoft.", StringComparison.Ordinal) || space.StartsWith("Newtonsoft.", StringComparison.Ordinal));

    /// <summary>The innermost method, local function or lambda that an operation stands in; null at the top of a body.</summary>
    public static IOperation? EnclosingFunction(this IOperation operation) =>
        operation.Ancestors().FirstOrDefault(outer => outer is IAnonymousFunctionOperation or ILocalFunctionOperation);
}
