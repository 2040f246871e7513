using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.ModelCode;

namespace Orchestration.CodeFixes.ModelCode;

/// <summary>Declares the pipeline that a loop of the plain shape is, and runs it in the loop's place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CriticByHandFix)), Shared]
public sealed class CriticByHandFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [CriticByHand.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        SemanticModel model = await request.GetModelAsync().ConfigureAwait(false);
        string newLine = TextEdits.NewLineOf(request.Root);
        if (request.Find<ForStatementSyntax>() is not { } loop
            || model.Compilation.GetTypeByMetadataName("Orchestration.CriticAttribute") is null
            || HandWrittenCritic.Of(loop, model) is not { } critic
            || CriticText.Of(critic, model, newLine) is not { } pipeline
            || critic.Method.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } type)
        {
            return;
        }

        BlockSyntax body = critic.Method.Body!;
        var changes = new List<TextChange>
        {
            new(TextSpan.FromBounds(body.Statements[0].SpanStart, body.Statements.Last().Span.End), $"return {pipeline.Run};"),
            TextEdits.Insert(type.Span.End, newLine + newLine + pipeline.Write(TextEdits.IndentationOf(type))),
        };
        if (!model.LookupNamespacesAndTypes(loop.SpanStart, name: "CriticAttribute").Any())
        {
            changes.Add(TextEdits.Insert(request.Root is CompilationUnitSyntax { Usings: { Count: > 0 } usings } ? usings.Last().Span.End + newLine.Length : 0, "using Orchestration;" + newLine));
        }

        request.OfferTextChange($"Declare it as the pipeline {pipeline.Name}", "Declare loops as critics", [.. changes]);
    }
}
