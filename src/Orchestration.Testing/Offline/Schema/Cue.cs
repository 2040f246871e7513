namespace Orchestration.Testing;

/// <summary>What is known of the value that is looked for: the name of its property and what the schema says about it.</summary>
internal sealed class Cue
{
    private static readonly HashSet<string> Generic =
        [.. "data value values result results output answer item items response reply object content".Split(' ').Select(Stemmer.Stem)];

    public Cue(string name, string description, string instructions)
    {
        Name = Words.OfIdentifier(name);
        NameStems = Words.Stems(Name);
        IsGeneric = NameStems.IsSubsetOf(Generic);
        Description = IsGeneric && description.Length == 0 ? instructions : description;
        DescriptionStems = Words.Stems(Description);
        DescriptionStems.RemoveWhere(Cues.IsPromptStem);
    }

    /// <summary>The property's name as words.</summary>
    public string Name { get; }

    /// <summary>The schema's description; of a property whose name says nothing and that has none, the prompt's instructions.</summary>
    public string Description { get; }

    public HashSet<string> NameStems { get; }

    /// <summary>The description's stems, without the words of which every prompt is made.</summary>
    public HashSet<string> DescriptionStems { get; }

    public bool IsGeneric { get; }

    /// <summary>How much a sentence speaks of it: 2 for a stem of the name, 1 for one of the description.</summary>
    public int Overlap(IReadOnlySet<string> stems) =>
        2 * NameStems.Count(stems.Contains) + DescriptionStems.Count(stem => !NameStems.Contains(stem) && stems.Contains(stem));

    public bool Speaks(string stem) => NameStems.Contains(stem) || DescriptionStems.Contains(stem);

    /// <summary>Whether the name, or for want of a telling one the description, has one of these stems.</summary>
    public bool IsLike(HashSet<string> stems) => NameStems.Overlaps(stems) || (IsGeneric && DescriptionStems.Overlaps(stems));
}
