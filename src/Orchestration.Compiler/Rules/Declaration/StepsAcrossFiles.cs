using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1013: the order of steps in a chain would depend on the order of files.</summary>
internal sealed class StepsAcrossFiles : Rule
{
    public const string Id = "ORC1013";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "Steps whose order matters stand in several files");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
