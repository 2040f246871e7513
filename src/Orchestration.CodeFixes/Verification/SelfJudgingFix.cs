using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Verification;

namespace Orchestration.CodeFixes.Verification;

/// <summary>Runs the judge that ORC3003 is about on another client of the class, or on one that the constructor takes for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SelfJudgingFix)), Shared]
public sealed class SelfJudgingFix : RuleFix
{
    private const string Added = "judge";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [SelfJudging.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is not { } model
            || request.Find<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax declaration } method
            || request.Property(SelfJudging.SharedProperty) is not { } shared)
        {
            return;
        }

        string[] others = (request.Property(SelfJudging.OthersProperty) ?? "").Split([','], StringSplitOptions.RemoveEmptyEntries);
        foreach (string other in others)
        {
            request.OfferTextChange($"Judge on '{other}'", ModelOf(model, method, other));
        }

        if (others.Length == 0
            && await request.ConstructorOf(declaration, model).ConfigureAwait(false) is { } constructor
            && Adding(request, model, declaration, constructor, shared) is { } changes)
        {
            request.OfferTextChange("Take a separate client for the judge", [.. changes, ModelOf(model, method, Added)]);
        }
    }

    private static IEnumerable<TextChange>? Adding(FixRequest request, SemanticModel model, TypeDeclarationSyntax declaration, NewParameter constructor, string shared)
    {
        bool isTaken = model.GetDeclaredSymbol(declaration) is not { } type
            || type.GetMembers(Added).Length > 0
            || constructor.Existing.Contains(Added);
        if (isTaken || request.Property(SelfJudging.IsPassedOnProperty) == "true")
        {
            return null;
        }

        TextChange parameter = constructor.With(model.NameAt(declaration.SpanStart, "Microsoft.Extensions.AI", "IChatClient"), Added, shared);
        return request.Property(SelfJudging.IsImpliedProperty) != "true" ? [parameter]
            : ForTheOthers(model, declaration, shared) is { } named ? [parameter, .. named]
            : null;
    }

    /// <summary>What runs on the only client must name it, now that there are two: once, on the class.</summary>
    private static IEnumerable<TextChange>? ForTheOthers(SemanticModel model, TypeDeclarationSyntax declaration, string shared)
    {
        AttributeData? ofClass = model.GetDeclaredSymbol(declaration)?.Ours("Model");
        if (ofClass is { ConstructorArguments.Length: > 0 })
        {
            return [];
        }

        if (ofClass is not null)
        {
            return ofClass.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax written && written.SyntaxTree == declaration.SyntaxTree
                ? [Naming(written, shared)]
                : null;
        }

        AttributeListSyntax? last = declaration.AttributeLists.LastOrDefault();
        return last is null ? null : [new TextChange(new TextSpan(last.Attributes.Last().Span.End, 0), $", {Text(model, declaration, shared)}")];
    }

    private static TextChange ModelOf(SemanticModel model, MethodDeclarationSyntax method, string client)
    {
        List<AttributeSyntax> attributes = method.AttributeLists.SelectMany(list => list.Attributes).ToList();
        return attributes.FirstOrDefault(attribute => attribute.IsNamed("Model")) is { } written
            ? Naming(written, client)
            : new TextChange(new TextSpan(attributes.Last().Span.End, 0), $", {Text(model, method, client)}");
    }

    private static string Text(SemanticModel model, SyntaxNode place, string client) =>
        $"{model.NameAt(place.SpanStart, "Orchestration", "Model")}({NameOf(client)})";

    /// <summary>A <c>[Model]</c> with its client named.</summary>
    private static TextChange Naming(AttributeSyntax attribute, string client)
    {
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
        {
            return new TextChange(TextSpan.FromBounds(attribute.Name.Span.End, attribute.Span.End), $"({NameOf(client)})");
        }

        return list.Arguments.FirstOrDefault(argument => argument.NameEquals is null) is { } named
            ? new TextChange(named.Expression.Span, NameOf(client))
            : new TextChange(new TextSpan(list.Arguments[0].SpanStart, 0), NameOf(client) + ", ");
    }

    private static string NameOf(string client) => $"nameof({CodeNames.Escape(client)})";
}
