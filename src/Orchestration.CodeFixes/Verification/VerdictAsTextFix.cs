using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules.Verification;

namespace Orchestration.CodeFixes.Verification;

/// <summary>
/// Lets the judges return <c>Verdict</c> instead of the text that ORC3005 is about: their type, the type of whoever reads them, the
/// placeholders, and no predicate any more.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VerdictAsTextFix)), Shared]
public sealed class VerdictAsTextFix : RuleFix
{
    private const string Verdict = "verdict";
    private const string History = "history";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [VerdictAsText.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is not { } model
            || request.Find<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax declaration } predicate
            || declaration.Modifiers.All(modifier => !modifier.IsKind(SyntaxKind.PartialKeyword))
            || await request.IsMentionedAsync(predicate).ConfigureAwait(false)
            || Changes(model, declaration, predicate) is not { } changes)
        {
            return;
        }

        foreach (MethodDeclarationSyntax judge in Judges(model, declaration))
        {
            if (await request.IsCalledAsync(judge).ConfigureAwait(false))
            {
                return;
            }
        }

        request.OfferTextChange("Return 'Verdict' from the judge", [.. changes, new TextChange(predicate.FullSpan, "")]);
    }

    private static List<TextChange>? Changes(SemanticModel model, TypeDeclarationSyntax declaration, MethodDeclarationSyntax predicate)
    {
        if (model.GetDeclaredSymbol(predicate) is not { Parameters.Length: 1 } symbol
            || symbol.Parameters[0].Type.SpecialType != SpecialType.System_String
            || symbol.ContainingType.DeclaringSyntaxReferences.Count(reference => !UserView.IsGenerated(reference.SyntaxTree)) > 1)
        {
            return null;
        }

        string verdict = model.NameAt(declaration.SpanStart, "Orchestration", "Verdict");
        List<MethodDeclarationSyntax> judges = Judges(model, declaration).ToList();
        var changes = new List<TextChange>();
        foreach (MethodDeclarationSyntax judge in judges)
        {
            if (!IsOfModel(judge) || ResultOf(judge) is not { } result)
            {
                return null;
            }

            changes.Add(new TextChange(result.Span, verdict));
        }

        foreach (MethodDeclarationSyntax reader in declaration.Members.OfType<MethodDeclarationSyntax>().Where(method => method != predicate))
        {
            foreach (ParameterSyntax parameter in reader.ParameterList.Parameters)
            {
                if (TypeOf(model, parameter, judges) is not { } text)
                {
                    continue;
                }

                if (!IsOfModel(reader))
                {
                    return null;
                }

                changes.Add(new TextChange(text.Span, verdict));
                changes.AddRange(Placeholders(reader, parameter));
            }
        }

        return judges.Count > 0 ? changes : null;
    }

    /// <summary>The judges whose text the predicate reads.</summary>
    private static IEnumerable<MethodDeclarationSyntax> Judges(SemanticModel model, TypeDeclarationSyntax declaration) =>
        declaration.Members.OfType<MethodDeclarationSyntax>().Where(method =>
            model.GetDeclaredSymbol(method) is { } symbol
            && symbol.HasOurs("Evaluate")
            && (KnownTypes.IsTask(symbol.ReturnType, out ITypeSymbol? result) || KnownTypes.IsValueTask(symbol.ReturnType, out result) ? result : symbol.ReturnType)
                is { SpecialType: SpecialType.System_String });

    private static bool IsOfModel(MethodDeclarationSyntax method) =>
        method is { Body: null, ExpressionBody: null } && method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.IsNamed("Prompt"));

    private static TypeSyntax? ResultOf(MethodDeclarationSyntax method) =>
        (method.ReturnType is QualifiedNameSyntax qualified ? qualified.Right : method.ReturnType) is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } types } ? types[0] : null;

    /// <summary>The text type in a parameter that holds what a judge said; in a history, the second type of its rounds.</summary>
    private static TypeSyntax? TypeOf(SemanticModel model, ParameterSyntax parameter, List<MethodDeclarationSyntax> judges)
    {
        TypeSyntax? type = parameter.Type is NullableTypeSyntax nullable ? nullable.ElementType : parameter.Type;
        if (type is null || model.GetDeclaredSymbol(parameter) is not { } symbol)
        {
            return null;
        }

        if (symbol.Name == History)
        {
            return type.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault(name => name.Identifier.ValueText == "Round")
                is { TypeArgumentList.Arguments: { Count: 2 } types } ? types[1] : null;
        }

        string source = symbol.Ours("From")?.Text(0) ?? symbol.Name;
        bool isJudges = source == Verdict || judges.Any(judge =>
            source == judge.Identifier.ValueText || source == CodeNames.Camel(judge.Identifier.ValueText) || source + "Async" == CodeNames.Camel(judge.Identifier.ValueText));
        return isJudges && symbol.Type.SpecialType == SpecialType.System_String ? type : null;
    }

    /// <summary>Where the text was shown, the feedback is.</summary>
    private static IEnumerable<TextChange> Placeholders(MethodDeclarationSyntax method, ParameterSyntax parameter)
    {
        if (parameter.Identifier.ValueText == History)
        {
            return [];
        }

        var written = new Regex(@"(?<!\{)\{\s*" + Regex.Escape(parameter.Identifier.ValueText) + @"\s*\}(?!\})", RegexOptions.CultureInvariant);
        return
            from list in method.AttributeLists
            from token in list.DescendantTokens()
            where token.Parent is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression }
            from Match match in written.Matches(token.Text)
            select new TextChange(new TextSpan(token.SpanStart + match.Index, match.Length), $"{{{parameter.Identifier.ValueText}.Feedback}}");
    }
}
