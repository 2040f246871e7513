using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1009: [Model] names no client, or there are several and none is named.</summary>
internal sealed class ClientUnclear : Rule
{
    public const string Id = "ORC1009";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "It is unclear which chat client runs the step");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
