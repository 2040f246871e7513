using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Patterns;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Parsing;

/// <summary>What the parts of the parser share while they read one class.</summary>
internal sealed class ParseContext(INamedTypeSymbol type, PatternBinder pattern, Compilation compilation, CancellationToken cancellationToken)
{
    public INamedTypeSymbol Type { get; } = type;

    public PatternBinder Pattern { get; } = pattern;

    public Compilation Compilation { get; } = compilation;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public List<Finding> Findings { get; } = [];

    /// <summary>The methods as written, in order.</summary>
    public IReadOnlyList<IMethodSymbol> Methods { get; } = UserView.Methods(type);

    public IReadOnlyList<StepDeclaration> Steps { get; set; } = [];

    /// <summary>The entry, or what its author meant as one.</summary>
    public IMethodSymbol? Entry { get; set; }

    /// <summary>Whether there is no entry, or more than one: what no step gives may then be the entry's.</summary>
    public bool EntryIsUnclear { get; set; }

    /// <summary>What steps need and nothing gives, while the entry is unclear.</summary>
    public List<(string Name, ITypeSymbol Type)> Needs { get; } = [];

    /// <summary>Steps without a place in the pattern. What they would give is missing because of that.</summary>
    public HashSet<StepDeclaration> Strays { get; } = [];

    /// <summary>Whether something is missing that another finding, of the compiler or of another pipeline, speaks of.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Whether the pattern's roles are filled.</summary>
    public bool IsBound { get; set; }

    /// <summary>What the pipeline gives; null where it gives nothing, or where that is not known.</summary>
    public ITypeSymbol? Gives { get; set; }

    /// <summary>What the entry gives, without task and outcome; null where it gives nothing or is missing.</summary>
    public ITypeSymbol? EntryResult { get; set; }

    public IReadOnlyList<ClientModel> Clients { get; set; } = [];

    /// <summary>The names that mean something of the pattern's own, such as <c>draft</c>.</summary>
    public IReadOnlyCollection<string> OwnNames { get; set; } = [];

    public void Report(Finding finding) => Findings.Add(finding);

    /// <summary>Reports unless the same rule has spoken of the same place already: one mistake is one message.</summary>
    public void ReportOnce(Finding finding)
    {
        if (!Findings.Any(other => other.RuleId == finding.RuleId && other.Anchor == finding.Anchor))
        {
            Findings.Add(finding);
        }
    }

    public StepDeclaration? Step(string? method) => method is null ? null : Steps.FirstOrDefault(step => step.Name == method);

    /// <summary>Whether a step judges, by its role.</summary>
    public bool IsJudge(StepDeclaration step) => Pattern.Role(step.Role) is { IsJudge: true };

    public IEnumerable<StepDeclaration> OfRole(string role) => Steps.Where(step => step.Role == role);

    public int OrdinalOf(IMethodSymbol method) =>
        Methods.Where(other => other.Name == method.Name).TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method)).Count();

    public bool Fits(ITypeSymbol from, ITypeSymbol to) => TypeReader.Fits(from, to, Compilation);

    /// <summary>The one type that all of some results are: that of the first one to which the others convert, else the entry's; null where one gives nothing.</summary>
    public ITypeSymbol? CommonType(IReadOnlyCollection<ITypeSymbol?> results)
    {
        List<ITypeSymbol> types = results.OfType<ITypeSymbol>().ToList();
        if (types.Count != results.Count)
        {
            return null;
        }

        IEnumerable<ITypeSymbol> candidates = EntryResult is { } wanted ? [.. types, wanted] : types;
        return candidates.FirstOrDefault(candidate => types.All(type => Fits(type, candidate)));
    }

    /// <summary>The parameters of the entry that carry values.</summary>
    public IEnumerable<IParameterSymbol> EntryInputs =>
        Entry?.Parameters.Where(parameter => !KnownTypes.IsCancellationToken(parameter.Type) && !parameter.Type.IsOurs("RunOptions")) ?? [];
}
