using System.Text.Json.Serialization;
using Orchestration.Samples.ClinicalOrchestrator.Conference;
using Orchestration.Samples.ClinicalOrchestrator.Orders;

namespace Orchestration.Samples.ClinicalOrchestrator;

/// <summary>What the sample reads from replies, and what a clinician reads and edits, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<Inquiry>))]
[JsonSerializable(typeof(Opinion))]
[JsonSerializable(typeof(Advice))]
[JsonSerializable(typeof(OrderSheet))]
internal sealed partial class ReviewJson : JsonSerializerContext;
