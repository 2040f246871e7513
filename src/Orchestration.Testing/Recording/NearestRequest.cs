namespace Orchestration.Testing;

/// <summary>Says how a request differs from the recorded one that is most like it.</summary>
internal static class NearestRequest
{
    public static string Describe(RequestKey key, IReadOnlyList<RecordedEntry> entries)
    {
        if (entries.Count == 0)
            return "the file holds no call at all.";
        string[] asked = Lines(RecordingFile.Show(key.Canonical));
        var lines = new HashSet<string>(asked);
        string[] nearest = entries
            .OrderByDescending(entry => entry.Step == key.Step)
            .Select(entry => Lines(RecordingFile.Show(RequestPart(entry))))
            .MaxBy(recorded => recorded.Count(lines.Contains))!;
        int at = asked.Zip(nearest).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"""
            it was not recorded. The recorded request most like it differs first here:
              recorded: {Line(nearest, at)}
              now:      {Line(asked, at)}
            """;
    }

    private static System.Text.Json.JsonElement RequestPart(RecordedEntry entry) => RequestJson.Build(json =>
    {
        foreach (var part in entry.Json.EnumerateObject().Where(part => part.Name is "options" or "messages"))
            part.WriteTo(json);
    });

    private static string[] Lines(string text) => text.Split('\n');

    private static string Line(string[] lines, int at) => at < lines.Length ? lines[at].Trim() : "(nothing more)";
}
