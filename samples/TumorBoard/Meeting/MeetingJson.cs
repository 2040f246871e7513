using System.Text.Json.Serialization;

namespace Orchestration.Samples.TumorBoard.Meeting;

/// <summary>What the board reads from replies, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Opinion))]
[JsonSerializable(typeof(Ruling))]
internal sealed partial class MeetingJson : JsonSerializerContext;
