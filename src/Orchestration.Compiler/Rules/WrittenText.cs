using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Rules;

/// <summary>A piece of text that a prompt or a system message says as it is, and where it is written.</summary>
/// <param name="Step">The step that says it; the first one where the class says it for all.</param>
/// <param name="Attribute">The attribute that it stands in.</param>
/// <param name="IsOfClass">Whether that is the class's.</param>
/// <param name="Text">The text, braces unescaped.</param>
/// <param name="Start">Where it starts in the attribute's text.</param>
internal sealed record WrittenText(StepModel Step, string Attribute, bool IsOfClass, string Text, int Start)
{
    /// <summary>The texts of all steps that stand in the code; the class's system message once.</summary>
    public static IEnumerable<WrittenText> Of(PipelineModel pipeline) =>
        pipeline.Steps.SelectMany(Own).Concat(pipeline.Steps.Where(step => step.Model is { SystemIsOfClass: true, System: not null }).Take(1).SelectMany(OfClass));

    /// <summary>The place of a part of the text.</summary>
    public Anchor At(int index, int length) =>
        new(AnchorKind.Text, IsOfClass ? null : Step.Method, 0, Attribute, "0", Start + WrittenLength(Text.Substring(0, index)), length);

    private static IEnumerable<WrittenText> Own(StepModel step)
    {
        IEnumerable<WrittenText> prompt = step.Model is { File: null, Prompt: { } said } ? In(step, said, "Prompt", isOfClass: false) : [];
        IEnumerable<WrittenText> system = step.Model is { SystemIsOfClass: false, System: { } own } ? In(step, own, "System", isOfClass: false) : [];
        return prompt.Concat(system);
    }

    private static IEnumerable<WrittenText> OfClass(StepModel step) => In(step, step.Model!.System!, "System", isOfClass: true);

    private static IEnumerable<WrittenText> In(StepModel step, PromptModel prompt, string attribute, bool isOfClass)
    {
        int start = 0;
        foreach (PromptPart part in prompt.Parts)
        {
            if (part is PromptText text)
            {
                yield return new WrittenText(step, attribute, isOfClass, text.Text, start);
                start += WrittenLength(text.Text);
            }
            else if (part is PromptHole hole)
            {
                start = hole.Start + hole.Length;
            }
        }
    }

    /// <summary>How long a text is where it is written: braces stand there twice.</summary>
    private static int WrittenLength(string text) => text.Length + text.Count(character => character is '{' or '}');
}
