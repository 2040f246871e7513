using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orchestration.CodeFixes;

/// <summary>Changes what a step returns, and with it the parameters that read it.</summary>
internal static class ReturnTypeEdits
{
    /// <summary>
    /// The document with another return type on a step; null where that would not compile: where the step or a reader of its
    /// result has a body that was written for the old type, or a prompt names a member of it.
    /// </summary>
    /// <param name="root">The root of the document.</param>
    /// <param name="step">The step.</param>
    /// <param name="type">The return type.</param>
    /// <param name="alsoKnownAs">Another name by which parameters read the result.</param>
    public static SyntaxNode? WithReturnType(SyntaxNode root, MethodDeclarationSyntax step, string type, string? alsoKnownAs = null)
    {
        if (HasBody(step) || step.Parent is not TypeDeclarationSyntax declaration)
        {
            return null;
        }

        string name = step.Identifier.ValueText;
        string result = char.ToLowerInvariant(name[0]) + name.Substring(1);
        List<ParameterSyntax> readers = declaration.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => method != step)
            .SelectMany(method => method.ParameterList.Parameters)
            .Where(parameter => parameter.Identifier.ValueText == result || parameter.Identifier.ValueText == alsoKnownAs)
            .ToList();
        if (readers.Any(reader => HasBody((MethodDeclarationSyntax)reader.Parent!.Parent!) || NamesMember(reader)))
        {
            return null;
        }

        TypeSyntax returned = SyntaxFactory.ParseTypeName(type);
        TypeSyntax read = returned is GenericNameSyntax { TypeArgumentList.Arguments.Count: 1 } task ? task.TypeArgumentList.Arguments[0] : returned;
        IEnumerable<TypeSyntax> changed = readers.Select(reader => reader.Type).OfType<TypeSyntax>().Append(step.ReturnType);
        return root.ReplaceNodes(changed, (old, _) => (old == step.ReturnType ? returned : Annotated(read, old)).WithTriviaFrom(old));
    }

    private static TypeSyntax Annotated(TypeSyntax type, TypeSyntax like) =>
        like is NullableTypeSyntax && type is not NullableTypeSyntax ? SyntaxFactory.NullableType(type) : type;

    private static bool HasBody(MethodDeclarationSyntax method) => method.Body is not null || method.ExpressionBody is not null;

    private static bool NamesMember(ParameterSyntax reader) =>
        ((MethodDeclarationSyntax)reader.Parent!.Parent!).AttributeLists.ToString().Contains("{" + reader.Identifier.ValueText + ".");
}
