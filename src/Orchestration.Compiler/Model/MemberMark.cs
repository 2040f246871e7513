namespace Orchestration.Compiler.Model;

/// <summary>A member below a value that is marked where its type is declared.</summary>
/// <param name="Path">The members that lead to it; <see cref="OfElement"/> stands for the elements of a collection.</param>
/// <param name="IsUntrusted">Whether its text may be hostile.</param>
/// <param name="IsSensitive">Whether its text must not get out.</param>
/// <param name="IsShown">Whether it goes along where the whole value is shown as JSON.</param>
internal sealed record MemberMark(EquatableArray<string> Path, bool IsUntrusted, bool IsSensitive, bool IsShown)
{
    public const string OfElement = "[]";

    /// <summary>Whether a placeholder shows it, by itself, by a part of it, or with the value that it is a part of.</summary>
    public bool IsIn(PromptHole hole)
    {
        List<string> read = hole.Path.Select(member => member.Name).ToList();
        int common = Math.Min(read.Count, Path.Count);
        return Path.Take(common).SequenceEqual(read.Take(common)) && (read.Count >= Path.Count || (IsShown && hole.Kind == ValueKind.Json));
    }

    /// <summary>The way to it from a parameter, such as <c>patient.Name</c>.</summary>
    public string From(string parameter) => string.Join(".", Path.Where(member => member != OfElement).Prepend(parameter));
}
