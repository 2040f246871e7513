using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1012: a reply cannot be read into the type: an interface, a delegate, or one that the JSON context lacks.</summary>
internal sealed class ResultWithoutContract : Rule
{
    public const string Id = "ORC1012";

    /// <summary>Key of the metadata name of the JSON context that lacks the type.</summary>
    public const string Context = nameof(Context);

    /// <summary>Key of the type as it stands in code.</summary>
    public const string Type = nameof(Type);

    /// <summary>Key of the type as it stands in messages.</summary>
    public const string Display = nameof(Display);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "The result type has no JSON contract");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
