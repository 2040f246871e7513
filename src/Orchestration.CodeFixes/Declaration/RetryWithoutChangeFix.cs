using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Lets the steps of ORC1018 that are sent back know why, or takes away the repeat.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryWithoutChangeFix)), Shared]
public sealed class RetryWithoutChangeFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RetryWithoutChange.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        OfferFeedback(request);
        if (request.Find<AttributeSyntax>() is not { } attribute)
        {
            return Task.CompletedTask;
        }

        if (request.Property(RetryWithoutChange.RemovedAttribute) is { } removed)
        {
            request.OfferTextChange($"Remove [{removed}]", TextEdits.Removing(attribute));
        }
        else if (request.Property(RetryWithoutChange.RemovedArgument) is { } argument)
        {
            request.OfferReplacement($"Remove {argument}", attribute, attribute.Without(argument));
        }

        return Task.CompletedTask;
    }

    private static void OfferFeedback(FixRequest request)
    {
        IReadOnlyList<MethodDeclarationSyntax> steps = request.FindAllRelated<MethodDeclarationSyntax>();
        if (steps.Count > 0 && steps.Count == request.Diagnostic.AdditionalLocations.Count && steps.All(CanHear))
        {
            string newLine = TextEdits.NewLineOf(request.Root);
            TextChange[] changes = steps.SelectMany(step => Hearing(step, newLine)).OrderBy(change => change.Span.Start).ToArray();
            request.OfferTextChange("Add a parameter 'feedback'", changes);
        }
    }

    /// <summary>A step that runs another pipeline hands its parameters on, so the inner entry would have to take it first.</summary>
    private static bool CanHear(MethodDeclarationSyntax step) => step.AttributeLists
        .SelectMany(list => list.Attributes)
        .All(attribute => attribute.Name is not GenericNameSyntax and not QualifiedNameSyntax { Right: GenericNameSyntax });

    private static IEnumerable<TextChange> Hearing(MethodDeclarationSyntax step, string newLine)
    {
        yield return NewParameter(step.ParameterList);
        ExpressionSyntax? prompt = step.AttributeLists
            .SelectMany(list => list.Attributes)
            .FirstOrDefault(attribute => attribute.Name.ToString().Split('.', ':').Last() is "Prompt" or "PromptAttribute" or "Human" or "HumanAttribute")
            ?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression;
        if (prompt is not null)
        {
            yield return TextEdits.Appending(prompt, "{feedback}", newLine);
        }
    }

    /// <summary>The parameter before the cancellation token; optional where those behind it are, so that calls of the step still compile.</summary>
    private static TextChange NewParameter(ParameterListSyntax list)
    {
        ParameterSyntax? token = list.Parameters.LastOrDefault();
        if (token?.Type?.ToString().EndsWith("CancellationToken", StringComparison.Ordinal) != true)
        {
            bool isParams = token?.Modifiers.Any(modifier => modifier.ValueText == "params") == true;
            return isParams
                ? TextEdits.Insert(token!.SpanStart, "string? feedback, ")
                : TextEdits.Insert(list.CloseParenToken.SpanStart, (token is null ? "" : ", ") + "string? feedback = null");
        }

        return TextEdits.Insert(token.SpanStart, token.Default is null ? "string? feedback, " : "string? feedback = null, ");
    }
}
