using System.Text;

namespace Orchestration.Testing;

/// <summary>Cuts the text of a message into its sections.</summary>
/// <remarks>A label is a short line that ends with a colon, a Markdown heading, an opening tag, or a few words and a
/// colon at the start of a paragraph that tell a role or an instruction (<c>A reviewer said: …</c>). Its section goes on
/// to the next label. Without labels every paragraph is a section. A paragraph that only instructs belongs to the
/// instructions wherever it stands, as long as something else is left to work on.</remarks>
internal sealed class PromptReader
{
    private const int LongestLabel = 8;

    private readonly List<Section> _sections = [];
    private readonly StringBuilder _paragraph = new();
    private string _label = "";
    private bool _labelIsOpen;

    public static List<Section> Read(string text)
    {
        var reader = new PromptReader();
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
            reader.Take(line);
        reader.EndSection();
        return Settle(Merge(reader._sections));
    }

    private void Take(string line)
    {
        string trimmed = line.Trim();
        if (trimmed.Length == 0 || trimmed is "---" or "***" or "```" || trimmed.StartsWith("</", StringComparison.Ordinal))
            EndParagraph();
        else if (WholeLabel(trimmed) is { } label && !IsHeadingWithin(label))
            Open(label);
        else if (InlineLabel(trimmed, opensParagraph: _paragraph.Length == 0) is { } colon)
        {
            Open(trimmed[..colon]);
            _paragraph.Append(trimmed[(colon + 1)..].TrimStart()).Append('\n');
        }
        else
            _paragraph.Append(line).Append('\n');
    }

    private void Open(string label)
    {
        EndSection();
        (_label, _labelIsOpen) = (label, true);
    }

    /// <summary>A label that tells a role and has no text is a section all the same: an empty draft is a draft.</summary>
    private void EndSection()
    {
        EndParagraph();
        if (_labelIsOpen && Cues.RoleOf(_label) is { } role && !Cues.IsInstructionLabel(_label))
            _sections.Add(new Section(_label, role, ""));
    }

    private void EndParagraph()
    {
        string text = _paragraph.ToString().Trim();
        _paragraph.Clear();
        if (text.Length == 0)
            return;
        _labelIsOpen = false;
        SectionRole role = Cues.RoleOf(_label) ?? SectionRole.Material;
        _sections.Add(new Section(_label, role, text));
    }

    /// <summary>A heading that tells no role stands within the section whose label did.</summary>
    private bool IsHeadingWithin(string label) =>
        Cues.RoleOf(_label) is not null && Cues.RoleOf(label) is null && !Cues.IsInstructionLabel(label);

    private static string? WholeLabel(string line)
    {
        if (line.StartsWith('#') && line.TrimStart('#') is [' ', ..] heading && WordCount(heading) <= LongestLabel)
            return heading.Trim().TrimEnd(':');
        if (line.StartsWith('<') && line.EndsWith('>') && line.Length > 2 && char.IsAsciiLetter(line[1]) && !line.Contains(' '))
            return line[1..^1];
        return line[^1] is ':' or '：' && WordCount(line) <= LongestLabel && !line.Contains('.') && !Bullet.Starts(line) ? line[..^1] : null;
    }

    /// <summary>The place of the colon after a label that text follows on the same line.</summary>
    private static int? InlineLabel(string line, bool opensParagraph)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0 || Bullet.Starts(line))
            return null;
        string label = line[..colon];
        int words = WordCount(label);
        if (label.AsSpan().IndexOfAny(".!?,") >= 0 || words > (opensParagraph ? LongestLabel : 3))
            return null;
        return Cues.RoleOf(label) is not null || (opensParagraph && Cues.IsInstructionLabel(label)) ? colon : null;
    }

    private static int WordCount(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Paragraphs under one label are one section, except those that only instruct.</summary>
    private static List<Section> Merge(List<Section> paragraphs)
    {
        var merged = new List<Section>();
        foreach (Section paragraph in paragraphs)
        {
            bool instructs = OnlyInstructs(paragraph, first: merged.Count == 0);
            bool continues = merged.Count > 0 && paragraph.Label.Length > 0 && merged[^1].Label == paragraph.Label && !instructs;
            if (continues)
                merged[^1] = merged[^1] with { Text = $"{merged[^1].Text}\n\n{paragraph.Text}" };
            else
                merged.Add(instructs ? paragraph with { Role = SectionRole.Instruction } : paragraph);
        }

        return merged;
    }

    private static bool OnlyInstructs(Section paragraph, bool first)
    {
        List<Sentence> sentences = SentenceSplitter.Split(paragraph.Text);
        if (paragraph.Label.Length == 0 && first && sentences.Count > 0)
            return Instructs(sentences[0]) || sentences[0].Text.EndsWith(':');
        return paragraph.Role is SectionRole.Material && sentences.Count > 0 && sentences.All(Instructs)
            || paragraph.Label.Length > 0 && Cues.IsInstructionLabel(paragraph.Label) && paragraph.Text.Split('\n').All(line => Bullet.Starts(line.Trim()));
    }

    private static bool Instructs(Sentence sentence) => Cues.IsInstruction(sentence.Text) || Cues.IsQuestion(sentence.Text);

    /// <summary>Where nothing but instructions was found, what does not instruct in them is the material, or else all of it.</summary>
    private static List<Section> Settle(List<Section> sections)
    {
        if (sections.Any(section => section.Role is not SectionRole.Instruction))
            return sections;
        var settled = new List<Section>();
        foreach (Section section in sections)
        {
            ILookup<bool, Sentence> byKind = SentenceSplitter.Split(section.Text).ToLookup(sentence => Cues.IsInstruction(sentence.Text));
            Add(settled, section.Label, SectionRole.Instruction, byKind[true]);
            Add(settled, section.Label, SectionRole.Material, byKind[false]);
        }

        return settled.Any(section => section.Role is SectionRole.Material)
            ? settled
            : [.. sections, .. sections.Select(section => section with { Role = SectionRole.Material })];
    }

    private static void Add(List<Section> sections, string label, SectionRole role, IEnumerable<Sentence> sentences)
    {
        string text = string.Join(' ', sentences.Select(sentence => sentence.Text));
        if (text.Length > 0)
            sections.Add(new Section(label, role, text));
    }
}
