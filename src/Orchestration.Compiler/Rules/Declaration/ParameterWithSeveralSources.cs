using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1006: more than one value could be meant.</summary>
internal sealed class ParameterWithSeveralSources : Rule
{
    public const string Id = "ORC1006";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A parameter has several sources");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
