using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>A value of any type, asked for with its JSON schema and read strictly.</summary>
internal sealed class JsonReply<T> : ReplyFormat<T>
{
    private readonly PipelineJson json;
    private readonly bool mayBeNull;
    private readonly Lazy<JsonReplyContract<T>> contract;

    public JsonReply(PipelineJson json, bool nullable)
    {
        this.json = json;
        mayBeNull = nullable || Nullable.GetUnderlyingType(typeof(T)) is not null;
        contract = new(() => new JsonReplyContract<T>(json, mayBeNull));
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
