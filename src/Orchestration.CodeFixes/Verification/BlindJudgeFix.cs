using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Verification;

namespace Orchestration.CodeFixes.Verification;

/// <summary>Shows the judge that ORC3004 is about what the judged step was given.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BlindJudgeFix)), Shared]
public sealed class BlindJudgeFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [BlindJudge.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax declaration } judge
            || ProducerOf(request, declaration) is not { } producer
            || await request.IsCalledAsync(judge).ConfigureAwait(false))
        {
            return;
        }

        foreach (string name in (request.Property(BlindJudge.ParametersProperty) ?? "").Split([','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (producer.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == name) is { } shown
                && judge.WithPromptText($"{PromptEdits.Label(name)}:\n{{{name}}}") is { } asked)
            {
                request.OfferReplacement($"Show it '{name}'", judge, asked.WithParameterList(First(asked.ParameterList, shown)));
            }
        }
    }

    private static MethodDeclarationSyntax? ProducerOf(FixRequest request, TypeDeclarationSyntax declaration) =>
        declaration.Members.OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(method => method.Identifier.ValueText == request.Property(BlindJudge.ProducerProperty));

    /// <summary>The parameter is the producer's word for word, so that it finds the same value.</summary>
    private static ParameterListSyntax First(ParameterListSyntax list, ParameterSyntax shown)
    {
        ParameterSyntax added = shown.WithDefault(null).WithoutTrivia();
        SeparatedSyntaxList<ParameterSyntax> parameters = list.Parameters;
        return list.WithParameters(parameters.Count == 0
            ? parameters.Add(added)
            : SyntaxFactory.SeparatedList<ParameterSyntax>(new SyntaxNodeOrToken[]
            {
                added.WithLeadingTrivia(parameters[0].GetLeadingTrivia()),
                SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space),
                parameters[0].WithoutLeadingTrivia(),
            }.Concat(parameters.GetWithSeparators().Skip(1))));
    }
}
