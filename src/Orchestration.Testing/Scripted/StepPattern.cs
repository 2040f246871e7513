namespace Orchestration.Testing;

/// <summary>Matches the path of a step against a part of it that a test names.</summary>
/// <remarks>A path's segments stand between slashes; a segment is a name, then its index in brackets and its attempt
/// after a tilde: <c>Map[17]/Judge[1]~2</c>. A pattern is held against the path's last segments, as many as it has
/// itself. What a segment of the pattern leaves out (index, attempt) may be anything; what it says must be there.</remarks>
internal sealed class StepPattern
{
    private readonly string[][] _segments;

    /// <exception cref="ArgumentException">The pattern or a segment of it is empty.</exception>
    public StepPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        _segments = [.. pattern.Split('/').Select(Parts)];
        if (_segments.Any(segment => segment[0].Length == 0))
            throw new ArgumentException($"'{pattern}' has a segment without a name; write a step's path, such as Judge, Judge[2] or Map[17]/Judge.", nameof(pattern));
    }

    public bool Matches(string? path)
    {
        if (path is null)
            return false;
        string[] segments = path.Split('/');
        return segments.Length >= _segments.Length
            && _segments.Zip(segments[^_segments.Length..]).All(pair => Fits(pair.First, Parts(pair.Second)));
    }

    private static bool Fits(string[] wanted, string[] actual) =>
        wanted[0] == actual[0] && wanted.Skip(1).All(part => actual.AsSpan(1).Contains(part));

    /// <summary>The name, and each index (<c>[1]</c>) and attempt (<c>~2</c>) after it.</summary>
    private static string[] Parts(string segment)
    {
        var parts = new List<string>();
        int start = 0;
        for (int i = 1; i <= segment.Length; i++)
        {
            if (i < segment.Length && segment[i] is not ('[' or '~'))
                continue;
            parts.Add(segment[start..i]);
            start = i;
        }

        return parts.Count > 0 ? [.. parts] : [""];
    }
}
