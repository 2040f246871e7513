using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Orchestration;

/// <summary>
/// What a verdict's JSON is read into. Generated metadata calls a record's constructor with an array of boxed arguments, where members that can be set
/// cost neither; there is a verdict in every round of a critic.
/// </summary>
internal sealed class VerdictForm
{
    [JsonRequired]
    public bool Accepted { get; set; }

    [JsonRequired]
    public string Feedback { get; set; } = "";

    public double? Score { get; set; }

    /// <exception cref="JsonException">The text is no verdict.</exception>
    public static Verdict? Read(ReadOnlySpan<char> text, JsonSerializerOptions reading) =>
        JsonSerializer.Deserialize(text, (JsonTypeInfo<VerdictForm>)reading.GetTypeInfo(typeof(VerdictForm))) is { } form
            ? new Verdict(form.Accepted, form.Feedback, form.Score)
            : null;
}
