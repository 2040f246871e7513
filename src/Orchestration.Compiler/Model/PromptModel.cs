namespace Orchestration.Compiler.Model;

/// <summary>A prompt or system message: text and placeholders in the order written.</summary>
internal sealed record PromptModel(EquatableArray<PromptPart> Parts)
{
    public IEnumerable<PromptHole> Holes => Parts.OfType<PromptHole>();

    public bool Mentions(string parameter) => Holes.Any(hole => hole.Parameter == parameter);

    /// <summary>The text with each run of white space as one blank and placeholders as written, for comparison.</summary>
    public string Normalized => string.Join(
        " ",
        string.Concat(Parts.Select(part => part.AsWritten)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A part of a prompt.</summary>
internal abstract record PromptPart
{
    public abstract string AsWritten { get; }
}

/// <summary>Text that stands in the prompt as it is, braces unescaped.</summary>
internal sealed record PromptText(string Text) : PromptPart
{
    public override string AsWritten => Text;
}

/// <summary>A placeholder.</summary>
/// <param name="Parameter">The step's parameter.</param>
/// <param name="Path">The members read from it, in order.</param>
/// <param name="Kind">How the value is shown.</param>
/// <param name="Format">The format after the colon, or null.</param>
internal sealed record PromptHole(string Parameter, EquatableArray<MemberAccess> Path, ValueKind Kind, string? Format) : PromptPart
{
    /// <summary>Where it starts in the prompt's own text.</summary>
    public int Start { get; init; }

    /// <summary>How long it is there, braces included.</summary>
    public int Length { get; init; }

    public override string AsWritten =>
        "{" + string.Join(".", new[] { Parameter }.Concat(Path.Select(member => member.Name))) + (Format is null ? "" : ":" + Format) + "}";
}

/// <summary>A member read in a placeholder.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="OnNullable">Whether the value it is read from may be null.</param>
internal readonly record struct MemberAccess(string Name, bool OnNullable);

/// <summary>A path that a prompt file may read from a parameter, such as <c>Feedback</c> or <c>Address.City</c>.</summary>
/// <param name="Path">The members in order; empty for the parameter itself.</param>
/// <param name="Kind">How the value is shown.</param>
/// <param name="TakesFormat">Whether a format may follow.</param>
internal sealed record ReadablePath(EquatableArray<MemberAccess> Path, ValueKind Kind, bool TakesFormat);
