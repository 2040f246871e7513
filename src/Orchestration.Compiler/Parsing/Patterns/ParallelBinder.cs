using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>Reads a parallel: which steps run at once, and what makes one result of theirs.</summary>
internal sealed class ParallelBinder : PatternBinder
{
    public override string Name => "Parallel";

    public override IReadOnlyList<RoleSpecification> Roles { get; } =
        [new("Section", IsRequired: true, IsSingle: false) { IsAlternative = true }, new("Combine", IsRequired: false, IsSingle: true)];

    public override IReadOnlyList<string> SpecialNames { get; } = [];

    public override PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before)
    {
        List<StepDeclaration> sections = context.OfRole("Section").ToList();
        StepDeclaration? combine = context.OfRole("Combine").FirstOrDefault();
        bool keeps = attribute.KeepsOthers();
        IReadOnlyDictionary<StepDeclaration, ITypeSymbol> readAs = keeps ? Attempts.Of(context, sections) : before.ReadAs;
        var gathered = new SectionResults(context, sections, readAs);
        ITypeSymbol? gives = combine is not null ? combine.Result : gathered.Type(before);
        var binding = new PatternBinding
        {
            Model = new ParallelModel(sections.Select(step => step.Name).ToEquatableArray(), combine?.Name)
            {
                KeepsOthers = keeps,
                Construction = combine is null ? gathered.Construction : null,
                Limits = LimitsOf(attribute, sections.Count),
            },
            VisibleAfter = sections,
            ReadAsAfter = readAs,
            Gives = gives,
        };
        foreach (StepDeclaration section in sections)
        {
            binding.Visible[section] = before;
        }

        if (combine is not null)
        {
            binding.Visible[combine] = before.And(sections).Reading(readAs);
        }

        return binding;
    }

    private static EquatableArray<PatternLimit> LimitsOf(AttributeData attribute, int sections) =>
    [
        new("MaxConcurrency", attribute.NamedInt("MaxConcurrency"), 1, "but at least one section runs at once; set it to 1 or more, or leave it out to run all") { AlsoAllowed = 0 },
        new("MinSucceeded", attribute.NamedInt("MinSucceeded"), 1, $"but it is the number of sections that must succeed; set it from 1 to {sections.ToString(System.Globalization.CultureInfo.InvariantCulture)}")
        {
            Most = sections,
        },
    ];
}
