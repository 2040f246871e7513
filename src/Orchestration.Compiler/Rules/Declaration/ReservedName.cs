using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1016: an entry parameter or a step is named like one of the pattern's parameters.</summary>
internal sealed class ReservedName : Rule
{
    public const string Id = "ORC1016";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A name is the pattern's own");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
