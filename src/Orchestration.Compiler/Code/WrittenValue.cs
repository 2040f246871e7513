using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Orchestration.Compiler.Code;

/// <summary>What stands behind an expression, as far as its body shows it.</summary>
internal static class WrittenValue
{
    private const int MostLocals = 8;

    /// <summary>The parts of an expression, and those of what the locals in it were given where they are declared.</summary>
    public static IEnumerable<IOperation> Behind(IOperation value)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<IOperation>([value]);
        while (open.Count > 0)
        {
            foreach (IOperation part in open.Dequeue().DescendantsAndSelf())
            {
                yield return part;
                if (part is ILocalReferenceOperation local && seen.Count < MostLocals && seen.Add(local.Local) && InitialOf(local.Root(), local.Local) is { } initial)
                {
                    open.Enqueue(initial);
                }
            }
        }
    }

    /// <summary>What a local is given where it is declared.</summary>
    public static IOperation? InitialOf(IOperation root, ILocalSymbol local) => root.Descendants()
        .OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declared => SymbolEqualityComparer.Default.Equals(declared.Symbol, local))
        ?.GetVariableInitializer()?.Value;
}
