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

/// <summary>Names one of the class's clients for a step of which ORC1009 could not tell it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClientUnclearFix)), Shared]
public sealed class ClientUnclearFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ClientUnclear.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        foreach (string client in (request.Property("Candidates") ?? "").Split([','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (ChangeFor(request, client) is { } change)
            {
                request.OfferTextChange($"Run on '{client}'", change);
            }
        }

        return Task.CompletedTask;
    }

    private static TextChange? ChangeFor(FixRequest request, string client)
    {
        string name = $"nameof({CodeNames.Escape(client)})";
        if (request.Find<AttributeArgumentSyntax>() is { } argument)
        {
            // An attribute on the class stands outside of it, where nameof does not see its members.
            bool isOfClass = argument.FirstAncestorOrSelf<MethodDeclarationSyntax>() is null;
            return new TextChange(argument.Expression.Span, isOfClass ? SymbolDisplay.FormatLiteral(client, quote: true) : name);
        }

        return request.Find<MethodDeclarationSyntax>() is { } step ? Named(step, name) : null;
    }

    private static TextChange? Named(MethodDeclarationSyntax step, string name)
    {
        List<AttributeSyntax> attributes = step.AttributeLists.SelectMany(list => list.Attributes).ToList();
        if (attributes.FirstOrDefault(attribute => attribute.IsNamed("Model")) is { } model)
        {
            return model.ArgumentList is { Arguments.Count: > 0 } options
                ? new TextChange(new TextSpan(options.Arguments[0].SpanStart, 0), name + ", ")
                : new TextChange(model.ArgumentList?.Span ?? new TextSpan(model.Name.Span.End, 0), $"({name})");
        }

        AttributeSyntax? kind = attributes.FirstOrDefault(attribute => attribute.IsNamed("Prompt") || attribute.IsNamed("PromptFile"));
        return kind?.Parent is AttributeListSyntax list
            ? new TextChange(new TextSpan(list.Attributes.Last().Span.End, 0), $", Model({name})")
            : null;
    }
}
