using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.CodeFixes;

/// <summary>A serializer context as it stands in the source of a project.</summary>
internal sealed class JsonContextEdits
{
    private const string Serializable = "JsonSerializable";
    private const string Options = "JsonSourceGenerationOptions";

    private readonly Document document;
    private readonly SemanticModel model;
    private readonly INamedTypeSymbol symbol;
    private readonly TypeDeclarationSyntax declaration;

    private JsonContextEdits(Document document, SemanticModel model, INamedTypeSymbol symbol, TypeDeclarationSyntax declaration) =>
        (this.document, this.model, this.symbol, this.declaration) = (document, model, symbol, declaration);

    /// <summary>The context of a metadata name, or null where the project does not declare it.</summary>
    public static async Task<JsonContextEdits?> FindAsync(Project project, string? metadataName, CancellationToken cancellationToken)
    {
        Compilation? compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        if (metadataName is null || compilation?.Assembly.GetTypeByMetadataName(metadataName) is not { } symbol)
        {
            return null;
        }

        // The generator of System.Text.Json adds declarations of its own, which are no document that can be changed.
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (project.GetDocument(reference.SyntaxTree) is { } document
                && await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is TypeDeclarationSyntax declaration
                && (declaration.AttributeLists.Count > 0 || declaration.BaseList is not null))
            {
                return new JsonContextEdits(document, compilation.GetSemanticModel(reference.SyntaxTree), symbol, declaration);
            }
        }

        return null;
    }

    /// <summary>Whether the context may name a type.</summary>
    public bool CanName(string type) => TypeOf(type) is { } found && model.Compilation.IsSymbolAccessibleWithin(found, symbol);

    /// <summary>Whether the context names a type already.</summary>
    public bool Names(string type) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == Serializable + "Attribute"
        && attribute.ConstructorArguments.Any(argument => argument.Value is ITypeSymbol named && SymbolEqualityComparer.Default.Equals(named, TypeOf(type))));

    /// <summary>Whether the context reads and writes enums by name already.</summary>
    public bool NamesEnums => Attributes(Options).Any(options => options.ToString().Contains("UseStringEnumConverter = true"));

    /// <summary>The solution with a type added to the context, after those that it has.</summary>
    public async Task<Solution> AddAsync(string type, CancellationToken cancellationToken)
    {
        if (TypeOf(type) is not { } found)
        {
            return document.Project.Solution;
        }

        string attribute = $"[{NameOf(Serializable)}(typeof({found.ToMinimalDisplayString(model, declaration.SpanStart)}))]";
        return await InsertAsync(Attributes(Serializable).LastOrDefault()?.Parent, attribute, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The solution with enums read and written by name.</summary>
    public async Task<Solution> NameEnumsAsync(CancellationToken cancellationToken)
    {
        const string Flag = "UseStringEnumConverter";
        if (Attributes(Options).FirstOrDefault() is not { } options)
        {
            return await InsertAsync(null, $"[{NameOf(Options)}({Flag} = true)]", cancellationToken).ConfigureAwait(false);
        }

        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return document.Project.Solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNode(options, options.With(Flag, "true")));
    }

    private ITypeSymbol? TypeOf(string type) =>
        model.GetSpeculativeTypeInfo(declaration.OpenBraceToken.IsKind(SyntaxKind.None) ? declaration.SpanStart : declaration.OpenBraceToken.Span.End, SyntaxFactory.ParseTypeName(type), SpeculativeBindingOption.BindAsTypeOrNamespace).Type
            is { TypeKind: not TypeKind.Error } found ? found : null;

    /// <summary>An attribute's name as it can be written here.</summary>
    private string NameOf(string attribute)
    {
        string name = model.Compilation.GetTypeByMetadataName($"System.Text.Json.Serialization.{attribute}Attribute")?.ToMinimalDisplayString(model, declaration.SpanStart) ?? attribute;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    private IEnumerable<AttributeSyntax> Attributes(string name) => declaration.AttributeLists
        .SelectMany(list => list.Attributes)
        .Where(attribute => attribute.Name.ToString().Split('.', ':').Last() is var written && (written == name || written == name + "Attribute"));

    /// <summary>Puts an attribute on a line of its own: after another one, or before all.</summary>
    private async Task<Solution> InsertAsync(SyntaxNode? after, string attribute, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        string newLine = TextEdits.NewLineOf(declaration.SyntaxTree.GetRoot(cancellationToken));
        string indentation = TextEdits.IndentationOf(declaration);
        TextChange change = after is null
            ? TextEdits.Insert(declaration.SpanStart, attribute + newLine + indentation)
            : TextEdits.Insert(after.Span.End, newLine + indentation + attribute);
        return document.Project.Solution.WithDocumentText(document.Id, text.WithChanges(change));
    }
}
