using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1014: the signature of a [Verify], [Accept] or [Fallback] does not fit.</summary>
internal sealed class CheckSignature : Rule
{
    public const string Id = "ORC1014";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A check does not fit what it checks");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
