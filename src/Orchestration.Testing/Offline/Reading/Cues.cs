using System.Collections.Frozen;

namespace Orchestration.Testing;

/// <summary>Words by which prompts say what their parts are for: the cue method of Edmundson (1969), applied to prompts.</summary>
internal static class Cues
{
    private static readonly (SectionRole Role, FrozenSet<string> Stems)[] Labels =
    [
        (SectionRole.Feedback, Set("feedback review reviewer critique criticism comment comments remark remarks verdict critic objection")),
        (SectionRole.Question, Set("question query task request goal topic asked")),
        (SectionRole.Instruction, Set("instruction instructions rule rules constraint constraints criteria rubric requirement requirements format options")),
        (SectionRole.Source, Set("original source text document documents article message passage passages context input note notes report case facts material evidence transcript email story")),
        (SectionRole.Draft, Set("draft translation summary answer candidate version attempt response result rewrite output proposal reply conclusion release claim")),
    ];

    private static readonly FrozenSet<string> Thoughts = Set("thought thoughts");

    private static readonly FrozenSet<string> Imperatives = """
        translate summarise summarize judge improve rewrite revise write classify answer keep return list extract explain
        describe decide choose pick select rate score rank evaluate assess check verify compare compose draft polish edit
        proofread shorten expand outline plan split merge combine create generate give find identify name state say tell
        think consider use read reply respond note remember make ensure avoid include mention preserve follow act assume
        suggest propose review condense simplify paraphrase analyse analyze determine label tag route turn convert fix
        correct complete continue produce report output start begin stick stay be do don't never always only please imagine
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Openings =
        ["you are", "you will", "you must", "you should", "your task", "your job", "your reply", "your answer", "as a ", "as an ", "if the ", "if you ", "for each ", "in one ", "the reply ", "the answer must"];

    private static readonly FrozenSet<string> QuestionWords = FrozenSet.ToFrozenSet(
        ["is", "are", "does", "do", "did", "was", "were", "which", "what", "how", "who", "when", "where", "why", "should", "can", "could", "has", "have", "will", "would"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> PromptStems = Imperatives.Select(Stemmer.Stem)
        .Concat(Labels.SelectMany(label => label.Stems)).Concat(Set("following true false null value string whether")).ToFrozenSet();

    /// <summary>Whether a stem belongs to the words of which every prompt is made, and so tells no texts apart.</summary>
    public static bool IsPromptStem(string stem) => PromptStems.Contains(stem);

    /// <summary>What a label announces; null for one that says nothing about it.</summary>
    public static SectionRole? RoleOf(string label)
    {
        HashSet<string> stems = Words.Stems(label);
        if (stems.Overlaps(Thoughts) && label.EndsWith("so far", StringComparison.OrdinalIgnoreCase))
            return SectionRole.Thoughts;
        foreach ((SectionRole role, FrozenSet<string> cues) in Labels)
        {
            if (stems.Overlaps(cues))
                return role;
        }

        return null;
    }

    /// <summary>Whether a sentence tells the model what to do or how to be.</summary>
    public static bool IsInstruction(string sentence)
    {
        string lower = sentence.ToLowerInvariant();
        return Openings.Any(opening => lower.StartsWith(opening, StringComparison.Ordinal)) || Imperatives.Contains(FirstWord(lower));
    }

    /// <summary>The same of a label; one word alone (<c>Name:</c>, <c>Score:</c>) is a noun.</summary>
    public static bool IsInstructionLabel(string label) => label.Contains(' ') && IsInstruction(label);

    public static bool IsQuestion(string sentence) =>
        sentence.TrimEnd().EndsWith('?') && QuestionWords.Contains(FirstWord(sentence.ToLowerInvariant()));

    private static string FirstWord(string lower) => lower.Split([' ', ',', ':', '.', '!', '?', '\n'], 2)[0].Replace('’', '\'');

    private static FrozenSet<string> Set(string words) => words.Split(' ').Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal);
}
