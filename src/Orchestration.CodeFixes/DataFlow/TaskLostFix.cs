using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Rules.DataFlow;

namespace Orchestration.CodeFixes.DataFlow;

/// <summary>Shows the step that ORC4005 is about what the run was started with.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TaskLostFix)), Shared]
public sealed class TaskLostFix : RuleFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [TaskLost.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<MethodDeclarationSyntax>() is not { } step || await request.IsCalledAsync(step).ConfigureAwait(false))
        {
            return;
        }

        foreach (string input in (request.Property(TaskLost.Inputs) ?? "").Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            int space = input.LastIndexOf(' ');
            string name = input.Substring(space + 1);
            if (step.WithPromptText($"{PromptEdits.Label(name)}:\n{{{name}}}") is { } shown)
            {
                request.OfferReplacement($"Show it '{name}'", step, shown.WithParameter(input.Substring(0, space), name));
            }
        }
    }
}
