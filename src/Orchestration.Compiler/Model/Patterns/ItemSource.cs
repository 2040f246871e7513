namespace Orchestration.Compiler.Model.Patterns;

/// <summary>Where a pattern that works through items gets them: from a step, or from a parameter of the entry.</summary>
/// <param name="Split">The step that gives them, or null.</param>
/// <param name="Input">The entry's parameter, where no step gives them.</param>
/// <param name="IsStream">Whether they come one after the other, so that their number is not known before.</param>
/// <param name="Item">The type of one.</param>
internal sealed record ItemSource(string? Split, string? Input, bool IsStream, TypeModel Item)
{
    /// <summary>The parameter that is the item.</summary>
    public const string ItemName = "item";

    /// <summary>The parameter that is the item's index, from 0.</summary>
    public const string IndexName = "index";

    /// <summary>The step that gives the items, if one does.</summary>
    public IEnumerable<string> Steps => Split is null ? [] : [Split];

    /// <summary>What the items are called in a sentence.</summary>
    public string Describe() => Split is null ? $"each of '{Input}'" : $"each of what {Split} gives";
}
