using System.Text.Json.Serialization;

namespace Orchestration.Samples.MultiAgentTeam;

/// <summary>What the team reads from replies, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Assignment<Member>))]
internal sealed partial class TeamJson : JsonSerializerContext;
