using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing.Steps;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing;

/// <summary>
/// Finds the one method that is the entry. Where there is none, or where it cannot be told which, the steps are read all the same, and
/// what they need is what the entry should take.
/// </summary>
internal sealed class EntryFinder(ParseContext context)
{
    /// <summary>The name offered to an overload of the entry that has a body.</summary>
    private const string OverloadName = "RunWithDefaultsAsync";

    private readonly List<IMethodSymbol> named = context.Methods.Where(method => method.Name == EntryParser.EntryName).ToList();

    /// <summary>The entry, or null; what its author meant as one is known to the context in any case.</summary>
    public IMethodSymbol? Find()
    {
        List<IMethodSymbol> open = named.Where(EntryParser.IsOpenPartial).ToList();
        context.Entry = named.Count switch
        {
            0 => Misnamed(),
            1 => named[0],
            _ => open.FirstOrDefault(),
        };
        context.EntryIsUnclear = context.Entry is null || named.Count > 1;
        return named.Count == 1 && open.Count == 1 ? open[0] : null;
    }

    /// <summary>Says what is missing or doubled, once the steps have said what they need.</summary>
    public void Report()
    {
        if (named.Count > 1)
        {
            ReportDoubled();
        }
        else if (named.Count == 1)
        {
            ReportWritten(named[0]);
        }
        else
        {
            ReportMissing();
        }
    }

    /// <summary>A public partial method without any attribute is an entry under another name, where it is the only one.</summary>
    private IMethodSymbol? Misnamed()
    {
        List<IMethodSymbol> candidates = context.Methods
            .Where(method => StepFinder.IsLeftOpen(context, method)
                && method.Name != EntryParser.StreamName
                && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
                && !method.GetAttributes().Any())
            .ToList();
        return candidates.Count == 1 ? candidates[0] : null;
    }

    private void ReportMissing()
    {
        if (context.Entry is { } misnamed)
        {
            context.Report(EntryMissing.Of(
                Anchor.OfMember(misnamed.Name, context.OrdinalOf(misnamed)),
                $"The entry of a pipeline is called RunAsync, so '{misnamed.Name}' is none; rename it.")
                .With("Rename", EntryParser.EntryName));
            return;
        }

        InferredEntry? inferred = InferredEntry.Of(context);
        Finding finding = EntryMissing.Of(
            Anchor.Class,
            $"The pipeline '{context.Type.Name}' has no entry; declare '{inferred?.Display ?? "public partial Task<T> RunAsync(…)"}'.");
        context.Report(inferred is null ? finding : finding.With("Result", inferred.Result).With("Inputs", inferred.Inputs));
    }

    private void ReportDoubled()
    {
        IMethodSymbol kept = context.Entry ?? named[0];
        IMethodSymbol extra = named.First(method => !SymbolEqualityComparer.Default.Equals(method, kept));
        context.IsIncomplete = true;
        if (SameParameters(kept, extra))
        {
            // The compiler says so.
            return;
        }

        Finding finding = EntryMissing.Of(
            Anchor.OfMember(EntryParser.EntryName, context.OrdinalOf(extra)),
            $"The pipeline '{context.Type.Name}' has more than one RunAsync; keep one, with optional parameters if need be.");
        context.Report(
            EntryParser.IsOpenPartial(extra) ? finding.With("Remove", EntryParser.EntryName)
            : IsShorthand(extra, kept) ? finding.With("Rename", OverloadName)
            : finding);
    }

    private void ReportWritten(IMethodSymbol entry)
    {
        if (EntryParser.IsOpenPartial(entry))
        {
            return;
        }

        bool hasBody = entry.PartialImplementationPart is not null || BodyOf(entry);
        context.Report(EntryMissing.Of(
            Anchor.OfMember(EntryParser.EntryName, context.OrdinalOf(entry)),
            hasBody
                ? "RunAsync is written by the generator, so it has no body here; declare it partial and end it with a semicolon."
                : "RunAsync is written by the generator; make it partial.")
            .With("Body", EntryParser.EntryName));
    }

    private bool BodyOf(IMethodSymbol method) =>
        UserView.Reference(method).GetSyntax(context.CancellationToken) is MethodDeclarationSyntax syntax
        && (syntax.Body is not null || syntax.ExpressionBody is not null);

    /// <summary>Whether an overload with a body takes less than the entry, and so fills in the rest.</summary>
    private bool IsShorthand(IMethodSymbol overload, IMethodSymbol entry) =>
        EntryParser.IsOpenPartial(entry)
        && overload.Parameters.Length < entry.Parameters.Length
        && BodyOf(overload)
        && context.Type.GetMembers(OverloadName).IsEmpty
        && !Signatures.HasModifier(overload, SyntaxKind.PartialKeyword, context.CancellationToken);

    private static bool SameParameters(IMethodSymbol one, IMethodSymbol other) =>
        one.Parameters.Length == other.Parameters.Length
        && one.Parameters.Zip(other.Parameters, (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type) && a.RefKind == b.RefKind).All(same => same);
}
