using System.Text.Json.Serialization;
using Orchestration.Samples.AdverseEvents.Detection;
using Orchestration.Samples.AdverseEvents.Reports;

namespace Orchestration.Samples.AdverseEvents;

/// <summary>What the sample reads from files and replies, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(CaseReport))]
[JsonSerializable(typeof(LabLimit))]
[JsonSerializable(typeof(VitalLimit))]
[JsonSerializable(typeof(ReportCounts))]
[JsonSerializable(typeof(Assessment))]
internal sealed partial class SafetyJson : JsonSerializerContext;
