using Microsoft.Extensions.AI;

namespace Orchestration.Testing;

/// <summary>A request as the offline client understands it.</summary>
internal sealed class ReadPrompt
{
    private ReadPrompt(string instructions, List<Section> sections, bool questionsCount)
    {
        Sections = sections;
        IEnumerable<string> told = Of(SectionRole.Instruction).Select(section => $"{section.Label}\n{section.Text}");
        string[] labels = [.. sections.Where(section => Cues.IsInstructionLabel(section.Label)).Select(section => section.Label)];
        Instructions = string.Join('\n', told.Prepend(instructions).Concat(labels)).Trim();
        (Source, Draft) = Compare(sections);
        Feedback = Join(Of(SectionRole.Feedback));
        Question = Join(Of(SectionRole.Question));
        Thoughts = Join(Of(SectionRole.Thoughts));
        Sentences = SentenceSplitter.Split(Join(questionsCount
            ? sections.Where(section => section.Role is not (SectionRole.Instruction or SectionRole.Thoughts))
            : Material(sections)));
    }

    public IReadOnlyList<Section> Sections { get; }

    /// <summary>What the model is told to do: system messages, the options' instructions, and what instructs in the prompt.</summary>
    public string Instructions { get; }

    /// <summary>What a draft is held against; empty where the prompt does not have two sides.</summary>
    public string Source { get; }

    /// <summary>The draft that is judged or improved; null where the prompt does not have two sides.</summary>
    public string? Draft { get; }

    public string Feedback { get; }
    public string Question { get; }

    /// <summary>What has been thought so far, which is not to be said again; empty at first, and where the prompt has no such section.</summary>
    public string Thoughts { get; }

    /// <summary>The sentences to answer from, in their order.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Reads a conversation: of a reply in JSON everything the user said counts, of one in text the last message
    /// that holds something to work on. Tool results count as sources.</summary>
    public static ReadPrompt Of(ChatRequest request, bool wholeConversation) => Of(request, wholeConversation, questionsCount: false);

    /// <summary>The same for the arguments of a tool: what is asked says them as well, and before what other tools gave.</summary>
    public static ReadPrompt OfArguments(ChatRequest request) => Of(request, wholeConversation: true, questionsCount: true);

    private static ReadPrompt Of(ChatRequest request, bool wholeConversation, bool questionsCount)
    {
        IEnumerable<string?> told = request.Messages.Where(message => message.Role == ChatRole.System)
            .Select(PromptText.Of).Prepend(request.Options?.Instructions);
        List<List<Section>> said = [.. request.Messages.Where(message => message.Role == ChatRole.User)
            .Select(message => PromptReader.Read(PromptText.Of(message))).Where(HasMaterial)];
        // Later messages go first: the last section of the first message is the likeliest draft.
        List<Section> sections = [.. wholeConversation ? said.Skip(1).Concat(said.Take(1)).SelectMany(each => each) : said.LastOrDefault() ?? []];
        sections.AddRange(ToolResults(request));
        return new ReadPrompt(string.Join('\n', told.Where(text => !string.IsNullOrEmpty(text))), sections, questionsCount);
    }

    private static bool HasMaterial(List<Section> sections) =>
        sections.Any(section => section.Role is not SectionRole.Instruction);

    private static IEnumerable<Section> ToolResults(ChatRequest request) =>
        from message in request.Messages
        from result in message.Contents.OfType<FunctionResultContent>()
        let text = PromptText.Of(result)
        where text.Length > 0
        select new Section("", SectionRole.Source, text);

    /// <summary>The two sides: the last section labelled a draft, else the last of several without a telling label; and the rest.</summary>
    private static (string Source, string? Draft) Compare(List<Section> sections)
    {
        Section[] content = [.. sections.Where(section => section.Role is SectionRole.Material or SectionRole.Source or SectionRole.Draft)];
        Section? draft = content.LastOrDefault(section => section.Role is SectionRole.Draft)
            ?? (content.Length > 1 ? content.LastOrDefault(section => section.Role is SectionRole.Material) : null);
        if (draft is null)
            return ("", null);
        Section[] source = [.. content.Where(section => !ReferenceEquals(section, draft))];
        if (source.Length == 0)
            source = [.. sections.Where(section => section.Role is SectionRole.Question)];
        return source.Length == 0 ? ("", null) : (Join(source), draft.Text);
    }

    private static IEnumerable<Section> Material(List<Section> sections)
    {
        Section[] content = [.. sections.Where(section => section.Role is SectionRole.Material or SectionRole.Source or SectionRole.Draft)];
        return content.Length > 0 ? content : sections.Where(section => section.Role is not SectionRole.Instruction);
    }

    private IEnumerable<Section> Of(SectionRole role) => Sections.Where(section => section.Role == role);

    private static string Join(IEnumerable<Section> sections) => string.Join("\n\n", sections.Select(section => section.Text));
}
