using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1008: a lone brace, a format where none fits, or a prompt file that is not there.</summary>
internal sealed class MalformedPrompt : Rule
{
    public const string Id = "ORC1008";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "The prompt is malformed");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
