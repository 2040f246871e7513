using System.Text.Json;

namespace Orchestration.Testing;

/// <summary>What a request is found by: the hash of its canonical, redacted JSON, and the step that makes it.</summary>
internal sealed record RequestKey(string Hash, string? Step, JsonElement Canonical)
{
    public static RequestKey Of(ChatRequest request, Func<string, string> redact)
    {
        JsonElement canonical = Redaction.Apply(RequestJson.Of(request), redact);
        return new RequestKey(RequestHash.Of(canonical), request.Step, canonical);
    }
}
