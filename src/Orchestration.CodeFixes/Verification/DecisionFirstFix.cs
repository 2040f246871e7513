using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Verification;

namespace Orchestration.CodeFixes.Verification;

/// <summary>
/// Has the reasons of ORC3007 asked for first. The order of the schema is set by an attribute, so that constructors, deconstructions and whoever uses them stay as they are.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DecisionFirstFix)), Shared]
public sealed class DecisionFirstFix : RuleFix
{
    private const string Key = "Ask for the reasons first";
    private const string Order = "JsonPropertyOrder";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DecisionFirst.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(Key, ApplyAsync);

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        Project project = request.Document.Project;
        if (await FindAsync(project, request.Diagnostic, request.CancellationToken).ConfigureAwait(false) is not null)
        {
            request.OfferInSolution($"Ask for '{request.Property(DecisionFirst.Reason)}' first", Key, cancellationToken => ApplyAsync(project, request.Diagnostic, cancellationToken));
        }
    }

    /// <summary>Another step that gives the same type may have mended it already.</summary>
    private static async Task<Solution> ApplyAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync(project, diagnostic, cancellationToken).ConfigureAwait(false) is not var (property, declaration, model))
        {
            return project.Solution;
        }

        SourceText text = await declaration.SyntaxTree.GetTextAsync(cancellationToken).ConfigureAwait(false);
        string order = LeastOrder(property.ContainingType).ToString(CultureInfo.InvariantCulture);
        TextChange change = Written(property, cancellationToken) is { } written
            ? new TextChange(written.Span, order)
            : Added(declaration, text, $"{model.NameAt(declaration.SpanStart, "System.Text.Json.Serialization", Order)}({order})");
        var edit = new SolutionEdit(project.Solution, cancellationToken);
        edit.Replace(declaration.SyntaxTree, change.Span, change.NewText!);
        return await edit.ApplyAsync().ConfigureAwait(false);
    }

    private static async Task<(IPropertySymbol Property, SyntaxNode Declaration, SemanticModel Model)?> FindAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Properties.TryGetValue(DecisionFirst.Verdict, out string? verdict)
            && diagnostic.Properties.TryGetValue(DecisionFirst.Reason, out string? reason)
            && await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            && compilation.Assembly.GetTypeByMetadataName(verdict!) is { } type
            && ReplyMembers.InOrder(type) is { Count: > 0 } members
            && members[0].Name != reason
            && members.FirstOrDefault(member => member.Name == reason) is { } property
            && property.DeclaringSyntaxReferences.FirstOrDefault() is { } reference)
        {
            SyntaxNode declaration = await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
            return (property, declaration, compilation.GetSemanticModel(reference.SyntaxTree));
        }

        return null;
    }

    private static int LeastOrder(INamedTypeSymbol type) => ReplyMembers.InOrder(type).Min(ReplyMembers.OrderOf) - 1;

    /// <summary>The order that is written already.</summary>
    private static ExpressionSyntax? Written(IPropertySymbol property, CancellationToken cancellationToken) =>
        (ReplyMembers.Attribute(property, Order + "Attribute")?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault()?.Expression;

    private static TextChange Added(SyntaxNode declaration, SourceText text, string attribute) =>
        declaration is MemberDeclarationSyntax member
            ? member.WithAttribute(text, attribute)
            : new TextChange(new TextSpan(declaration.SpanStart, 0), $"[property: {attribute}] ");
}
