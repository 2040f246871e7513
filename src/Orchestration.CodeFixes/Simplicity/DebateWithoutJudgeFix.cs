using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Rules.Simplicity;

namespace Orchestration.CodeFixes.Simplicity;

/// <summary>Adds a judge to the debate that ORC7008 found without one, and lets the entry return what it decides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DebateWithoutJudgeFix)), Shared]
public sealed class DebateWithoutJudgeFix : RuleFix
{
    private const string Entry = "RunAsync";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DebateWithoutJudge.Id];

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        if (request.Find<AttributeSyntax>() is { Parent.Parent: TypeDeclarationSyntax type }
            && type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.ValueText == Entry) is { } entry
            && StatementsOf(entry.ReturnType) is { } statements
            && request.Property(DebateWithoutJudge.Statement) is { } value
            && type.Members.OfType<MethodDeclarationSyntax>().All(method => method.Identifier.ValueText != "Decide")
            && await request.Document.GetSemanticModelAsync(request.CancellationToken).ConfigureAwait(false) is { } model)
        {
            string newLine = TextEdits.NewLineOf(request.Root);
            request.OfferTextChange(
                "Add a judge",
                new TextChange(statements.Span, Shortest(model, entry.SpanStart, value)),
                TextEdits.Insert(type.Members.Last().Span.End, newLine + newLine + Judge(request, model, type, value, newLine)));
        }
    }

    /// <summary>The list of statements in the entry's task, an outcome's or not.</summary>
    private static TypeSyntax? StatementsOf(TypeSyntax returned)
    {
        TypeSyntax? inner = ArgumentOf(returned, "Task");
        inner = inner is null ? null : ArgumentOf(inner, "Outcome") ?? inner;
        return inner is not null && inner.DescendantNodesAndSelf().OfType<GenericNameSyntax>().Any(name => name.Identifier.ValueText == "Statement") ? inner : null;
    }

    private static TypeSyntax? ArgumentOf(TypeSyntax type, string name) =>
        type.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is { } generic && generic.Identifier.ValueText == name
            ? generic.TypeArgumentList.Arguments[0]
            : null;

    private static string Judge(FixRequest request, SemanticModel model, TypeDeclarationSyntax type, string value, string newLine)
    {
        List<(string Type, string Name)> inputs = (request.Property(DebateWithoutJudge.Inputs) ?? "")
            .Split(['\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(input => (input.Substring(0, input.LastIndexOf(' ')), input.Substring(input.LastIndexOf(' ') + 1)))
            .ToList();
        string indentation = TextEdits.IndentationOf(type.Members.Last());
        string client = request.Property(DebateWithoutJudge.Client) is { } name ? $", Model(nameof({name}))" : "";
        string prompt = string.Join("\n\n", inputs.Select(input => $"{{{input.Name.TrimStart('@')}}}").Prepend("Decide, and give your reasons.").Append("{transcript}"));
        string transcript = $"global::System.Collections.Generic.IReadOnlyList<global::Orchestration.Statement<{value}>>";
        string parameters = string.Join(", ", inputs.Append((transcript, "transcript")).Select(input => $"{Shortest(model, type.SpanStart, input.Item1)} {input.Item2}"));
        return $"{indentation}[Judge, Prompt({SymbolDisplay.FormatLiteral(prompt, quote: true)}){client}]{newLine}{indentation}private partial Task<{Shortest(model, type.SpanStart, value)}> Decide({parameters});";
    }

    /// <summary>A type as short as it can be written at a place.</summary>
    private static string Shortest(SemanticModel model, int position, string type) =>
        model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(type), SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { } symbol and not IErrorTypeSymbol
            ? symbol.ToMinimalDisplayString(model, position)
            : type;
}
