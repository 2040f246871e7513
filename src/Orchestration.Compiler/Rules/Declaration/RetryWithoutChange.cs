using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1018: fallbacks that lead back to themselves, or a step that a verifier sends back without telling it why.</summary>
internal sealed class RetryWithoutChange : Rule
{
    public const string Id = "ORC1018";

    /// <summary>Key of the attribute that the fix takes away.</summary>
    public const string RemovedAttribute = nameof(RemovedAttribute);

    /// <summary>
    /// Key of the argument that the fix takes away. The additional locations are the steps that could take the feedback instead.
    /// </summary>
    public const string RemovedArgument = nameof(RemovedArgument);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A repeat changes nothing");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
