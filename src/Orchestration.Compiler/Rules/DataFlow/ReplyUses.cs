using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.DataFlow;

/// <summary>What the pipelines of a compilation themselves do with the types that models fill: which properties prompts show, and which values go further whole.</summary>
internal sealed class ReplyUses
{
    private readonly Dictionary<ISymbol, HashSet<string>> shown = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> replies = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> whole = new(SymbolEqualityComparer.Default);

    private ReplyUses()
    {
    }

    public static ReplyUses In(Compilation compilation, PipelineSession session)
    {
        var uses = new ReplyUses();
        foreach (INamedTypeSymbol type in InnerPipelines.Declared(compilation))
        {
            if (session.Read(type, CancellationToken.None) is { } parsed)
            {
                uses.Add(type, parsed);
            }
        }

        return uses;
    }

    /// <summary>The properties of a type that prompts show one by one; null where no model fills the type, or where its values are used as a whole.</summary>
    public ISet<string>? ShownOf(INamedTypeSymbol type) => replies.Contains(type) && !whole.Contains(type) ? NamesOf(type) : null;

    private void Add(INamedTypeSymbol pipeline, ParsedPipeline parsed)
    {
        PipelineModel model = parsed.Model;
        var flow = new FlowGraph(model);
        foreach (StepModel step in model.Steps)
        {
            if (DeclaredPipeline.MethodOf(pipeline, step) is not { } method)
            {
                continue;
            }

            if (step.Model is not null && ReplyOf(method) is { } written)
            {
                AddReply(model, step, written, isWithin: parsed.Findings.Count == 0 && !MayBeCalled(pipeline, method));
            }

            foreach (StepParameter parameter in step.Inputs)
            {
                ITypeSymbol? type = method.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Name)?.Type;
                IEnumerable<INamedTypeSymbol?> given = flow.Origins(step, parameter).OfType<FlowOrigin.Result>().Select(origin => ReplyOf(DeclaredPipeline.MethodOf(pipeline, origin.Step)));
                foreach (INamedTypeSymbol reply in given.Append(ReplyOf(type)).OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
                {
                    AddUse(step, parameter, reply, type);
                }
            }
        }
    }

    private void AddReply(PipelineModel model, StepModel step, INamedTypeSymbol reply, bool isWithin)
    {
        replies.Add(reply);
        if (!isWithin || model.Pattern is not { } pattern || IsUsedWhole(model, pattern, step))
        {
            whole.Add(reply);
        }
        else if (step.Accept is { } accept)
        {
            NamesOf(reply).UnionWith([accept.Member, "Score", "Feedback"]);
        }
    }

    /// <summary>Whether code may call a step by itself, and so hold its result without naming the type.</summary>
    private static bool MayBeCalled(INamedTypeSymbol pipeline, IMethodSymbol method) =>
        method.DeclaredAccessibility != Accessibility.Private
        || UserView.Declarations(pipeline, CancellationToken.None).SelectMany(declaration => declaration.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == method.Name && name.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression is not IdentifierNameSyntax { Identifier.ValueText: "nameof" });

    /// <summary>Whether the run gives it, a person sees it, or the pattern compares it with others or carries it about.</summary>
    private static bool IsUsedWhole(PipelineModel model, PatternModel pattern, StepModel step) =>
        step.ApprovesResult
        || Model.Verification.GiversOf(model, pattern).SelectMany(model.WithFallbacks).Contains(step)
        || (pattern.Core.Contains(step.Method) && pattern is not (LoopModel { StopWhenUnchanged: false } or CriticModel { StopWhenUnchanged: false } or ChainModel or RouteModel or ParallelModel or MapReduceModel or RefineModel));

    private void AddUse(StepModel step, StepParameter parameter, INamedTypeSymbol given, ITypeSymbol? type)
    {
        IEnumerable<PromptModel?> prompts = step.Work switch
        {
            ModelWork work => work.System is null ? [work.Prompt] : [work.Prompt, work.System],
            HumanWork work => [work.Question],
            _ => [],
        };
        List<PromptHole> holes = prompts.SelectMany(prompt => prompt?.Holes ?? []).Where(hole => hole.Parameter == parameter.Name).ToList();
        if (type is null
            || !SymbolEqualityComparer.Default.Equals(TypeReader.Unwrapped(type), given)
            || step.Pipeline is not null
            || step.Approval is { IsOfArguments: true }
            || prompts.Contains(null)
            || holes.Any(hole => hole.Path.Count == 0))
        {
            whole.Add(given);
        }

        NamesOf(given).UnionWith(holes.SelectMany(hole => hole.Path.Take(1)).Select(member => member.Name));
    }

    private HashSet<string> NamesOf(INamedTypeSymbol type)
    {
        if (!shown.TryGetValue(type, out HashSet<string> names))
        {
            shown[type] = names = new HashSet<string>(StringComparer.Ordinal);
        }

        return names;
    }

    private static INamedTypeSymbol? ReplyOf(IMethodSymbol? method) => method is null ? null : ReplyOf(DeclaredPipeline.ResultOf(method));

    private static INamedTypeSymbol? ReplyOf(ITypeSymbol? type) => type is null ? null : ReplyMembers.Readable(KnownTypes.ElementOf(TypeReader.Unwrapped(type)) ?? type);
}
