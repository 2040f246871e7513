using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1017: the value is not there yet when the step runs.</summary>
internal sealed class ReadsLaterStep : Rule
{
    public const string Id = "ORC1017";

    /// <summary>Key of the parameter that would read the round before if it were nullable.</summary>
    public const string Nullable = nameof(Nullable);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A step reads one that runs later");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
