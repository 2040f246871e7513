using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.CodeFixes;

/// <summary>Adds <c>[Approve]</c> beside the <c>[SideEffect]</c> that was found.</summary>
public abstract class ApprovalFix : RuleFix
{
    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<AttributeSyntax>() is { Parent.Parent: MethodDeclarationSyntax } effect
            && await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is { } model)
        {
            request.OfferTextChange(
                "Let a person approve it",
                new TextChange(new TextSpan(effect.Span.End, 0), ", " + model.NameAt(effect.SpanStart, "Orchestration", "Approve")));
        }
    }
}
