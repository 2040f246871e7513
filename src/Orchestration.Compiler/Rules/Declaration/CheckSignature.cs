using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1014: the signature of a [Verify], [Accept], [Approve] or [Fallback] does not fit.</summary>
internal sealed class CheckSignature : Rule
{
    public const string Id = "ORC1014";

    /// <summary>Key of the return type that would fit. It goes to the additional location where there is one.</summary>
    public const string Type = nameof(Type);

    /// <summary>Key of the step that was probably meant.</summary>
    public const string Step = nameof(Step);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A check does not fit what it checks");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
