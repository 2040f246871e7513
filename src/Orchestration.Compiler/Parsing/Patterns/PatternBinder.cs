using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;

namespace Orchestration.Compiler.Parsing.Patterns;

/// <summary>A role that a pattern's steps play.</summary>
/// <param name="Name">The attribute without <c>Attribute</c>.</param>
/// <param name="IsRequired">Whether there must be one.</param>
/// <param name="IsSingle">Whether there may be only one.</param>
internal sealed record RoleSpecification(string Name, bool IsRequired, bool IsSingle)
{
    /// <summary>Whether its steps judge: they return a bool, a verdict, or a type that says when it accepts.</summary>
    public bool IsJudge { get; init; }

    /// <summary>Whether one of its steps runs instead of another, so that they never see each other.</summary>
    public bool IsAlternative { get; init; }

    /// <summary>Whether its steps choose one of several by its index, from 0.</summary>
    public bool IsChoice { get; init; }

    /// <summary>Whether its steps run in the order written, so that they stand in one file.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>The flag of the pattern's attribute with which it can do without the role, though it is required otherwise.</summary>
    public string? UnlessFlag { get; init; }
}

/// <summary>What a step may read: earlier steps, and the pattern's own parameters.</summary>
internal sealed record Visibility(IReadOnlyList<StepDeclaration> Steps, IReadOnlyList<(string Name, ITypeSymbol Type)> Specials)
{
    public static Visibility Of(IEnumerable<StepDeclaration> steps) => new(steps.ToList(), []);

    /// <summary>Steps that have run, but whose results are read by one of the pattern's own names.</summary>
    public IReadOnlyList<(StepDeclaration Step, string As)> Hidden { get; init; } = [];

    /// <summary>The types as which the results of some steps are read, where that is not what they return.</summary>
    public IReadOnlyDictionary<StepDeclaration, ITypeSymbol> ReadAs { get; init; } = new Dictionary<StepDeclaration, ITypeSymbol>();

    /// <summary>The type as which a step's result is read, or null where it gives nothing.</summary>
    public ITypeSymbol? TypeOf(StepDeclaration step) => ReadAs.TryGetValue(step, out ITypeSymbol type) ? type : step.Result;

    public Visibility Reading(IReadOnlyDictionary<StepDeclaration, ITypeSymbol> types) => this with { ReadAs = types };

    /// <summary>The steps whose results of the round before may be read, by parameters that take null.</summary>
    public IReadOnlyList<StepDeclaration> Previous { get; init; } = [];

    /// <summary>Whether the verdicts of those that check the steps may be read too.</summary>
    public bool WithVerdicts { get; init; }

    public Visibility Hiding(string readAs, IEnumerable<StepDeclaration> steps) =>
        this with { Hidden = [.. Hidden, .. steps.Select(step => (step, readAs))] };

    public Visibility And(IEnumerable<StepDeclaration> steps) => this with { Steps = [.. Steps, .. steps] };

    public Visibility And(params (string Name, ITypeSymbol? Type)[] specials) => this with
    {
        Specials = [.. Specials, .. specials.Where(special => special.Type is not null).Select(special => (special.Name, special.Type!))],
    };
}

/// <summary>A pattern whose roles are filled: its model, and what each of its steps may read.</summary>
internal sealed class PatternBinding
{
    public required PatternModel Model { get; init; }

    /// <summary>What each of the pattern's own steps may read.</summary>
    public Dictionary<StepDeclaration, Visibility> Visible { get; } = [];

    /// <summary>What the verifiers of a pattern's parameter may read, by the parameter's name.</summary>
    public Dictionary<string, Visibility> VisibleToVerifiersOf { get; } = [];

    /// <summary>The pattern's steps that the steps after it may read by name.</summary>
    public IReadOnlyList<StepDeclaration> VisibleAfter { get; init; } = [];

    /// <summary>The types as which steps after the pattern read its steps, where that is not what these return.</summary>
    public IReadOnlyDictionary<StepDeclaration, ITypeSymbol> ReadAsAfter { get; init; } = new Dictionary<StepDeclaration, ITypeSymbol>();

    /// <summary>As what the pattern gives a step's result, where that is not what the step returns: a list of it, say.</summary>
    public Dictionary<StepDeclaration, ITypeSymbol> GivenAs { get; } = [];

    /// <summary>What the pattern gives; null where it gives nothing, or the last step before it does.</summary>
    public ITypeSymbol? Gives { get; init; }
}

/// <summary>Reads one pattern: which roles it has, and how its steps see one another.</summary>
internal abstract class PatternBinder
{
    /// <summary>The pattern's attribute without <c>Attribute</c>.</summary>
    public abstract string Name { get; }

    public abstract IReadOnlyList<RoleSpecification> Roles { get; }

    /// <summary>The names of the pattern's own parameters.</summary>
    public abstract IReadOnlyList<string> SpecialNames { get; }

    /// <summary>
    /// The pattern's own parameters that a verifier may check by taking them, each with the roles whose steps make its value and run again
    /// when it is refused.
    /// </summary>
    public virtual IReadOnlyDictionary<string, IReadOnlyList<string>> Verifiable { get; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Whether plain steps are the pattern's own, so that there are none before and after it.</summary>
    public bool OwnsPlainSteps => Roles.Any(role => role.Name == RoleChecker.PlainStep);

    public RoleSpecification? Role(string name) => Roles.FirstOrDefault(role => role.Name == name);

    /// <summary>Fills the roles. They have been counted: where one is missing, the binder is not asked.</summary>
    /// <param name="context">The class.</param>
    /// <param name="attribute">The pattern's attribute.</param>
    /// <param name="before">What the steps before the pattern leave to read.</param>
    public abstract PatternBinding? Bind(ParseContext context, AttributeData attribute, Visibility before);
}

/// <summary>The patterns there are, in the order in which a class with several is read.</summary>
internal static class PatternBinders
{
    public static IReadOnlyList<PatternBinder> All { get; } =
    [
        new ChainBinder(),
        new RouteBinder(),
        new CriticBinder(),
        new ParallelBinder(),
        new LoopBinder(),
        new RefineBinder(),
        new VoteBinder(),
        new AgentBinder(),
        new MapReduceBinder(),
        new SupervisorBinder(),
        new OrchestratorBinder(),
        new DebateBinder(),
    ];

    /// <summary>The roles of all patterns, and the checks.</summary>
    public static HashSet<string> RoleNames { get; } =
        new(All.SelectMany(pattern => pattern.Roles).Select(role => role.Name).Concat(["Step", StepDeclaration.Verify]), StringComparer.Ordinal);
}
