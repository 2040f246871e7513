using System.ComponentModel;

namespace Orchestration;

/// <summary>The ways to read a model's reply. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReplyFormat
{
    // Each is made where it is first needed, so that a program of text steps starts without those for JSON. Made twice by two threads, they are the same.

    /// <summary>The text as it is; never empty.</summary>
    public static ReplyFormat<string> Text => field ??= new TextReply();

    /// <summary>Yes or no.</summary>
    public static ReplyFormat<bool> Boolean => field ??= new ChoiceReply<bool>([("true", true, null), ("false", false, null)], isBoolean: true);

    /// <summary>A verdict, its feedback first.</summary>
    public static ReplyFormat<Verdict> Verdict => field ??= new JsonReply<Verdict>(PipelineJson.BuiltIn, nullable: false, VerdictForm.Reader);

    /// <summary>A value out of a closed set, by its name.</summary>
    /// <param name="choices">The names, their values, and what to tell the model of them.</param>
    public static ReplyFormat<TEnum> Choice<TEnum>(params (string Name, TEnum Value, string? Description)[] choices) =>
        new ChoiceReply<TEnum>(choices);

    /// <summary>A text out of a closed set.</summary>
    /// <param name="labels">The set.</param>
    public static ReplyFormat<string> OneOf(params string[] labels) =>
        new ChoiceReply<string>([.. labels.Select(label => (label, label, (string?)null))]);

    /// <summary>The index of one of several, from 0.</summary>
    /// <param name="count">How many there are.</param>
    public static ReplyFormat<int> Index(int count) => new IndexReply(count);

    /// <summary>Any other type, as JSON.</summary>
    /// <param name="json">How the type is read.</param>
    /// <param name="nullable">Whether the reply may be <c>null</c>; that of a nullable value type always may.</param>
    public static ReplyFormat<T> Json<T>(PipelineJson json, bool nullable = false) => new JsonReply<T>(json, nullable);
}
