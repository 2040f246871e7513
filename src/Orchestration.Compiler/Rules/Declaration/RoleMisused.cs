using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1004: more than one pattern, a foreign role, a role missing or doubled, an overloaded step.</summary>
internal sealed class RoleMisused : Rule
{
    public const string Id = "ORC1004";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "The roles do not fit the pattern");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
