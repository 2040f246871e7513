using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Orchestration.Testing;

/// <summary>What makes two requests the same: their messages, and the options that a reply depends on.</summary>
/// <remarks>Additional properties, conversation ids and raw representations take no part: they may hold what belongs to
/// the transport or changes from run to run.</remarks>
internal static class RequestHash
{
    /// <summary>32 hexadecimal digits of the SHA-256 of the request's canonical JSON.</summary>
    public static string Of(ChatRequest request) => Of(RequestJson.Of(request));

    public static string Of(JsonElement canonical) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RequestJson.Compact(canonical))))[..32];

    /// <summary>A number in [0, 1) that depends on the given texts and on nothing else.</summary>
    public static double Fraction(params ReadOnlySpan<string> parts)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));
        const double Range = 1UL << 53;
        return (BitConverter.ToUInt64(hash) >> 11) / Range;
    }
}
