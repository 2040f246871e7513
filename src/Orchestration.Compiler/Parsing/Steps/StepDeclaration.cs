using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>A method that is a step, while it is being read.</summary>
internal sealed class StepDeclaration
{
    public const string Verify = "Verify";

    public required IMethodSymbol Method { get; init; }

    public required MethodDeclarationSyntax Syntax { get; init; }

    /// <summary>Which of the methods of its name it is.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The role's attribute without <c>Attribute</c>, or empty.</summary>
    public required string Role { get; init; }

    public required AttributeData? RoleAttribute { get; init; }

    /// <summary>What it gives, or null where it gives nothing.</summary>
    public required ITypeSymbol? Result { get; init; }

    public required ReturnShape Returns { get; init; }

    /// <summary>What it verifies; known once the pattern is.</summary>
    public VerifyModel? Verified { get; set; }

    public string Name => Method.Name;

    /// <summary>The name by which parameters find it: the method's without <c>Async</c>.</summary>
    public string BaseName => CodeNames.WithoutAsync(Name);

    public bool IsVerifier => Role == Verify;

    public Anchor Place => Anchor.OfMember(Name, Ordinal);

    public Anchor OfParameter(string name) => Anchor.Parameter(Name, name, Ordinal);

    public Anchor OfAttribute(string name) => Anchor.Attribute(Name, name, Ordinal);

    public Anchor OfArgument(string attribute, string argument) => Anchor.AttributeArgument(Name, attribute, argument, Ordinal);

    /// <summary>Whether a parameter's name, or the name in <c>[From]</c>, means this step.</summary>
    public bool IsCalled(string name) => name == Name || name == BaseName || name == CodeNames.Camel(BaseName);
}
