namespace Orchestration.Compiler.Model;

/// <summary>What an <see cref="Anchor"/> points at.</summary>
internal enum AnchorKind
{
    Class,
    Member,
    ReturnType,
    Parameter,
    Attribute,
    AttributeArgument,
    Text,
    PromptFile,
}

/// <summary>
/// A place in a declaration by name instead of position, so that a blank line above it changes nothing. The analyzer finds the place.
/// </summary>
/// <param name="Kind">What it points at.</param>
/// <param name="Member">The method, or null for the class itself.</param>
/// <param name="Ordinal">Which of the methods of that name, in source order.</param>
/// <param name="Name">The parameter, attribute (without <c>Attribute</c>) or prompt file.</param>
/// <param name="Argument">The attribute's argument: its name, or its position as a number.</param>
/// <param name="Start">Where in the argument's text the span starts.</param>
/// <param name="Length">How long the span is; 0 for the whole argument.</param>
internal readonly record struct Anchor(
    AnchorKind Kind,
    string? Member = null,
    int Ordinal = 0,
    string? Name = null,
    string? Argument = null,
    int Start = 0,
    int Length = 0)
{
    public static Anchor Class { get; } = new(AnchorKind.Class);

    public static Anchor OfMember(string member, int ordinal = 0) => new(AnchorKind.Member, member, ordinal);

    public static Anchor ReturnType(string member, int ordinal = 0) => new(AnchorKind.ReturnType, member, ordinal);

    public static Anchor Parameter(string member, string parameter, int ordinal = 0) =>
        new(AnchorKind.Parameter, member, ordinal, parameter);

    public static Anchor Attribute(string? member, string attribute, int ordinal = 0) =>
        new(AnchorKind.Attribute, member, ordinal, attribute);

    public static Anchor AttributeArgument(string? member, string attribute, string argument, int ordinal = 0) =>
        new(AnchorKind.AttributeArgument, member, ordinal, attribute, argument);
}

/// <summary>Something found wrong, as a value: the rule, the place, and what the message and the fix need.</summary>
internal sealed record Finding(string RuleId, Anchor Anchor, EquatableArray<string> Arguments)
{
    /// <summary>Further places that belong to it.</summary>
    public EquatableArray<Anchor> Related { get; init; }

    /// <summary>What the code fix needs to know, as key and value.</summary>
    public EquatableArray<(string Key, string Value)> Properties { get; init; }

    /// <summary>Whether it is only worth an information here, though the rule is a warning.</summary>
    public bool IsInfo { get; init; }

    /// <summary>Whether it is worth a warning here, though the rule is an information.</summary>
    public bool IsWarning { get; init; }

    public Finding With(string key, string value) =>
        this with { Properties = Properties.Append((key, value)).ToEquatableArray() };
}
