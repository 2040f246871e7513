using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Code;

namespace Orchestration.Compiler.Rules.ModelCode;

/// <summary>ORC9007: text from outside is put into a system message, where it gives orders, or into a template, where it calls functions.</summary>
internal sealed class OutsideInSystem : CodeRule
{
    public const string Id = "ORC9007";

    public override DiagnosticDescriptor Descriptor { get; } = Descriptors.Warning(Id, "Text from outside in a system message");

    public override IEnumerable<Diagnostic> Check(CodeFile file)
    {
        var outside = new OutsideText(file);
        var said = new HashSet<SyntaxNode>();
        foreach ((IOperation text, bool isTemplate) in file.Operations.Select(SystemText.In).Where(found => found is not null).Select(found => found!.Value))
        {
            foreach (IOperation piece in outside.PiecesOf(text).Where(piece => said.Add(piece.Syntax)))
            {
                yield return At(piece, isTemplate
                    ? $"'{Shown.Of(piece)}' comes from outside and is read as part of a template here, so whoever wrote it can call the kernel's functions; pass it as an argument, and name it in the template."
                    : $"'{Shown.Of(piece)}' comes from outside and stands in a system message here, so the model takes it for your own orders; put it into a user message of its own.");
            }
        }
    }
}
