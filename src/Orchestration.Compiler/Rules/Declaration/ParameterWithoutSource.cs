using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1005: nothing gives a step's parameter its value, or what its name finds has another type.</summary>
internal sealed class ParameterWithoutSource : Rule
{
    public const string Id = "ORC1005";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A parameter has no source");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
