using Microsoft.CodeAnalysis;
using Orchestration.Compiler.Model;
using Orchestration.Compiler.Rules.Declaration;

namespace Orchestration.Compiler.Parsing.Steps;

/// <summary>Reads a step that a person answers: its question, and how the answer is read.</summary>
internal sealed class HumanWorkReader(ParseContext context, StepDeclaration step)
{
    private const string Attribute = "Human";

    public HumanWork Read()
    {
        AttributeData attribute = step.Method.Ours(Attribute)!;
        string? written = attribute.Text(0);
        if (written is null && !attribute.IsBroken(context))
        {
            context.Report(MalformedPrompt.Of(step.OfAttribute(Attribute), $"[{Attribute}] of '{step.Name}' is null; give it the question."));
        }

        return new HumanWork(written is null ? null : Bind(written), ReplyReader.Read(context, step));
    }

    private PromptModel Bind(string question) => new PromptBinder(
        step.Name,
        new ReadableSymbols(step.Method, context.Compilation),
        (start, length) => new Anchor(AnchorKind.Text, step.Name, step.Ordinal, Attribute, "0", start, length),
        context.Report).Bind(question);
}
