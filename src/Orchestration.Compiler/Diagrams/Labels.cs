using System.Globalization;
using Orchestration.Compiler.Model;

namespace Orchestration.Compiler.Diagrams;

/// <summary>The words in a diagram.</summary>
internal static class Labels
{
    /// <summary>The most names that a label lists.</summary>
    private const int MostListed = 4;

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>1 round</c>, <c>3 rounds</c>.</summary>
    public static string Count(long number, string thing) => $"{Number(number)} {thing}{(number == 1 ? "" : "s")}";

    /// <summary><c>at most 3 rounds</c>, or <c>without bound</c> where none is given.</summary>
    public static string AtMost(long? number, string thing) => number is { } most ? $"at most {Count(most, thing)}" : "without bound";

    /// <summary><c>at most once</c>, <c>at most 3 times</c>.</summary>
    public static string Times(long number) => number == 1 ? "at most once" : $"at most {Number(number)} times";

    /// <summary><c>all at once</c>, or <c>2 at once</c> where not all are.</summary>
    /// <param name="limit">How many are at once; 0 for all.</param>
    /// <param name="all">How many there are.</param>
    public static string AtOnce(int limit, long all) => limit > 0 && limit < all ? $"{Number(limit)} at once" : "all at once";

    /// <summary>The worst case of a pipeline.</summary>
    public static string Calls(Figure calls) => calls.Calls switch
    {
        null => "unbounded, because " + calls.UnboundedBy,
        0 => "no model call",
        { } most => AtMost(most, "model call"),
    };

    /// <summary>The names with commas; only the first where there are many.</summary>
    public static string List(IReadOnlyList<string> names) => names.Count <= MostListed
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostListed - 1))} and {Number(names.Count - MostListed + 1)} more";

    /// <summary>The values that lead to a step as they are read: an enum's member without its type, a text without quotes.</summary>
    /// <param name="handler">The step and its values.</param>
    /// <param name="texts">All values as texts, where they are texts.</param>
    public static string Values(ValueHandler handler, EquatableArray<string> texts = default) =>
        List([.. handler.Values.Select(value => Value(value, texts))]);

    public static string? Join(string? left, string? right) =>
        left is null || left == right ? right : right is null ? left : $"{left}, {right}";

    private static string Value(string code, EquatableArray<string> texts) => code.Length == 0 ? code : code[0] switch
    {
        '"' => texts.FirstOrDefault(text => Emission.Code.Literal(text) == code) ?? code,
        '(' => code.Substring(code.LastIndexOf(')', code.Length - 2) + 1).Trim('(', ')'),
        _ => code.Substring(code.LastIndexOf('.') + 1).TrimStart('@'),
    };
}
