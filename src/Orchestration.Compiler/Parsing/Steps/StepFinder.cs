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
    public static IReadOnlyList<string> Kinds { get; } = ["Prompt", "PromptFile", "Pipeline"];

    public static IReadOnlyList<StepDeclaration> Find(ParseContext context)
    {
        HashSet<string> fallbacks = new(
            context.Methods.Select(method => method.Ours("Fallback")?.Text(0)).OfType<string>(),
            StringComparer.Ordinal);
        var steps = new List<StepDeclaration>();
        foreach (IMethodSymbol method in context.Methods)
        {
            if (method.Name is not (EntryParser.EntryName or EntryParser.StreamName)
                && (RolesOf(method).Count > 0 || KindsOf(method).Count > 0 || fallbacks.Contains(method.Name))
                && UserView.Reference(method).GetSyntax(context.CancellationToken) is MethodDeclarationSyntax syntax)
            {
                steps.Add(Declare(context, method, syntax));
            }
        }

        return WithoutOverloads(context, steps);
    }

    public static IReadOnlyList<string> RolesOf(IMethodSymbol method) =>
        PatternBinders.RoleNames.Where(role => method.HasOurs(role)).ToList();

    public static IReadOnlyList<string> KindsOf(IMethodSymbol method) => Kinds.Where(kind => method.HasOurs(kind)).ToList();

    private static StepDeclaration Declare(ParseContext context, IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        IReadOnlyList<string> roles = RolesOf(method);
        int ordinal = context.OrdinalOf(method);
        if (roles.Count > 1)
        {
            context.Report(RoleMisused.Of(
                Anchor.Attribute(method.Name, roles[1], ordinal),
                $"'{method.Name}' has more than one role ([{string.Join("], [", roles)}]); keep one."));
        }

        string role = roles.FirstOrDefault() ?? "";
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

    private static List<StepDeclaration> WithoutOverloads(ParseContext context, List<StepDeclaration> steps)
    {
        var single = new List<StepDeclaration>();
        foreach (StepDeclaration step in steps)
        {
            if (step.Ordinal == 0 && context.Methods.Count(method => method.Name == step.Name) == 1)
            {
                single.Add(step);
            }
            else if (single.All(other => other.Name != step.Name))
            {
                single.Add(step);
            }
            else
            {
                context.Report(RoleMisused.Of(step.Place, $"The step '{step.Name}' is there twice; steps are not overloaded, so give one another name."));
            }
        }

        return single;
    }
}
