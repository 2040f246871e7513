using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Finds the methods of a class that are steps.</summary>
internal static class StepFinder
{
    /// <summary>The attributes that say what a partial method does.</summary>
    private static readonly HashSet<string> Kinds = new(["Prompt", "PromptFile", "Human", "Pipeline"], StringComparer.Ordinal);

    public static IReadOnlyList<StepDeclaration> Find(ParseContext context, PatternBinder pattern)
    {
        HashSet<string> fallbacks = new(
            context.Methods.Select(method => method.Ours("Fallback")?.Text(0)).OfType<string>(),
            StringComparer.Ordinal);
        var steps = new List<StepDeclaration>();
        foreach (IMethodSymbol method in context.Methods)
        {
            if (method.Name is not (EntryParser.EntryName or EntryParser.StreamName)
                && !SymbolEqualityComparer.Default.Equals(method, context.Entry)
                && (RolesOf(method).Count > 0 || KindsOf(method).Count > 0 || fallbacks.Contains(method.Name) || IsLeftOpen(context, method))
                && UserView.Reference(method).GetSyntax(context.CancellationToken) is MethodDeclarationSyntax syntax)
            {
                steps.Add(Declare(context, pattern, method, syntax));
            }
        }

        return WithoutOverloads(context, steps);
    }

    /// <summary>The roles of a method in the order written.</summary>
    public static IReadOnlyList<string> RolesOf(IMethodSymbol method) => NamesOf(method, PatternBinders.RoleNames);

    /// <summary>What a method does, by its attributes in the order written.</summary>
    public static IReadOnlyList<string> KindsOf(IMethodSymbol method) => NamesOf(method, Kinds);

    public static bool IsRoleOf(PatternBinder pattern, string role) =>
        role is RoleChecker.PlainStep or StepDeclaration.Verify || pattern.Roles.Any(own => own.Name == role);

    /// <summary>
    /// Whether a partial method waits for a body that no one else will write: it has no attribute by which another generator would
    /// know it, though perhaps a misspelt one.
    /// </summary>
    public static bool IsLeftOpen(ParseContext context, IMethodSymbol method) =>
        EntryParser.IsOpenPartial(method)
        && (!method.ReturnsVoid || Signatures.SaysAccessibility(method, context.CancellationToken))
        && method.GetAttributes().All(attribute => attribute.AttributeClass is { } type
            && (type.TypeKind == TypeKind.Error
                || KnownTypes.IsNamespace(type.ContainingNamespace, KnownTypes.Namespace)
                || KnownTypes.IsNamespace(type.ContainingNamespace, "System")
                || KnownTypes.IsNamespace(type.ContainingNamespace, "System.ComponentModel")
                || KnownTypes.IsNamespace(type.ContainingNamespace, "System.Diagnostics.CodeAnalysis")));

    private static StepDeclaration Declare(ParseContext context, PatternBinder pattern, IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        IReadOnlyList<string> roles = RolesOf(method);
        string role = roles.FirstOrDefault(name => pattern.Roles.Any(own => own.Name == name))
            ?? roles.FirstOrDefault(name => IsRoleOf(pattern, name))
            ?? roles.FirstOrDefault()
            ?? "";
        int ordinal = context.OrdinalOf(method);
        if (roles.FirstOrDefault(name => name != role) is { } other)
        {
            context.Report(RoleMisused.Of(
                Anchor.Attribute(method.Name, other, ordinal),
                $"'{method.Name}' is [{role}] already; a step has one role, so remove [{other}].")
                .With("Remove", other));
        }

        (ReturnShape shape, ITypeSymbol? result) = ResultOf(method);
        return new StepDeclaration
        {
            Method = method,
            Syntax = syntax,
            Ordinal = ordinal,
            Role = role,
            RoleAttribute = role.Length == 0 ? null : method.Ours(role),
            Returns = shape,
            Result = result,
        };
    }

    private static (ReturnShape Shape, ITypeSymbol? Result) ResultOf(IMethodSymbol method) =>
        KnownTypes.IsTask(method.ReturnType, out ITypeSymbol? result) ? (ReturnShape.Task, result)
        : KnownTypes.IsValueTask(method.ReturnType, out result) ? (ReturnShape.ValueTask, result)
        : (ReturnShape.Direct, method.ReturnsVoid ? null : method.ReturnType);

    private static List<string> NamesOf(IMethodSymbol method, HashSet<string> names)
    {
        var found = new List<string>();
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (KnownTypes.OurAttribute(attribute.AttributeClass) is { } name && names.Contains(name) && !found.Contains(name))
            {
                found.Add(name);
            }
        }

        return found;
    }

    private static List<StepDeclaration> WithoutOverloads(ParseContext context, List<StepDeclaration> steps)
    {
        var single = new List<StepDeclaration>();
        foreach (StepDeclaration step in steps)
        {
            if (single.FirstOrDefault(other => other.Name == step.Name) is not { } first)
            {
                single.Add(step);
                continue;
            }

            context.IsIncomplete = true;
            if (!HasSameParameters(first.Method, step.Method))
            {
                context.Report(RoleMisused.Of(step.Place, $"There is a step '{step.Name}' already, and steps are not overloaded; give this one another name."));
            }
        }

        return single;
    }

    /// <summary>Then the compiler speaks of it.</summary>
    private static bool HasSameParameters(IMethodSymbol one, IMethodSymbol other) =>
        one.Parameters.Select(parameter => TypeReader.NameOf(parameter.Type)).SequenceEqual(other.Parameters.Select(parameter => TypeReader.NameOf(parameter.Type)));
}
