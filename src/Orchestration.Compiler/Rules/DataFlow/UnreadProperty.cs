using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Orchestration.Compiler.Code;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Rules.DataFlow;

/// <summary>ORC4003: a model writes a property in every reply, and nobody reads it.</summary>
internal sealed class UnreadProperty : BodyRule
{
    public const string Id = "ORC4003";

    /// <summary>Where a model may write what it needs to come to the rest.</summary>
    private static readonly HashSet<string> Scratch = new(StringComparer.Ordinal)
    {
        "assumptions", "calculation", "citation", "citations", "notes", "observations", "plan", "quote", "quotes", "scratchpad", "source", "sources", "step", "steps", "work", "working",
    };

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Info(Id, "A property that nobody reads");

    public override void Register(CompilationStartAnalysisContext context, PipelineSession session)
    {
        Compilation compilation = context.Compilation;
        var replies = new Lazy<ReplyUses>(() => ReplyUses.In(compilation, session));
        context.RegisterSymbolAction(symbol => Check(symbol, replies), SymbolKind.NamedType);
    }

    private void Check(SymbolAnalysisContext context, Lazy<ReplyUses> replies)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!IsOwn(type)
            || ReplyMembers.InOrder(type) is not { Count: > 0 } members
            || replies.Value.ShownOf(type) is not { } shown
            || TypeMentions.PropertiesRead(type, context.Compilation, context.CancellationToken) is not { } used)
        {
            return;
        }

        List<IPropertySymbol> unread = members.Where(member => !shown.Contains(member.Name) && !used.Contains(member.Name)).ToList();
        foreach (IPropertySymbol property in unread.Where(property => UserView.IsWritten(property) && !IsThinking(property, members, unread)))
        {
            context.ReportDiagnostic(At(
                property.Locations[0],
                $"The model writes '{type.Name}.{property.Name}' in every reply, but no prompt shows it, no code reads it, and no run gives it; use it, or take it out of the type."));
        }
    }

    /// <summary>Whether all code that can see a type is in this project, and nothing but code of the author's makes use of it.</summary>
    private static bool IsOwn(INamedTypeSymbol type) =>
        ReplyMembers.Readable(type) is not null
        && !type.IsGenericType
        && type.Interfaces.All(implemented => implemented.Name == "IEquatable")
        && type.GetAttributes().All(attribute => attribute.AttributeClass is { } known && TypeReader.IsOfTheFramework(known))
        && (IsHidden(type) || (!IsPublic(type) && !HasFriends(type.ContainingAssembly)));

    private static bool IsHidden(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Private || (type.ContainingType is { } outer && IsHidden(outer));

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal && (type.ContainingType is not { } outer || IsPublic(outer));

    private static bool HasFriends(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute");

    /// <summary>Whether a model is to write it for its own sake: reasons and notes, or any text before a decision that is read.</summary>
    private static bool IsThinking(IPropertySymbol property, IReadOnlyList<IPropertySymbol> members, List<IPropertySymbol> unread) =>
        Reasoning.IsInVerdict(property)
        || Words.In(property.Name).Any(Scratch.Contains)
        || (TypeReader.KindOf(property.Type) is ValueKind.Text or ValueKind.TextList
            && members.SkipWhile(member => member.Name != property.Name).Any(later => TypeReader.KindOf(later.Type) is not (ValueKind.Text or ValueKind.TextList) && unread.TrueForAll(other => other.Name != later.Name)));
}
