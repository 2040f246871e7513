using System.Globalization;
using System.Numerics;

namespace Orchestration.Samples.AdverseEvents.Detection;

/// <summary>
/// How often a drug and an event were reported: the 2×2 table of Evans, Waller and Davis (2001, doi 10.1002/pds.677), and its measures. That χ² is
/// corrected after Yates is this sample's choice.
/// </summary>
/// <param name="Drug">The drug.</param>
/// <param name="Event">The event.</param>
/// <param name="A">Reports with both.</param>
/// <param name="B">Reports with the drug and other events.</param>
/// <param name="C">Reports with other drugs and the event.</param>
/// <param name="D">Reports with neither.</param>
public sealed record ReportCounts(string Drug, string Event, long A, long B, long C, long D)
{
    /// <summary>The fewest reports of a signal.</summary>
    public const int FewestReports = 3;

    /// <summary>
    /// The proportional reporting ratio, (a/(a+b)) / (c/(c+d)): infinite where only this drug has the event, and no number (NaN) where there
    /// are no reports of the drug, or of others.
    /// </summary>
    public double Ratio => A + B == 0 || C + D == 0 || (A == 0 && C == 0) ? double.NaN
        : C == 0 ? double.PositiveInfinity
        : (double)A / (A + B) / ((double)C / (C + D));

    /// <summary>
    /// χ² on one degree of freedom with Yates's correction, N (|ad − bc| − N/2)² / ((a+b)(c+d)(a+c)(b+d)): 0 where a margin is empty, and where the
    /// correction is larger than what it corrects.
    /// </summary>
    public double ChiSquare => Margins.IsZero ? 0 : (double)CorrectedTimesFour / (4 * (double)Margins);

    /// <summary>Whether the criteria of the paper are met: n ≥ 3, PRR ≥ 2 and χ² ≥ 4. Compared in whole numbers, so that what equals a limit meets it.</summary>
    public bool IsSignal => A >= FewestReports
        && !Margins.IsZero
        && (BigInteger)A * (C + D) >= 2 * (BigInteger)C * (A + B)
        && CorrectedTimesFour >= 16 * Margins;

    private BigInteger Total => (BigInteger)A + B + C + D;

    private BigInteger Margins => ((BigInteger)A + B) * ((BigInteger)C + D) * ((BigInteger)A + C) * ((BigInteger)B + D);

    /// <summary>N (2 |ad − bc| − N)², which is four times the numerator of χ².</summary>
    private BigInteger CorrectedTimesFour =>
        BigInteger.Max(0, (2 * BigInteger.Abs(((BigInteger)A * D) - ((BigInteger)B * C))) - Total) is var corrected ? Total * corrected * corrected : 0;

    /// <summary>The measures and the table, as text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Event} with {Drug}: PRR {Text(Ratio)}, χ² {ChiSquare:0.00}, n {A} (2×2 table: {A} and {B} with the drug, {C} and {D} with others)");

    private static string Text(double ratio) => ratio switch
    {
        double.NaN => "undefined",
        double.PositiveInfinity => "infinite",
        _ => ratio.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
