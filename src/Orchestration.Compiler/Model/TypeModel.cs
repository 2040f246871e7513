namespace Orchestration.Compiler.Model;

/// <summary>How a value of a type is shown in a prompt, and what it is to the parts that carry it.</summary>
internal enum ValueKind
{
    /// <summary>A string, shown as it is.</summary>
    Text,

    /// <summary>Anything with a culture: numbers, dates, enums; shown in the invariant culture.</summary>
    Formattable,

    /// <summary>A collection of strings, shown as a list.</summary>
    TextList,

    /// <summary>Anything else, shown as JSON.</summary>
    Json,

    /// <summary>An <c>AIContent</c>, attached to the user message.</summary>
    Content,

    /// <summary>Several <c>AIContent</c>s, attached to the user message.</summary>
    Contents,

    /// <summary>A conversation so far, put before the user message.</summary>
    Conversation,
}

/// <summary>A type as the emitted code and the messages name it.</summary>
/// <param name="Name">The name in code, from <c>global::</c> on, with nullable annotations.</param>
/// <param name="Display">The name in messages, as short as it can be.</param>
/// <param name="Kind">How its values are shown.</param>
/// <param name="IsNullable">Whether it admits null.</param>
/// <param name="IsClosedSet">Whether its values are a closed set (an enum or a bool), which nothing can make up.</param>
internal sealed record TypeModel(string Name, string Display, ValueKind Kind, bool IsNullable, bool IsClosedSet)
{
    public bool IsText => Kind == ValueKind.Text;

    /// <summary>The name without an outer nullable annotation.</summary>
    public string UnannotatedName => Name.EndsWith("?", StringComparison.Ordinal) ? Name.Substring(0, Name.Length - 1) : Name;
}
