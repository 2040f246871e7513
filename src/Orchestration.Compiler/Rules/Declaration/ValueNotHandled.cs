using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1010: a value of the classifier has no case, a kind of work no worker; or it has two, or a case or worker names a value of another type.</summary>
internal sealed class ValueNotHandled : Rule
{
    public const string Id = "ORC1010";

    /// <summary>Key of the values without a step, by name and separated by commas.</summary>
    public const string Missing = nameof(Missing);

    /// <summary>Key of the role whose steps handle them.</summary>
    public const string Role = nameof(Role);

    /// <summary>Key that marks a value that is handled already.</summary>
    public const string Duplicate = nameof(Duplicate);

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A value or a kind of work is not handled");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
