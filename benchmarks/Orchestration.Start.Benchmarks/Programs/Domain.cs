using System.Text.Json.Serialization;

namespace Orchestration.Start;

/// <summary>What the typed step gives.</summary>
public sealed record Judgement(string Reasons, bool IsGood);

/// <summary>How it is read without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Judgement))]
internal sealed partial class StartJson : JsonSerializerContext;
