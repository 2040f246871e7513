using System.Collections.Frozen;

namespace Orchestration.Testing;

/// <summary>English words that say nothing about what a text is about.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words = """
        a about above after again against all also am an and any are as at be because been before being below between
        both but by can cannot could did do does doing done dont down during each either else etc even every few for from
        further get give given go had has have having he her here hers him his how however i if in into is isnt it its
        itself just let like may me might more most much must my neither no nor not of off on once only or other our out
        over own per please rather said same say says shall she should since so some such than that the their theirs them
        then there these they this those though through thus to too under until up upon us use used very was we well were
        what when where whether which while who whom whose why will with within without would yes yet you your yours
        true false
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}
