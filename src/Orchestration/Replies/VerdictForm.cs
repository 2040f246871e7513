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

    /// <summary>Reads verdicts as these options say. What is none is read again as one, so that what is said of it speaks of a verdict.</summary>
    public static ReadJson<Verdict> Reader(JsonSerializerOptions reading)
    {
        var type = (JsonTypeInfo<VerdictForm>)reading.GetTypeInfo(typeof(VerdictForm));
        var verdict = (JsonTypeInfo<Verdict>)reading.GetTypeInfo(typeof(Verdict));
        return text =>
        {
            try
            {
                return JsonSerializer.Deserialize(text, type) is { } form ? new Verdict(form.Accepted, form.Feedback, form.Score) : null;
            }
            catch (JsonException)
            {
                return JsonSerializer.Deserialize(text, verdict);
            }
        };
    }
}
