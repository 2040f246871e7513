using Orchestration.Compiler.Parsing;

namespace Orchestration.Compiler.Emission;

/// <summary>Gives names that nothing else has: the wanted one, or with a number after it.</summary>
internal sealed class NameAllocator(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);

    public string Allocate(string wanted)
    {
        string name = wanted;
        for (int i = 2; !taken.Add(name); i++)
        {
            name = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return CodeNames.Escape(name);
    }

    /// <summary>Names that others have given.</summary>
    public void Take(IEnumerable<string> names) => taken.UnionWith(names);
}
