using System.Text.Json;

namespace Orchestration.Samples.OpenAi;

/// <summary>Makes an exception of a response that is an error.</summary>
internal static class RequestFailure
{
    private const int LongestBody = 500;

    /// <summary>The exception: the server's own words, the status, and in its data how long the server wants to be left alone.</summary>
    public static async Task<HttpRequestException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        string body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var exception = new HttpRequestException(
            $"The server answered {(int)response.StatusCode} ({response.ReasonPhrase}): {Describe(body)}", inner: null, response.StatusCode);
        exception.Data["Retry-After"] = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date,
            _ => null,
        };
        return exception;
    }

    /// <summary>The words of an error object, which some servers send as a mere string.</summary>
    public static string MessageOf(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out JsonElement message) ? message.ToString() : error.ToString();

    private static string Describe(string body)
    {
        try
        {
            JsonElement root = JsonElement.Parse(body);
            return MessageOf(root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out JsonElement error) ? error : root);
        }
        catch (JsonException)
        {
            // A proxy's page, say: its beginning tells more than nothing.
            return body.Length == 0 ? "(no message)" : body[..Math.Min(body.Length, LongestBody)];
        }
    }
}
