using System.Globalization;

namespace Orchestration.Benchmarks;

/// <summary>
/// The two forms in turns, in one process: what disturbs one disturbs the other, so that the median of the paired ratios is steady where
/// absolute times are not.
/// </summary>
internal static class QuickComparison
{
    private const int Pairs = 41;

    /// <summary>Compares the cases whose names contain a word; gives how many targets are missed.</summary>
    public static async Task<int> RunAsync(string word)
    {
        Console.WriteLine("client     case         by hand    generated   ratio   target   bytes by hand   bytes generated   more a run   target");
        int missed = 0;
        foreach (bool yields in new[] { false, true })
        {
            foreach (Case one in Cases.All(yields, word))
            {
                missed += await CompareAsync(yields, one).ConfigureAwait(false);
            }
        }

        Console.WriteLine($"{missed} targets missed");
        return missed;
    }

    private static double Target(bool yields, Reads reads) => (yields, reads) switch
    {
        (false, _) => 1.10,
        (true, Reads.Text) => 1.15,
        (true, _) => 1.20,
    };

    private static async Task<int> CompareAsync(bool yields, Case one)
    {
        int runs = Math.Max(await Measure.WarmUpAsync(one.ByHand).ConfigureAwait(false), await Measure.WarmUpAsync(one.Generated).ConfigureAwait(false));
        List<(double ByHand, double Generated)> pairs = [];
        for (int pair = 0; pair < Pairs; pair++)
        {
            bool handFirst = pair % 2 == 0;
            double first = await Measure.TimeAsync(handFirst ? one.ByHand : one.Generated, runs).ConfigureAwait(false);
            double second = await Measure.TimeAsync(handFirst ? one.Generated : one.ByHand, runs).ConfigureAwait(false);
            pairs.Add(handFirst ? (first, second) : (second, first));
        }

        double byHand = Measure.Median(pairs.Select(pair => pair.ByHand));
        double generated = Measure.Median(pairs.Select(pair => pair.Generated));
        double ratio = Measure.Median(pairs.Select(pair => pair.Generated / pair.ByHand));
        double bytesByHand = await Measure.BytesAsync(one.ByHand, runs).ConfigureAwait(false);
        double bytesGenerated = await Measure.BytesAsync(one.Generated, runs).ConfigureAwait(false);
        double more = bytesGenerated - bytesByHand;
        double target = Target(yields, one.Reads);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(yields ? "yielding" : "at once"),-10} {one.Name,-9} {byHand,8:0} ns {generated,9:0} ns {ratio,7:0.00} {target,8:0.00} {bytesByHand,15:0} {bytesGenerated,17:0} {more,12:0} {one.MoreBytes,8}"));
        return (Math.Round(ratio, 2) > target ? 1 : 0) + (more > one.MoreBytes ? 1 : 0);
    }
}
