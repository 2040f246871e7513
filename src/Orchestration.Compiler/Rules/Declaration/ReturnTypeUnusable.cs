using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1003: an entry or a step returns what the run cannot give or take.</summary>
internal sealed class ReturnTypeUnusable : Rule
{
    public const string Id = "ORC1003";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "The return type cannot be used");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
