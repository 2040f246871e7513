using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Model.Patterns;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.Verification;

/// <summary>ORC3007: a model is asked for its decision first and for its reasons afterwards.</summary>
internal sealed class DecisionFirst : BodyRule
{
    public const string Id = "ORC3007";

    /// <summary>The property with the metadata name of the type that the model fills.</summary>
    public const string Verdict = nameof(Verdict);

    /// <summary>The property with the member that is to come first.</summary>
    public const string Reason = nameof(Reason);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A decision before its reasons");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session) => DeclaredPipeline.Register(context, session, Check);

    private void Check(DeclaredPipeline pipeline)
    {
        foreach (StepModel step in pipeline.Model.Steps.Where(step => step.Model is not null))
        {
            if (ReplyMembers.Readable(pipeline.ResultOf(step)) is { } type
                && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, pipeline.Type.ContainingAssembly)
                && ReplyMembers.InOrder(type) is { Count: > 1 } members
                && LateReason(members, DecidingNames(pipeline, step, type)) is var (decision, reason))
            {
                pipeline.Context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor,
                    pipeline.PlaceOf(Anchor.ReturnType(step.Method)),
                    ImmutableDictionary<string, string?>.Empty.Add(Verdict, TypeReader.MetadataNameOf(type)).Add(Reason, reason.Name),
                    $"'{step.Method}' is asked for '{type.Name}.{decision.Name}' before '{reason.Name}', so the model decides first and then finds reasons for what it said; ask for '{reason.Name}' first."));
            }
        }
    }

    /// <summary>The first property that decides and the first that says why, where that comes later; null where it does not, or where nothing is known to decide.</summary>
    private static (IPropertySymbol Decision, IPropertySymbol Reason)? LateReason(IReadOnlyList<IPropertySymbol> members, HashSet<string> deciding)
    {
        List<IPropertySymbol> all = members.ToList();
        bool isVerdict = deciding.Count > 0;
        int reason = all.FindIndex(member => isVerdict ? Reasoning.IsInVerdict(member) : Reasoning.IsIn(member));
        int decision = isVerdict ? all.FindIndex(member => IsDecision(member) && deciding.Contains(member.Name))
            // A type of nothing but a decision and its reasons needs no predicate to be a verdict.
            : all.TrueForAll(member => IsDecision(member) || Reasoning.IsIn(member)) ? all.FindIndex(IsDecision)
            : -1;
        return decision >= 0 && decision < reason ? (all[decision], all[reason]) : null;
    }

    /// <summary>What the library or a predicate reads of a verdict or a ballot.</summary>
    private static HashSet<string> DecidingNames(DeclaredPipeline pipeline, StepModel step, INamedTypeSymbol type)
    {
        IEnumerable<string> names = (step.Accept, BallotKeyOf(pipeline.Model, step)) switch
        {
            ({ Kind: AcceptKind.Predicate } accept, _) => NamesIn(pipeline.Type, accept.Member),
            ({ Kind: AcceptKind.Property or AcceptKind.Method } accept, _) => NamesIn(type, accept.Member).Append(accept.Member),
            (_, { Kind: BallotKeyKind.OfPipeline } key) => NamesIn(pipeline.Type, key.Member),
            (_, { } key) => NamesIn(type, key.Member).Append(key.Member),
            _ => [],
        };
        return new HashSet<string>(step.Accept is { HasScore: true } ? names.Append("Score") : names, StringComparer.Ordinal);
    }

    private static BallotKeyModel? BallotKeyOf(PipelineModel pipeline, StepModel step) =>
        pipeline.Pattern is VoteModel vote && vote.Voters.Contains(step.Method) ? vote.Key : null;

    /// <summary>The names that a member's own code mentions.</summary>
    private static IEnumerable<string> NamesIn(INamedTypeSymbol type, string member) => type.GetMembers(member)
        .SelectMany(symbol => symbol.DeclaringSyntaxReferences)
        .SelectMany(reference => reference.GetSyntax().DescendantNodes())
        .OfType<IdentifierNameSyntax>()
        .Select(name => name.Identifier.ValueText);

    private static bool IsDecision(IPropertySymbol property) =>
        TypeReader.Unwrapped(property.Type) is { } plain
        && (plain.TypeKind == TypeKind.Enum || plain.SpecialType is SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_Double));
}
