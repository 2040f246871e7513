using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Orchestration.Compiler.Parsing;

namespace Orchestration.CodeFixes;

/// <summary>Changes of steps, and whether they leave other code alone.</summary>
internal static class StepEdits
{
    /// <summary>The step with a further parameter, before its cancellation token.</summary>
    /// <param name="method">The step.</param>
    /// <param name="type">The type in code, from <c>global::</c> on; it is shortened.</param>
    /// <param name="name">The name.</param>
    public static MethodDeclarationSyntax WithParameter(this MethodDeclarationSyntax method, string type, string name)
    {
        SeparatedSyntaxList<ParameterSyntax> parameters = method.ParameterList.Parameters;
        ParameterSyntax added = SyntaxFactory.Parameter(SyntaxFactory.ParseToken(CodeNames.Escape(name)))
            .WithType(SyntaxFactory.ParseTypeName(type).WithTrailingTrivia(SyntaxFactory.Space).WithAdditionalAnnotations(Simplifier.Annotation));
        int position = parameters.IndexOf(parameter => IsLast(parameter));
        ParameterListSyntax list = method.ParameterList.WithParameters(parameters.Insert(position < 0 ? parameters.Count : position, added));
        return method.WithParameterList(list.WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>Whether a step has a parameter of a name.</summary>
    public static bool HasParameter(this MethodDeclarationSyntax method, string name) =>
        method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name);

    /// <summary>Whether other code calls a step, so that its signature cannot be changed here.</summary>
    public static Task<bool> IsCalledAsync(this FixRequest request, MethodDeclarationSyntax method) =>
        IsMentionedAsync(request, method, IsCall);

    /// <summary>Whether anything names a step, so that it cannot be removed.</summary>
    public static Task<bool> IsMentionedAsync(this FixRequest request, MethodDeclarationSyntax method) =>
        IsMentionedAsync(request, method, _ => true);

    private static bool IsLast(ParameterSyntax parameter) =>
        parameter.Modifiers.Any(SyntaxKind.ParamsKeyword) || parameter.Default is not null
        || parameter.Type is SimpleNameSyntax { Identifier.ValueText: "CancellationToken" } or QualifiedNameSyntax { Right.Identifier.ValueText: "CancellationToken" };

    private static async Task<bool> IsMentionedAsync(FixRequest request, MethodDeclarationSyntax method, Func<SyntaxToken, bool> counts)
    {
        bool isPrivate = !method.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword));
        IEnumerable<Document> documents = isPrivate ? request.Document.Project.Documents : request.Document.Project.Solution.Projects.SelectMany(project => project.Documents);
        foreach (Document document in documents)
        {
            if (await document.GetSyntaxRootAsync(request.CancellationToken).ConfigureAwait(false) is { } root
                && !UserView.IsGenerated(root.SyntaxTree)
                && root.DescendantTokens(descendIntoTrivia: true).Any(token => IsMention(token, method) && counts(token)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>By name only: what merely has the same name keeps a fix from being offered, and nothing wrong is done.</summary>
    private static bool IsMention(SyntaxToken token, MethodDeclarationSyntax method) =>
        token.IsKind(SyntaxKind.IdentifierToken)
        && token.ValueText == method.Identifier.ValueText
        && token.Parent is SimpleNameSyntax
        && !(token.SyntaxTree == method.SyntaxTree && method.Span.Contains(token.Span));

    private static bool IsCall(SyntaxToken token)
    {
        SyntaxNode name = token.Parent!;
        SyntaxNode? outer = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.Parent : name.Parent;
        return outer is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }
}
