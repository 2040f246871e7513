using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules.Declaration;

/// <summary>ORC1002: there is no partial method RunAsync, or more than one.</summary>
internal sealed class EntryMissing : Rule
{
    public const string Id = "ORC1002";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Error(Id, "A pipeline has one entry, RunAsync");

    public static Finding Of(Anchor anchor, string message) => new(Id, anchor, [message]);
}
