using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Orchestration;

/// <summary>The index of one of several, asked for as <c>{"value": 0}</c>. One that leads nowhere is no answer, and is asked for again.</summary>
internal sealed class IndexReply : ReplyFormat<int>
{
    private readonly int count;
    private readonly Lazy<ChatResponseFormat> format;

    public IndexReply(int count)
    {
        this.count = count;
        format = new(() => JsonFormat.Of(JsonFormat.Wrap(Schema()), "index"));
        Wanted = string.Create(CultureInfo.InvariantCulture, $"a JSON object {{\"value\": …}} whose value is an index from 0 to {count - 1}");
    }

    internal override ChatResponseFormat? Format => format.Value;

    internal override string Wanted { get; }

    internal override string Expected => string.Create(CultureInfo.InvariantCulture, $"an index from 0 to {count - 1}");

    internal override string? ProblemWith(int value) => value >= 0 && value < count ? null : $"A value is wanted that is {Expected}.";

    private protected override ReplyProblem? TryReadText(string text, out int result)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(CodeFence.Strip(text), JsonFormat.StrictDocument);
            JsonElement value = JsonFormat.Unwrap(document.RootElement);
            result = 0;
            return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out result) && result >= 0 && result < count
                ? null
                : Unreadable(text, string.Create(CultureInfo.InvariantCulture, $"its value is {value.GetRawText()}, which is no index from 0 to {count - 1}."));
        }
        catch (JsonException exception)
        {
            result = 0;
            return Unreadable(text, $"it is no JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The range stands in words, because not every provider takes a schema with a minimum and a maximum.</summary>
    private JsonObject Schema() => new()
    {
        ["type"] = "integer",
        ["description"] = string.Create(CultureInfo.InvariantCulture, $"The index of the one that is chosen, from 0 to {count - 1}."),
    };
}
