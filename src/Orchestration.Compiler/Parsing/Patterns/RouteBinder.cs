using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads a route: who classifies, and which step handles which value.</summary>
internal sealed class RouteBinder : PatternBinder
{
    public override string Name => "Route";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [
            new("Classify", IsRequired: true, IsSingle: true),
            new("Case", IsRequired: true, IsSingle: false) { IsAlternative = true },
            new("Otherwise", IsRequired: false, IsSingle: true) { IsAlternative = true },
        ];

    public override IReadOnlyList<string> SpecialNames { get; } = [];

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        StepDeclaration classify = context.OfRole("Classify").First();
        List<StepDeclaration> cases = context.OfRole("Case").ToList();
        StepDeclaration? otherwise = context.OfRole("Otherwise").FirstOrDefault();
        if (classify.Result is not { } label || !HandledValues.IsClosed(label))
        {
            ReportLabel(context, classify, cases);
            return null;
        }

        var values = new HandledValues(context, label, HandlerWords.Cases);
        List<ValueHandler> routes = cases.Select(values.HandlerOf).ToList();
        values.CheckComplete(classify, otherwise);

        var binding = new PatternBinding
        {
            Model = new RouteModel(classify.Name, routes.ToEquatableArray(), otherwise?.Name) { Labels = values.Labels },
            VisibleAfter = [classify],
            Gives = context.CommonType([.. cases.Select(step => step.Result), .. otherwise is null ? [] : new[] { otherwise.Result }]),
        };
        binding.Visible[classify] = before;
        foreach (StepDeclaration branch in otherwise is null ? cases : [.. cases, otherwise])
        {
            binding.Visible[branch] = before.And([classify]);
        }

        return binding;
    }

    private static void ReportLabel(ParseContext context, StepDeclaration classify, List<StepDeclaration> cases)
    {
        if (classify.Result is { } result && TypeReader.IsBroken(result))
        {
            return;
        }

        List<ITypeSymbol> types = cases
            .SelectMany(step => step.RoleAttribute?.Values() ?? [])
            .Select(value => value.Type)
            .OfType<ITypeSymbol>()
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)
            .ToList();
        ITypeSymbol? spelt = types.Count == 1 && HandledValues.IsClosed(types[0]) ? types[0] : null;
        Finding finding = ReturnTypeUnusable.Of(
            Anchor.ReturnType(classify.Name, classify.Ordinal),
            $"'{classify.Name}' decides the route, so it returns an enum, a bool, or a string out of the set that the cases spell"
            + (spelt is null ? "." : $"; they spell '{TypeReader.DisplayOf(spelt)}'."));
        context.Report(spelt is null || StepShape.IsWritten(classify) ? finding : finding.With("Type", CodeNames.TaskOf(spelt)));
    }
}
