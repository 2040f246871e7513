using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Orchestration;

/// <summary>How values stand in a prompt. Null is nothing. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PromptText
{
    /// <summary>A number, a date and the like, in the invariant culture.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">The format after the colon of the placeholder, or <see langword="null"/>.</param>
    /// <exception cref="FormatException">The value's type does not know the format.</exception>
    public static string Of(IFormattable? value, string? format = null) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Texts as a list, one line each: <c>- a</c>.</summary>
    /// <param name="items">The texts; nulls are left out.</param>
    public static string List(IEnumerable<string?>? items) =>
        items is null ? "" : string.Join('\n', items.Where(item => item is not null).Select(item => "- " + item));

    /// <summary>Any other value as JSON on one line, its text not escaped beyond what JSON needs.</summary>
    /// <exception cref="NotSupportedException">The type has no JSON form, or the pipeline's JSON context does not hold it.</exception>
    public static string Json<T>(T value, PipelineJson json) =>
        value is null ? "" : JsonSerializer.Serialize(value, (JsonTypeInfo<T>)json.Writing.GetTypeInfo(typeof(T)));
}
