using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1007: a prompt refers to a parameter or member that is not there.</summary>
internal sealed class UnknownPlaceholder : Rule
{
    public const string Id = "ORC1007";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A placeholder names nothing");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
