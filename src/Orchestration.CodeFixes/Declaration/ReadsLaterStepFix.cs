using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>
/// Lets the reader that ORC1017 found in a loop take null, and so read the round before; or moves the step that it reads before it. Each is
/// offered where it brings no other mistake.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadsLaterStepFix)), Shared]
public sealed class ReadsLaterStepFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ReadsLaterStep.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Property("Later") is not { } name
            || request.Find<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } reader)
        {
            return;
        }

        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        OfferNullable(request, model, type);
        if (type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == name) is not { } later
            || later.SpanStart <= reader.SpanStart)
        {
            return;
        }

        TypeDeclarationSyntax moved = type.WithMembers(Move(type.Members, later, reader));
        if (IsBetter(request, model, type, moved))
        {
            request.OfferReplacement($"Move '{name}' before '{reader.Identifier.ValueText}'", type, moved);
        }
    }

    private static void OfferNullable(FixRequest request, SemanticModel model, TypeDeclarationSyntax type)
    {
        if (request.Property(ReadsLaterStep.Nullable) is { } name
            && request.Find<ParameterSyntax>() is { Type: { } written and not NullableTypeSyntax } parameter
            && IsBetter(request, model, type, type.ReplaceNode(parameter, parameter.WithType(SyntaxFactory.NullableType(written.WithoutTrailingTrivia()).WithTriviaFrom(written)))))
        {
            request.OfferTextChange($"Make '{name}' nullable", key: "Nullable", new TextChange(new TextSpan(written.Span.End, 0), "?"));
        }
    }

    private static SyntaxList<MemberDeclarationSyntax> Move(SyntaxList<MemberDeclarationSyntax> members, MethodDeclarationSyntax later, MethodDeclarationSyntax reader)
    {
        int to = members.IndexOf(reader);
        int from = members.IndexOf(later);
        MemberDeclarationSyntax moved = later;
        MemberDeclarationSyntax first = reader;
        if (LineBreaksBefore(reader) == 0 && LineBreaksBefore(later) > 0)
        {
            // The first member of a class has no blank line before it, and the second one has.
            first = reader.WithLeadingTrivia(later.GetLeadingTrivia().TakeWhile(IsLineBreak).Concat(reader.GetLeadingTrivia()));
            moved = later.WithLeadingTrivia(later.GetLeadingTrivia().SkipWhile(IsLineBreak));
        }

        return members.RemoveAt(from).RemoveAt(to).Insert(to, first).Insert(to, moved);
    }

    private static int LineBreaksBefore(MemberDeclarationSyntax member) => member.GetLeadingTrivia().TakeWhile(IsLineBreak).Count();

    private static bool IsLineBreak(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>Whether the pipeline reads with fewer mistakes, and with none that it had not before.</summary>
    private static bool IsBetter(FixRequest request, SemanticModel model, TypeDeclarationSyntax type, TypeDeclarationSyntax moved)
    {
        SyntaxNode root = request.Root.ReplaceNode(type, moved);
        SyntaxTree tree = request.Root.SyntaxTree.WithRootAndOptions(root, request.Root.SyntaxTree.Options);
        Compilation changed = model.Compilation.ReplaceSyntaxTree(request.Root.SyntaxTree, tree);
        if (model.GetDeclaredSymbol(type, request.CancellationToken) is not { } before
            || changed.Assembly.GetTypeByMetadataName(TypeReader.MetadataNameOf(before)) is not { } after)
        {
            return false;
        }

        ParsedPipeline? old = PipelineParser.Parse(before, model.Compilation, request.CancellationToken);
        ParsedPipeline? better = PipelineParser.Parse(after, changed, request.CancellationToken);
        return old is not null && better is not null
            && better.Findings.Count < old.Findings.Count
            && better.Findings.All(old.Findings.Contains);
    }
}
