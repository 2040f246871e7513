namespace Orchestration.Compiler.Model;

/// <summary>A step of which one of several runs, and the values that lead to it: a case of a route, a worker for kinds of work.</summary>
/// <param name="Method">The step.</param>
/// <param name="Values">The values as written in code.</param>
internal sealed record ValueHandler(string Method, EquatableArray<string> Values)
{
    /// <summary>The values as messages say them: an enum's member without its type; texts and flags as they are.</summary>
    public IEnumerable<string> ShortValues => Values.Select(value =>
        value.StartsWith("\"", StringComparison.Ordinal) ? value : value.Substring(value.LastIndexOf('.') + 1).TrimStart('@'));
}
