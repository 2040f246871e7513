using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Reads a step that runs another pipeline: which one, where its instance comes from, and what fills its parameters.</summary>
internal sealed class PipelineWorkReader(ParseContext context, StepDeclaration step, Visibility visible)
{
    private const string Attribute = "Pipeline";

    public PipelineWork? Read()
    {
        AttributeData attribute = step.Method.Ours(Attribute)!;
        if (attribute.TypeArgument() is not INamedTypeSymbol { TypeKind: not TypeKind.Error } inner)
        {
            // The compiler speaks of a type that it does not know.
            context.IsIncomplete = true;
            return null;
        }

        if (EntryOf(inner) is not { } entry || !KnownTypes.IsTask(entry.ReturnType, out ITypeSymbol? returned))
        {
            context.IsIncomplete = true;
            return null;
        }

        ITypeSymbol? value = returned is not null && KnownTypes.IsOutcome(returned, out ITypeSymbol? inOutcome) ? inOutcome : returned;
        bool wantsOutcome = step.Result is not null && KnownTypes.IsOutcome(step.Result, out _);
        CheckResult(inner, wantsOutcome ? returned : value);
        (string? member, EquatableArray<string>? creation) = InstanceOf(inner, attribute);
        AttributeData? generated = inner.Ours("GeneratedPipeline");
        bool isForeign = !SymbolEqualityComparer.Default.Equals(inner.ContainingAssembly, context.Compilation.Assembly);
        return new PipelineWork(
            TypeReader.MetadataNameOf(inner),
            TypeReader.NameOf(inner),
            inner.Name,
            member,
            ClientFinder.HeldValues(context).Any(value => value.Name == member && !value.IsInstanceMember),
            creation,
            new InnerArguments(context, step, visible, inner).Read(entry),
            GivesOutcome: !SymbolEqualityComparer.Default.Equals(value, returned),
            wantsOutcome,
            Converts: !wantsOutcome && !SymbolEqualityComparer.IncludeNullability.Equals(value, step.Result),
            isForeign ? BoundsOf(inner, generated) : null,
            isForeign ? generated?.NamedFlag("IsVerified") ?? false : null)
        {
            Labels = isForeign ? LabelsOf(generated) : null,
        };
    }

    /// <summary>What the pipeline that a step runs gives; null where it gives nothing, or where there is none.</summary>
    public static ITypeSymbol? ValueOf(StepDeclaration step)
    {
        IMethodSymbol? entry = step.Method.Ours(Attribute)?.TypeArgument()?.GetMembers(EntryParser.EntryName).OfType<IMethodSymbol>().FirstOrDefault();
        return entry is not null && KnownTypes.IsTask(entry.ReturnType, out ITypeSymbol? returned) && returned is not null
            ? KnownTypes.IsOutcome(returned, out ITypeSymbol? value) ? value : returned
            : null;
    }

    /// <summary>The inner pipeline's entry. Where that pipeline has mistakes of its own, they are said of it and not here.</summary>
    private IMethodSymbol? EntryOf(INamedTypeSymbol inner)
    {
        if (PipelineParser.PatternOf(inner) is null)
        {
            ReportUnusable(inner, "has no pattern attribute, such as [Chain]");
            return null;
        }

        bool isForeign = !SymbolEqualityComparer.Default.Equals(inner.ContainingAssembly, context.Compilation.Assembly);
        if (!isForeign && !(ClassShape.CanBeExtended(inner, context.CancellationToken) && EntryParser.IsRunnable(inner)))
        {
            return null;
        }

        IMethodSymbol? entry = inner.GetMembers(EntryParser.EntryName).OfType<IMethodSymbol>()
            .FirstOrDefault(method => context.Compilation.IsSymbolAccessibleWithin(method, context.Type));
        if (entry is null)
        {
            ReportUnusable(inner, "has no RunAsync that is visible here");
        }

        return entry;
    }

    private void ReportUnusable(INamedTypeSymbol inner, string why) =>
        context.Report(EntryMissing.Of(step.OfAttribute(Attribute), $"'{inner.Name}' is no pipeline that '{step.Name}' can run: it {why}."));

    private void CheckResult(INamedTypeSymbol inner, ITypeSymbol? gives)
    {
        if (step.Result is null || step.Returns == ReturnShape.Direct || (gives is not null && context.Fits(gives, step.Result)) || TypeReader.IsBroken(step.Result))
        {
            return;
        }

        context.Report(ReturnTypeUnusable.Of(
            Anchor.ReturnType(step.Name, step.Ordinal),
            gives is null
                ? $"'{step.Name}' wants a value of '{inner.Name}', whose RunAsync gives none; return 'Task'."
                : $"'{step.Name}' returns '{TypeReader.DisplayOf(step.Result)}', but '{inner.Name}' gives '{TypeReader.DisplayOf(gives)}'.")
            .With("Type", CodeNames.TaskOf(gives)));
    }

    private (string? Member, EquatableArray<string>? Creation) InstanceOf(INamedTypeSymbol inner, AttributeData attribute)
    {
        List<HeldValue> held = ClientFinder.HeldValues(context).Where(value => context.Fits(value.Type, inner)).ToList();
        if (attribute.Text(0) is { } named)
        {
            if (held.All(value => value.Name != named) && !attribute.IsBroken(context))
            {
                context.Report(ParameterWithoutSource.Of(
                    step.OfArgument(Attribute, "0"),
                    $"'{named}' is no '{inner.Name}' that '{context.Type.Name}' holds" + Nearest.Sentence(named, held.Select(value => value.Name).ToList()))
                    .With("Candidates", string.Join(",", held.Select(value => value.Name))));
            }

            return (named, null);
        }

        if (held.Count > 1 && !attribute.IsBroken(context))
        {
            context.Report(ParameterWithSeveralSources.Of(
                step.OfAttribute(Attribute),
                $"'{context.Type.Name}' holds several of '{inner.Name}': {Nearest.List(held.Select(value => value.Name))}; name one with [Pipeline<{inner.Name}>(nameof(…))].")
                .With("Candidates", string.Join(",", held.Select(value => value.Name))));
        }

        return held.Count > 0 ? (held[0].Name, null) : (null, Creation(inner));
    }

    private EquatableArray<string> Creation(INamedTypeSymbol inner)
    {
        IReadOnlyList<HeldValue> held = ClientFinder.HeldValues(context);
        var arguments = new List<string>();
        foreach (var (name, type, isOptional) in ConstructorNeeds.Of(inner, context))
        {
            List<HeldValue> fitting = held.Where(value => context.Fits(value.Type, type)).ToList();
            HeldValue? source = fitting.Any(value => value.Name == name) ? fitting.First(value => value.Name == name) : fitting.Count == 1 ? fitting[0] : null;
            if (source is { } found)
            {
                arguments.Add($"{CodeNames.Escape(name)}: {CodeNames.Escape(found.Name)}");
            }
            else if (context.Clients.Any(client => client.IsGenerated) && KnownTypes.IsChatClient(type))
            {
                arguments.Add($"{CodeNames.Escape(name)}: {ClientFinder.GeneratedName}");
            }
            else if (!isOptional)
            {
                context.Report(ParameterWithoutSource.Of(
                    step.OfAttribute(Attribute),
                    $"'{inner.Name}' is made here, but its constructor's '{TypeReader.DisplayOf(type)} {name}' is {(fitting.Count > 1 ? "held several times" : "not held")} by '{context.Type.Name}'; "
                    + $"add it to the constructor under that name, or take the '{inner.Name}' itself."));
            }
        }

        return arguments.ToEquatableArray();
    }

    private static PipelineLabels LabelsOf(AttributeData? generated) => generated is null
        ? PipelineLabels.None
        : new PipelineLabels(generated.NamedFlag("GivesUntrusted"), generated.NamedFlag("GivesSensitive"), generated.NamedText("Acting"));

    private static PipelineBounds BoundsOf(INamedTypeSymbol inner, AttributeData? generated)
    {
        string cause = generated?.NamedText("UnboundedBy") ?? $"the bound of '{inner.Name}' is not known";
        return new PipelineBounds(TypeReader.MetadataNameOf(inner), Figure("MaxCalls"), Figure("Depth"));

        Bound Figure(string name) => generated?.Named(name)?.Value is long calls and >= 0 ? new Bound.Exact(calls) : new Bound.Unbounded(cause);
    }
}
