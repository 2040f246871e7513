using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>Knows what gives another value each time, though nothing was changed: clocks, random numbers, new ids, the environment, and static state that the code itself changes.</summary>
internal static class Unstable
{
    private const string Rng = "System.Security.Cryptography";

    /// <summary>What an operation reads, in words, where that is unstable; null for all else.</summary>
    public static string? NameOf(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: var property } => IsUnstable(property) ? Shown(property) : null,
        IInvocationOperation { TargetMethod: var method } => IsUnstable(method) ? Shown(method) : null,
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: false, IsConst: false } field } => IsChanged(field) ? Shown(field) : null,
        // A random generator with a seed gives the same numbers each time.
        IObjectCreationOperation { Type: { } type, Arguments.IsEmpty: true } when type.Is("System", "Random") => "new Random()",
        _ => null,
    };

    private static bool IsUnstable(IPropertySymbol property) => property.ContainingType is { } type && property.Name switch
    {
        "Now" or "UtcNow" or "Today" => type.Is("System", "DateTime") || type.Is("System", "DateTimeOffset"),
        "TickCount" or "TickCount64" or "MachineName" or "UserName" or "ProcessId" or "CurrentDirectory" or "ProcessorCount" or "WorkingSet" => type.Is("System", "Environment"),
        "Shared" => type.Is("System", "Random"),
        _ => property is { IsStatic: true, SetMethod: not null } && IsChanged(property),
    };

    private static bool IsUnstable(IMethodSymbol method) => method.ContainingType is { } type && method.Name switch
    {
        "NewGuid" or "CreateVersion7" => type.Is("System", "Guid"),
        "GetEnvironmentVariable" or "GetEnvironmentVariables" => type.Is("System", "Environment"),
        "GetUtcNow" or "GetLocalNow" => type.IsA("System", "TimeProvider"),
        "GetTimestamp" => type.IsA("System", "TimeProvider") || type.Is("System.Diagnostics", "Stopwatch"),
        "GetRandomFileName" or "GetTempFileName" => type.Is("System.IO", "Path"),
        "GetBytes" or "GetInt32" or "GetHexString" or "GetString" or "GetItems" => method.IsStatic && type.Is(Rng, "RandomNumberGenerator"),
        _ => false,
    };

    /// <summary>
    /// Whether a method of the same type changes a member of the user's own. What is only set where it is declared or in a static constructor stays as it is, and so, to
    /// whoever asks, does what is computed once and kept.
    /// </summary>
    private static bool IsChanged(ISymbol member) => member.ContainingType is { } type && type.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax().DescendantNodes())
        .OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == member.Name && IsWritten(name) && !IsAtStart(name));

    private static bool IsWritten(IdentifierNameSyntax name)
    {
        ExpressionSyntax target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target && !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression),
            PostfixUnaryExpressionSyntax => target.Parent.IsKind(SyntaxKind.PostIncrementExpression) || target.Parent.IsKind(SyntaxKind.PostDecrementExpression),
            PrefixUnaryExpressionSyntax => target.Parent.IsKind(SyntaxKind.PreIncrementExpression) || target.Parent.IsKind(SyntaxKind.PreDecrementExpression),
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword),
            _ => false,
        };
    }

    private static bool IsAtStart(SyntaxNode name) => name.FirstAncestorOrSelf<ConstructorDeclarationSyntax>()?.Modifiers.Any(SyntaxKind.StaticKeyword) == true;

    private static string Shown(ISymbol member) => $"{member.ContainingType.Name}.{member.Name}";
}
