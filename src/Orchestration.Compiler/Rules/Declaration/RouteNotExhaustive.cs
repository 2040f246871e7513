using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1010: a value of the classifier has no case, has two, or a case names a value of another type.</summary>
internal sealed class RouteNotExhaustive : Rule
{
    public const string Id = "ORC1010";

    /// <summary>Key of the values without a case, by name and separated by commas.</summary>
    public const string Missing = nameof(Missing);

    /// <summary>Key that marks a value that is handled already.</summary>
    public const string Duplicate = nameof(Duplicate);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A route leaves a value unhandled");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
