using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1001: the class cannot be added to, because it is not partial, or is generic, static, abstract or file-local.</summary>
internal sealed class PipelineMustBePartial : Rule
{
    public const string Id = "ORC1001";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A pipeline is a partial class");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
