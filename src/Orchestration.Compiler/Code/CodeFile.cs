using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>
/// A file in which a model is called, or something is made of what one said. What a method of the same file does is known to its callers; other files are not looked into,
/// so that a file's findings change only with the file.
/// </summary>
internal sealed class CodeFile
{
    private readonly Lazy<CallGraph> calls;
    private readonly Lazy<ReplyFlow> replies;
    private readonly Lazy<Influence> influence;
    private readonly Lazy<ImmutableArray<Binding>> bindings;

    private CodeFile(SemanticModel model, ModelLibraries apis, ImmutableArray<CodeBody> bodies)
    {
        Model = model;
        Apis = apis;
        Bodies = bodies;
        Operations = [.. bodies.SelectMany(body => body.Root.DescendantsAndSelf())];
        calls = new(() => new CallGraph(this));
        bindings = new(() => [.. Binding.AllIn(this)]);
        replies = new(() => new ReplyFlow(this));
        influence = new(() => new Influence(this));
    }

    public SemanticModel Model { get; }

    public ModelLibraries Apis { get; }

    /// <summary>All that runs, in the order of the file.</summary>
    public ImmutableArray<CodeBody> Bodies { get; }

    /// <summary>Every operation of all bodies, outer ones before what they hold.</summary>
    public ImmutableArray<IOperation> Operations { get; }

    /// <summary>Which methods of the file call which, and which of them call a model.</summary>
    public CallGraph Calls => calls.Value;

    /// <summary>Where the replies of models go.</summary>
    public ReplyFlow Replies => replies.Value;

    /// <summary>What is as it is because of what a model said.</summary>
    public Influence Influence => influence.Value;

    /// <summary>Everything that gets a value.</summary>
    public ImmutableArray<Binding> Bindings => bindings.Value;

    /// <summary>What is known of bodies' conversations, each to the depth to which it was read.</summary>
    public Dictionary<(IOperation Body, int Depth), ConversationUse> ConversationsOf { get; } = [];

    /// <summary>The member in whose body an operation stands.</summary>
    public ISymbol? OwnerOf(IOperation operation)
    {
        IOperation root = operation.Root();
        return Bodies.FirstOrDefault(body => body.Root == root)?.Owner;
    }

    /// <summary>Reads a file; null where it has nothing to do with models.</summary>
    public static CodeFile? Read(SemanticModel model, ModelLibraries apis, CancellationToken cancellationToken)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellationToken);
        return ModelLibraries.MayBeIn(root, cancellationToken) ? new CodeFile(model, apis, [.. BodiesIn(root, model, cancellationToken)]) : null;
    }

    private static IEnumerable<CodeBody> BodiesIn(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode node in root.DescendantNodesAndSelf(outer => outer is not (BlockSyntax or StatementSyntax)))
        {
            if (IsBody(node) && model.GetOperation(node, cancellationToken) is { } operation && OwnerOf(node, model, cancellationToken) is { } owner)
            {
                yield return new CodeBody(owner, operation);
            }
        }
    }

    private static bool IsBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax => node.Parent is PropertyDeclarationSyntax or IndexerDeclarationSyntax,
        EqualsValueClauseSyntax => node.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax },
        CompilationUnitSyntax unit => unit.Members.Any(SyntaxKind.GlobalStatement),
        _ => false,
    };

    private static ISymbol? OwnerOf(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        ArrowExpressionClauseSyntax { Parent: { } property } => (model.GetDeclaredSymbol(property, cancellationToken) as IPropertySymbol)?.GetMethod,
        EqualsValueClauseSyntax { Parent: { } variable } => model.GetDeclaredSymbol(variable, cancellationToken),
        _ => model.GetDeclaredSymbol(node, cancellationToken),
    };
}
