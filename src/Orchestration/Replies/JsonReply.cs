using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>A value of any type, asked for with its JSON schema and read strictly.</summary>
internal sealed class JsonReply<T> : ReplyFormat<T>
{
    private readonly bool mayBeNull;
    private readonly Lazy<JsonReplyContract<T>> contract;

    /// <param name="json">How the type is read.</param>
    /// <param name="nullable">Whether the reply may be <c>null</c>; that of a nullable value type always may.</param>
    /// <param name="reader">A quicker way to read it, with the same strictness; <see langword="null"/> for that of the type's metadata.</param>
    public JsonReply(PipelineJson json, bool nullable, Func<JsonSerializerOptions, ReadJson<T>>? reader = null)
    {
        mayBeNull = nullable || Nullable.GetUnderlyingType(typeof(T)) is not null;
        contract = new(() => new JsonReplyContract<T>(json, mayBeNull, reader?.Invoke(json.Reading)));
    }

    internal override ChatResponseFormat? Format => contract.Value.Format;

    internal override string Wanted => contract.Value.Wanted;

    internal override bool MayBeNull => mayBeNull;

    private protected override ReplyProblem? TryReadText(string text, out T? result)
    {
        result = default;
        try
        {
            result = contract.Value.Read(CodeFence.Strip(text));
            return result is null && !mayBeNull ? Unreadable(text, "it is null.") : null;
        }
        catch (JsonException exception)
        {
            return Unreadable(text, exception.Message, exception);
        }
    }
}
