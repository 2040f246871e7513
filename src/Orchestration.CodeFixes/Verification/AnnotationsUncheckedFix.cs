using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Orchestration.Compiler.Parsing;
using Orchestration.Compiler.Rules;
using Orchestration.Compiler.Rules.Verification;

namespace Orchestration.CodeFixes.Verification;

/// <summary>Adds the [Verify] step that asks the validation attributes of ORC3009.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AnnotationsUncheckedFix)), Shared]
public sealed class AnnotationsUncheckedFix : RuleFix
{
    private const string Title = "Validate it in a [Verify] step";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [AnnotationsUnchecked.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(Title, ApplyAsync);

    /// <inheritdoc/>
    protected override async Task RegisterAsync(FixRequest request)
    {
        Project project = request.Document.Project;
        if (await FindAsync(project, request.Diagnostic, request.CancellationToken).ConfigureAwait(false) is not null)
        {
            request.OfferInSolution(Title, Title, cancellationToken => ApplyAsync(project, request.Diagnostic, cancellationToken));
        }
    }

    private static async Task<Solution> ApplyAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await FindAsync(project, diagnostic, cancellationToken).ConfigureAwait(false) is { } found
            ? await found.ApplyAsync(project.Solution, cancellationToken).ConfigureAwait(false)
            : project.Solution;

    private static async Task<Unchecked?> FindAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(AnnotationsUnchecked.Pipeline, out string? pipeline)
            || !diagnostic.Properties.TryGetValue(AnnotationsUnchecked.Step, out string? step)
            || await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || compilation.Assembly.GetTypeByMetadataName(pipeline!) is not { } type
            || UserView.Methods(type).FirstOrDefault(method => method.Name == step) is not { } method
            || UserView.Reference(method) is not { } reference
            || await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax declaration)
        {
            return null;
        }

        var found = new Unchecked(type, method, declaration, compilation.GetSemanticModel(reference.SyntaxTree));
        return found.CanBeChecked ? found : null;
    }

    /// <summary>A step whose result is to be validated.</summary>
    private sealed class Unchecked(INamedTypeSymbol pipeline, IMethodSymbol method, MethodDeclarationSyntax declaration, SemanticModel model)
    {
        private const string Validation = "System.ComponentModel.DataAnnotations";

        private readonly ITypeSymbol? result = DeclaredPipeline.ResultOf(method);
        private readonly INamedTypeSymbol? annotated = Annotations.Annotated(DeclaredPipeline.ResultOf(method));
        private readonly string parameter = CodeNames.Camel(CodeNames.WithoutAsync(method.Name));

        /// <summary>A validator takes a value by reference, and the parameter must be found by its name.</summary>
        public bool CanBeChecked =>
            result is not null
            && annotated is { IsValueType: false }
            && (!IsList || KnownTypes.ElementOf(result) is { NullableAnnotation: not NullableAnnotation.Annotated })
            && UserView.Methods(pipeline).Where(other => other.Name == EntryParser.EntryName).All(entry => entry.Parameters.All(input => input.Name != parameter))
            && UnseenLists().All(list => list is not null);

        private bool IsList => KnownTypes.ElementOf(result!) is not null;

        public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
        {
            var edit = new SolutionEdit(solution, cancellationToken);
            SourceText text = await declaration.SyntaxTree.GetTextAsync(cancellationToken).ConfigureAwait(false);
            TextChange check = declaration.Below(text, Lines().ToArray());
            edit.Replace(declaration.SyntaxTree, check.Span, check.NewText!);
            foreach (AttributeListSyntax list in UnseenLists().OfType<AttributeListSyntax>())
            {
                edit.Replace(list.SyntaxTree, new TextSpan(list.OpenBracketToken.Span.End, 0), "property: ");
            }

            return await edit.ApplyAsync().ConfigureAwait(false);
        }

        private IEnumerable<string> Lines()
        {
            string value = CodeNames.Escape(parameter);
            string verdict = Name("Orchestration", "Verdict");
            string problem = Name(Validation, "ValidationResult");
            yield return $"[{Name("Orchestration", "Verify")}]";
            yield return $"private static {verdict} {pipeline.FreeName("Check" + CodeNames.Pascal(parameter))}({model.NameAt(Place, result!)} {value})";
            yield return "{";
            yield return $"    var problems = new {Name("System.Collections.Generic", "List")}<{problem}>();";
            foreach (string line in Asking(value))
            {
                yield return "    " + line;
            }

            yield return "";
            yield return $"    return problems.Count == 0 ? {verdict}.Accept() : {verdict}.Reject(string.Join(\" \", problems));";
            yield return "}";
        }

        private string[] Asking(string value)
        {
            bool mayBeNull = TypeReader.MayBeNull(result!);
            return IsList ? [$"foreach ({model.NameAt(Place, annotated!)} item in {value}{(mayBeNull ? " ?? []" : "")})", "{", "    " + Ask("item"), "}"]
                : mayBeNull ? [$"if ({value} is not null)", "{", "    " + Ask(value), "}"]
                : [Ask(value)];
        }

        private string Ask(string value) =>
            $"{Name(Validation, "Validator")}.TryValidateObject({value}, new {Name(Validation, "ValidationContext")}({value}), problems, validateAllProperties: true);";

        private int Place => declaration.SpanStart;

        private string Name(string space, string name) => model.NameAt(Place, space, name);

        /// <summary>The lists of attributes on parameters of a record: a validator asks those of properties only. Null for one that is out of reach.</summary>
        private IEnumerable<AttributeListSyntax?> UnseenLists() =>
            from property in ReplyMembers.InOrder(annotated!)
            from attribute in ReplyMembers.Positional(property)?.GetAttributes() ?? []
            where Annotations.IsValidation(attribute.AttributeClass)
            select attribute.ApplicationSyntaxReference?.GetSyntax().Parent as AttributeListSyntax;
    }
}
