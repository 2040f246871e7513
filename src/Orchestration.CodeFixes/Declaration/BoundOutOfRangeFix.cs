using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.CodeFixes.Declaration;

/// <summary>Gives the bound that ORC1015 finds out of range the least value that makes sense.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoundOutOfRangeFix)), Shared]
public sealed class BoundOutOfRangeFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [BoundOutOfRange.Id];

    /// <inheritdoc/>
    protected override Task RegisterAsync(FixRequest request)
    {
        if (request.Find<AttributeSyntax>() is not { } attribute)
        {
            return Task.CompletedTask;
        }

        string? removed = request.Property(BoundOutOfRange.Removed);
        string? argument = request.Property(BoundOutOfRange.Argument);
        string? value = request.Property(BoundOutOfRange.Value);
        AttributeSyntax mended = removed is null ? attribute : attribute.Without(removed);
        if (argument is not null && value is not null)
        {
            string name = char.IsDigit(argument[0]) ? attribute.Name.ToString() : argument;
            request.OfferReplacement($"Set {name} to {value}", attribute, mended.WithArgument(argument, value));
        }
        else if (removed is not null)
        {
            request.OfferReplacement($"Remove {removed}", attribute, mended);
        }

        return Task.CompletedTask;
    }
}
